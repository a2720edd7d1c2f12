import type { EventBatch, OfInterest, Position, SubscribeOptions } from './event-store.port.js';
import { backOff } from '../time/back-off.js';
import { pause } from '../time/pause.js';
import { within } from '../time/within.js';

export interface PageOptions extends OfInterest {
  /** Default 1,000. */
  readonly maxCount?: number;
}

export interface PageReader {
  /** @throws RangeError at once, when `from` is no position of this log */
  page(from: Position, options?: PageOptions): Promise<EventBatch>;
}

/** Where {@link Hints} come from; the first call of `seen` starts the listening. */
export interface HintSource {
  seen(): number;
  next(seen: number, milliseconds: number, stop: AbortSignal): Promise<void>;
}

export interface SubscriptionLimits {
  /** Hints may get lost: look so often anyhow, in milliseconds. */
  readonly pollMs: number;
  /** A page that takes longer, in milliseconds, is asked for again. */
  readonly readTimeoutMs: number;
}

/** Everything after `from`, page by page; the next page is read when the reader asks for it. */
export async function* subscribe(
  from: Position,
  { batchSize, signal, ...ofInterest }: SubscribeOptions,
  reader: PageReader,
  hints: HintSource,
  limits: SubscriptionLimits,
  report: (what: string, error?: unknown) => void,
): AsyncGenerator<EventBatch, void, undefined> {
  const options = {
    ...ofInterest,
    ...(batchSize === undefined ? {} : { maxCount: batchSize }),
  };
  let checkpoint = from;
  let caughtUp = false;
  let failures = 0;
  while (!signal.aborted) {
    const seen = hints.seen();
    let batch: EventBatch;
    try {
      batch = await within(limits.readTimeoutMs, reader.page(checkpoint, options), signal);
      failures = 0;
    } catch (error) {
      if (stopped(signal)) return;
      if (error instanceof RangeError) throw error;
      report('the log cannot be read; the subscription tries again', error);
      await pause(backOff(++failures), signal);
      continue;
    }
    const news = batch.checkpoint !== checkpoint || batch.caughtUp !== caughtUp;
    ({ checkpoint, caughtUp } = batch);
    if (news) yield batch;
    if (caughtUp) await hints.next(seen, limits.pollMs, signal);
  }
}

/** A function, because the compiler does not see that an abort happens while we wait. */
function stopped(signal: AbortSignal): boolean {
  return signal.aborted;
}
