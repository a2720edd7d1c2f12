import { START, type Position } from '../event-store/event-store.port.js';
import { keepTrying } from '../time/back-off.js';
import { pause } from '../time/pause.js';
import { Checkpoint } from './checkpoint.js';
import { failureOf, FencedOff, type Failure } from './failure.js';
import { Lease } from './lease.js';
import type { SubscriptionPorts, SubscriptionSettings } from './settings.js';

/**
 * - `standby`: another process owns it
 * - `building`: a generation that is not read yet
 * - `behind` / `live`: on the way to, or at, the end of the log
 * - `failed`: stands still after an error and will try again
 * - `superseded`: a newer version of the code owns it
 */
export type SubscriptionState =
  'stopped' | 'standby' | 'building' | 'behind' | 'live' | 'failed' | 'superseded';

/** What this process does for the subscription. */
export interface SubscriptionStatus {
  readonly name: string;
  readonly state: SubscriptionState;
  readonly position: Position;
  readonly generation?: number;
  readonly failure?: Failure;
}

/** What there is to own: a generation of the subscription, and the lock that says who works on it. */
export interface Ownable {
  readonly generation: number;
  readonly lock: string;
}

/** Called for each failed attempt. Log the failure; the error itself may quote what people wrote. */
export type OnFailure = (name: string, failure: Failure, error: unknown) => void;

/** The time in which a subscription is ours. */
export interface Ownership {
  readonly checkpoint: Checkpoint;
  /** Aborted when it is no longer ours, or we are told to stop. */
  readonly signal: AbortSignal;
  /** Work begins. A new try does not make the last failure go away; a step forward does. */
  readonly begin: (state: SubscriptionState) => void;
  /** A step forward: the checkpoint was moved. */
  readonly moved: (state: SubscriptionState) => void;
}

/**
 * A subscription that one process works on while others stand by. After an error it stands still, says so, gives
 * its lock away and tries again.
 */
export abstract class OwnedSubscription {
  private current: SubscriptionStatus;

  constructor(
    protected readonly ports: SubscriptionPorts,
    protected readonly settings: SubscriptionSettings,
    private readonly kind: string,
    private readonly name: string,
    private readonly onFailure: OnFailure,
  ) {
    this.current = { name, state: 'stopped', position: START };
  }

  get status(): SubscriptionStatus {
    return this.current;
  }

  /** Until the signal is aborted. */
  async run(stop: AbortSignal): Promise<void> {
    await keepTrying(
      stop,
      (progressed) => this.attempt(stop, progressed),
      (error) => {
        const failure = failureOf(error, this.current.position);
        this.enter('failed', { failure });
        this.onFailure(this.name, failure, error);
      },
      this.settings,
    );
    this.enter('stopped');
  }

  /** What this process could work on now. Asked again for as long as another process holds the lock. */
  protected abstract ownable(): Promise<Ownable | 'superseded'>;

  /** The work, until the signal of the ownership is aborted. @throws FencedOff when another owner took over */
  protected abstract work(owned: Ownership): Promise<void>;

  private async attempt(stop: AbortSignal, progressed: () => void): Promise<void> {
    const { postgres } = this.ports;
    const lease = await Lease.open(postgres, `lekwacht ${this.kind} ${this.name}`, stop);
    try {
      const generation = await this.awaitOwnership(lease);
      if (generation === undefined) return;
      const checkpoint = await Checkpoint.claim(postgres, this.name, generation);
      const at = () => ({ generation, position: checkpoint.position });
      await this.work({
        checkpoint,
        signal: lease.signal,
        begin: (state) => {
          const { failure } = this.current;
          this.enter(state, { ...at(), ...(failure && { failure }) });
        },
        moved: (state) => {
          progressed();
          this.enter(state, at());
        },
      });
    } catch (error) {
      // Another owner, or a rebuild that was swapped in: look again who has to do what.
      if (!(error instanceof FencedOff)) throw error;
    } finally {
      await lease.close();
    }
  }

  /** @returns the generation to work on, or `undefined` when the lease ended first */
  private async awaitOwnership(lease: Lease): Promise<number | undefined> {
    while (!lease.signal.aborted) {
      const ownable = await this.ownable();
      if (ownable === 'superseded') this.enter('superseded');
      else if (await lease.tryLock(ownable.lock)) return ownable.generation;
      else this.enter('standby');
      await pause(this.settings.standbyPoll * (0.75 + Math.random() / 2), lease.signal);
    }
    return undefined;
  }

  private enter(state: SubscriptionState, details: Partial<SubscriptionStatus> = {}): void {
    const { name, position } = this.current;
    this.current = { name, position, state, ...details };
  }
}
