import { START, type Position } from '../event-store/event-store.port.js';
import { pause } from '../time/pause.js';
import { concurrently } from './concurrently.js';
import { EventDelivery } from './event-delivery.js';
import type { LogTail, TailBatch } from './log-tail.js';
import { OwnedSubscription, type OnFailure, type Ownable, type Ownership } from './owned-subscription.js';
import { ParkedEvents } from './parked-events.js';
import type { ProcessManager } from './process-manager.js';
import type { Reactor } from './reactor.js';
import type { SubscriptionPorts, SubscriptionSettings } from './settings.js';

/** Neither has generations: it is never rebuilt, what it sent was sent. */
const ONLY_GENERATION = 1;

/** Where somebody begins whose name this database has never seen, and what the lock of his is called. */
export interface Beginning {
  readonly kind: string;
  readonly at: 'start' | 'end';
  /** Milliseconds that it lets events gather: what comes meanwhile is one batch. */
  readonly gathers: number;
  /** The same where nothing came that is for it. */
  readonly restsFor: number;
}

/** Answers everything that was ever recorded. */
export const OF_PROCESS_MANAGERS: Beginning = {
  kind: 'process manager',
  at: 'start',
  gathers: 0,
  restsFor: 100,
};
/** Concerns itself with what comes. */
export const OF_REACTORS: Beginning = { kind: 'reactor', at: 'end', gathers: 100, restsFor: 100 };

/**
 * Delivers events to one process manager or reactor, at least once: the checkpoint is saved after they were handled. An
 * event that keeps failing is parked with its stream; the others go on.
 */
export class ProcessManagerRunner extends OwnedSubscription {
  constructor(
    ports: SubscriptionPorts,
    settings: SubscriptionSettings,
    private readonly manager: ProcessManager | Reactor,
    private readonly tail: LogTail,
    onFailure: OnFailure,
    private readonly beginning: Beginning,
  ) {
    super(ports, settings, beginning.kind, manager.name, onFailure);
  }

  /** Says where it begins, where nobody has said so before: what is recorded from here on is not missed. */
  async settle(): Promise<void> {
    const { postgres, store } = this.ports;
    const { name } = this.manager;
    const known = await postgres.query({
      text: 'select from subscription_checkpoints where name = $1',
      values: [name],
    });
    if (known.rowCount > 0) return;
    const from = this.beginning.at === 'start' ? START : await store.head();
    // Of two that ask at once the first has said it.
    await postgres.query({
      text: `insert into subscription_checkpoints (name, generation, version, position) values ($1, $2, 1, $3)
             on conflict do nothing`,
      values: [name, ONLY_GENERATION, from],
    });
  }

  protected override async ownable(): Promise<Ownable> {
    await this.settle();
    const kind = this.beginning.kind.replaceAll(' ', '-');
    return { generation: ONLY_GENERATION, lock: `lekwacht/${kind}/${this.manager.name}` };
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
          const { gathers, restsFor } = this.beginning;
          if (batch.caughtUp) await pause(batch.events.length === 0 ? restsFor : gathers, both);
        }
      },
      (both) => delivery.retryParked(both),
    ]);
  }

  private subscribe(from: Position, signal: AbortSignal): AsyncIterable<TailBatch> {
    const { streamPrefixes } = this.manager;
    const asked = 'eventTypes' in this.manager ? this.manager.eventTypes : undefined;
    // One that this version does not know comes to whoever it may be for, and waits with its stream for a version that does.
    const exceptTypes = asked && this.ports.codec.types.filter((type) => !asked.includes(type));
    return this.tail.follow(from, {
      ...(streamPrefixes.length === 0 ? {} : { streamPrefixes }),
      ...(exceptTypes !== undefined && { exceptTypes }),
      batchSize: this.settings.processManagerBatch,
      signal,
    });
  }
}
