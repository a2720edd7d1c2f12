import { EventStoreUnavailable, type EventBatch, type StoredEvent } from '../event-store/event-store.port.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { backOff, pause } from './back-off.js';
import type { Checkpoint } from './checkpoint.js';
import { errorClass, EventFailed } from './failure.js';
import { OneAtATime } from './one-at-a-time.js';
import type { ParkedEvent, ParkedEvents } from './parked-events.js';
import type { ProcessManager } from './process-manager.js';
import type { SubscriptionPorts, SubscriptionSettings } from './settings.js';

/** Hands events to one process manager, in the order of each stream, and parks what fails. */
export class Delivery {
  // What comes and what is retried take turns: an event must not overtake a parked one of its stream.
  private readonly turn = new OneAtATime();

  constructor(
    private readonly ports: SubscriptionPorts,
    private readonly settings: SubscriptionSettings,
    private readonly manager: ProcessManager,
    private readonly parked: ParkedEvents,
  ) {}

  /**
   * Handles or parks each event, then saves the checkpoint. When the signal is aborted the rest is left, and
   * the whole batch is delivered again.
   * @throws EventFailed when the event store is unavailable: that is not the event's fault, so nothing is parked
   */
  async deliver(checkpoint: Checkpoint, batch: EventBatch, signal: AbortSignal): Promise<void> {
    if (batch.checkpoint <= checkpoint.position) return;
    // One that cannot be decoded must not take the others along: then each is decoded on its own turn.
    const decoded = await this.ports.codec.decode(batch.events).catch(() => undefined);
    for (const [i, stored] of batch.events.entries()) {
      if (stored.position <= checkpoint.position) continue;
      await this.turn.run(() => this.deliverOne(stored, decoded?.[i], signal));
      if (signal.aborted) return;
    }
    await checkpoint.advance(batch.checkpoint);
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
    const { handleAttempts, firstPause, longestPause, firstParkedPause, longestParkedPause } = this.settings;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      const error = await this.handle(stored, decoded);
      if (error === undefined) return;
      if (attempt >= handleAttempts) {
        const nextTry = backOff(1, firstParkedPause, longestParkedPause);
        await this.parked.park(stored, errorClass(error), attempt, nextTry);
        return;
      }
      await pause(backOff(attempt, firstPause, longestPause), signal);
    }
  }

  private async retryOne(event: ParkedEvent): Promise<boolean> {
    const { firstParkedPause, longestParkedPause } = this.settings;
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
    const nextTry = backOff(event.attempts + 1, firstParkedPause, longestParkedPause);
    await this.parked.failedAgain(event, errorClass(error), nextTry);
    return false;
  }

  /** @returns what went wrong, if anything */
  private async handle(stored: StoredEvent, decoded: RecordedEvent | undefined): Promise<Error | undefined> {
    try {
      const event = decoded ?? (await this.ports.codec.decode([stored]))[0];
      if (event !== undefined) await within(this.settings.handleTimeout, this.manager.handle(event));
      return undefined;
    } catch (error) {
      if (error instanceof EventStoreUnavailable) throw new EventFailed(stored, error);
      return error instanceof Error ? error : new Error('thrown value', { cause: error });
    }
  }
}

/** Too late is a failure, so one handler that hangs cannot stop the others. It may still take effect. */
async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const answered = new AbortController();
  const tooLate = pause(milliseconds, answered.signal).then(() => {
    if (!answered.signal.aborted) throw new HandlerTooLate(`no answer in ${milliseconds} ms`);
  });
  try {
    await Promise.race([work, tooLate]);
  } finally {
    answered.abort();
  }
}

export class HandlerTooLate extends Error {
  override readonly name = 'HandlerTooLate';
}

export class ParkedEventMissing extends Error {
  override readonly name = 'ParkedEventMissing';
}
