import { START, type EventBatch, type Position } from '../event-store/event-store.port.js';
import { keepTrying, pause } from './back-off.js';
import { Checkpoint } from './checkpoint.js';
import { Delivery } from './delivery.js';
import { failureOf, FencedOff, type Failure } from './failure.js';
import { Lease } from './lease.js';
import { ParkedEvents } from './parked-events.js';
import type { ProcessManager } from './process-manager.js';
import type { SubscriptionPorts, SubscriptionSettings } from './settings.js';
import { together } from './together.js';

/** A process manager has no generations: it is never rebuilt, what it sent was sent. */
const ONLY_GENERATION = 1;

export interface ProcessManagerStatus {
  readonly name: string;
  readonly state: 'stopped' | 'standby' | 'live' | 'failed';
  readonly position: Position;
  readonly failure?: Failure;
}

/**
 * Delivers events to one process manager, at least once: the checkpoint is saved after they were handled. An
 * event that keeps failing is parked with its stream; the others go on.
 */
export class ProcessManagerRunner {
  private current: ProcessManagerStatus;

  constructor(
    private readonly ports: SubscriptionPorts,
    private readonly settings: SubscriptionSettings,
    private readonly manager: ProcessManager,
    private readonly failed: (name: string, failure: Failure, error: unknown) => void,
  ) {
    this.current = { name: manager.name, state: 'stopped', position: START };
  }

  get status(): ProcessManagerStatus {
    return this.current;
  }

  /** Until the signal is aborted. */
  async run(stop: AbortSignal): Promise<void> {
    await keepTrying(
      stop,
      this.settings,
      (progressed) => this.attempt(stop, progressed),
      (error) => {
        const failure = failureOf(error, this.current.position);
        this.enter('failed', { failure });
        this.failed(this.manager.name, failure, error);
      },
    );
    this.enter('stopped');
  }

  private async attempt(stop: AbortSignal, progressed: () => void): Promise<void> {
    const { postgres } = this.ports;
    const { name } = this.manager;
    const lease = await Lease.open(postgres, `lekwacht process manager ${name}`, stop);
    try {
      while (!(await lease.tryLock(`lekwacht/process-manager/${name}`))) {
        this.enter('standby');
        await pause(this.settings.standbyPoll * (0.75 + Math.random() / 2), lease.signal);
        if (lease.signal.aborted) return;
      }
      await this.work(lease.signal, progressed);
    } catch (error) {
      if (!(error instanceof FencedOff)) throw error;
    } finally {
      await lease.close();
    }
  }

  private async work(owned: AbortSignal, progressed: () => void): Promise<void> {
    const { postgres } = this.ports;
    const { name } = this.manager;
    await postgres.query({
      text: `insert into subscription_checkpoints (name, generation, version) values ($1, $2, 1)
             on conflict do nothing`,
      values: [name, ONLY_GENERATION],
    });
    const checkpoint = await Checkpoint.claim(postgres, name, ONLY_GENERATION);
    const delivery = new Delivery(
      this.ports,
      this.settings,
      this.manager,
      await ParkedEvents.of(postgres, name),
    );
    // A new try does not make the last failure go away; a step forward does.
    const { failure } = this.current;
    this.enter('live', { position: checkpoint.position, ...(failure && { failure }) });
    await together(owned, [
      async (signal) => {
        for await (const batch of this.subscribe(checkpoint.position, signal)) {
          await delivery.deliver(checkpoint, batch, signal);
          progressed();
          this.enter('live', { position: checkpoint.position });
        }
      },
      (signal) => delivery.retryParked(signal),
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

  private enter(state: ProcessManagerStatus['state'], details: Partial<ProcessManagerStatus> = {}): void {
    const { name, position } = this.current;
    this.current = { name, position, state, ...details };
  }
}
