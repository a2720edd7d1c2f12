import type { EventBatch, Position } from '../event-store/event-store.port.js';
import { concurrently } from './concurrently.js';
import { EventDelivery } from './event-delivery.js';
import { OwnedSubscription, type OnFailure, type Ownable, type Ownership } from './owned-subscription.js';
import { ParkedEvents } from './parked-events.js';
import type { ProcessManager } from './process-manager.js';
import type { SubscriptionPorts, SubscriptionSettings } from './settings.js';

/** A process manager has no generations: it is never rebuilt, what it sent was sent. */
const ONLY_GENERATION = 1;

/**
 * Delivers events to one process manager, at least once: the checkpoint is saved after they were handled. An
 * event that keeps failing is parked with its stream; the others go on.
 */
export class ProcessManagerRunner extends OwnedSubscription {
  constructor(
    ports: SubscriptionPorts,
    settings: SubscriptionSettings,
    private readonly manager: ProcessManager,
    onFailure: OnFailure,
  ) {
    super(ports, settings, 'process manager', manager.name, onFailure);
  }

  protected override async ownable(): Promise<Ownable> {
    const { name } = this.manager;
    await this.ports.postgres.query({
      text: `insert into subscription_checkpoints (name, generation, version) values ($1, $2, 1)
             on conflict do nothing`,
      values: [name, ONLY_GENERATION],
    });
    return { generation: ONLY_GENERATION, lock: `lekwacht/process-manager/${name}` };
  }

  protected override async work({ checkpoint, signal, begin, moved }: Ownership): Promise<void> {
    const parked = await ParkedEvents.of(this.ports.postgres, this.manager.name);
    const delivery = new EventDelivery(this.ports, this.settings, this.manager, parked);
    begin('live');
    await concurrently(signal, [
      async (both) => {
        for await (const batch of this.subscribe(checkpoint.position, both)) {
          await delivery.deliver(checkpoint, batch, both);
          moved('live');
        }
      },
      (both) => delivery.retryParked(both),
    ]);
  }

  private subscribe(from: Position, signal: AbortSignal): AsyncIterable<EventBatch> {
    const { streamPrefixes } = this.manager;
    return this.ports.store.subscribeToAll(from, {
      ...(streamPrefixes.length === 0 ? {} : { streamPrefixes }),
      batchSize: this.settings.processManagerBatch,
      signal,
    });
  }
}
