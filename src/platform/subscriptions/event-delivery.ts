import { EventStoreUnavailable, type StoredEvent } from '../event-store/event-store.port.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { backOff } from '../time/back-off.js';
import { pause } from '../time/pause.js';
import { within } from '../time/within.js';
import type { Checkpoint } from './checkpoint.js';
import { errorClass, EventFailed } from './failure.js';
import type { TailBatch } from './log-tail.js';
import { OneAtATime } from './one-at-a-time.js';
import type { ParkedEvent, ParkedEvents } from './parked-events.js';
import type { ProcessManager } from './process-manager.js';
import type { Reactor } from './reactor.js';
import type { SubscriptionPorts, SubscriptionSettings } from './settings.js';

/** Hands events to one process manager or reactor, in the order of each stream, and parks what fails. */
export class EventDelivery {
  // What comes and what is retried take turns: an event must not overtake a parked one of its stream.
  private readonly turn = new OneAtATime();

  constructor(
    private readonly ports: SubscriptionPorts,
    private readonly settings: SubscriptionSettings,
    private readonly manager: ProcessManager | Reactor,
    private readonly parked: ParkedEvents,
  ) {}

  /**
   * Handles or parks each event, then saves the checkpoint. When the signal is aborted the rest is left, and
   * the whole batch is delivered again.
   * @throws EventFailed when the event store is unavailable: that is not the event's fault, so nothing is parked
   */
  async deliver(checkpoint: Checkpoint, batch: TailBatch, signal: AbortSignal): Promise<void> {
    if (batch.checkpoint <= checkpoint.position) return;
    // One that cannot be decoded must not take the others along: then each is decoded on its own turn.
    const decoded = batch.decoded ?? (await this.ports.codec.decode(batch.events).catch(() => undefined));
    const coming = batch.events.flatMap((stored, i) =>
      stored.position <= checkpoint.position ? [] : [{ stored, event: decoded?.[i] }],
    );
    if (!(await this.turn.run(() => this.deliveredTogether(coming))))
      for (const { stored, event } of coming) {
        await this.turn.run(() => this.deliverOne(stored, event, signal));
        if (signal.aborted) return;
      }
    await checkpoint.advanceBy(batch.checkpoint);
  }

  /** What it does for many is one commit. @returns whether nothing stood in the way; if anything did, each goes alone */
  private async deliveredTogether(coming: readonly Coming[]): Promise<boolean> {
    const events = coming.flatMap(({ stored, event }) =>
      event === undefined || this.parked.has(stored.stream) ? [] : [event],
    );
    if (!('handleAll' in this.manager) || events.length < Math.max(coming.length, 2)) return false;
    return within(this.settings.handleTimeout, this.manager.handleAll(events)).then(
      () => true,
      () => false,
    );
  }

  /** Tries parked events again whenever their time has come, until the signal is aborted. */
  async retryParked(signal: AbortSignal): Promise<void> {
    do {
      let handled = 0;
      for (const event of await this.parked.due()) {
        if (signal.aborted) return;
        if (await this.turn.run(() => this.retryOne(event))) handled += 1;
      }
      // What waited behind a handled event is due at once.
      if (handled === 0) await pause(this.settings.parkedPoll, signal);
    } while (!signal.aborted);
  }

  private async deliverOne(
    stored: StoredEvent,
    decoded: RecordedEvent | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    if (this.parked.has(stored.stream)) {
      await this.parked.queue(stored);
      return;
    }
    const { handleAttempts } = this.settings;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      const error = await this.handle(stored, decoded);
      if (error === undefined) return;
      if (attempt >= handleAttempts) {
        await this.parked.park(stored, errorClass(error), attempt, this.pauseOfParked(1));
        return;
      }
      await pause(backOff(attempt, this.settings), signal);
    }
  }

  private async retryOne(event: ParkedEvent): Promise<boolean> {
    const { stream, revision } = event;
    const [stored] = await this.ports.store.readStream(stream, { fromRevision: revision, maxCount: 1 });
    const error =
      stored === undefined
        ? new ParkedEventMissing('not in its stream')
        : await this.handle(stored, undefined);
    if (error === undefined) {
      await this.parked.handled(event);
      return true;
    }
    await this.parked.failedAgain(event, errorClass(error), this.pauseOfParked(event.attempts + 1));
    return false;
  }

  private pauseOfParked(failures: number): number {
    const { firstParkedPause: firstPause, longestParkedPause: longestPause } = this.settings;
    return backOff(failures, { firstPause, longestPause });
  }

  private handled(event: RecordedEvent): Promise<void> {
    return 'handleAll' in this.manager ? this.manager.handleAll([event]) : this.manager.handle(event);
  }

  /** @returns what went wrong, if anything */
  private async handle(stored: StoredEvent, decoded: RecordedEvent | undefined): Promise<Error | undefined> {
    try {
      const event = decoded ?? (await this.ports.codec.decode([stored]))[0];
      // Too late is a failure, so one that hangs cannot stop the others. It may still take effect.
      if (event !== undefined) await within(this.settings.handleTimeout, this.handled(event));
      return undefined;
    } catch (error) {
      if (error instanceof EventStoreUnavailable) throw new EventFailed(stored, error);
      return error instanceof Error ? error : new Error('thrown value', { cause: error });
    }
  }
}

interface Coming {
  readonly stored: StoredEvent;
  /** Absent where it could not be decoded. */
  readonly event: RecordedEvent | undefined;
}

class ParkedEventMissing extends Error {
  override readonly name = 'ParkedEventMissing';
}
