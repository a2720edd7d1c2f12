import { pause } from './pause.js';

/** Pauses between tries, in milliseconds. */
interface Pauses {
  readonly firstPause: number;
  readonly longestPause: number;
}

/** To a server that was lost. */
const RECONNECT: Pauses = { firstPause: 50, longestPause: 5_000 };

/**
 * The pause, in milliseconds, after so many failures in a row. It doubles with every failure up to the longest;
 * half of it is left to chance, so that those who lost the same server do not all come back at once.
 * @param failures from 1
 */
export function backOff(failures: number, { firstPause, longestPause } = RECONNECT): number {
  const full = Math.min(longestPause, firstPause * 2 ** (failures - 1));
  return full / 2 + Math.random() * (full / 2);
}

/**
 * Runs attempt after attempt until it is told to stop; after failures with a pause that grows until an attempt
 * reports progress.
 */
export async function keepTrying(
  stop: AbortSignal,
  attempt: (progressed: () => void) => Promise<void>,
  failed: (error: unknown) => void,
  pauses = RECONNECT,
): Promise<void> {
  let failures = 0;
  while (!stop.aborted) {
    try {
      await attempt(() => (failures = 0));
    } catch (error) {
      // What breaks because we are ending is no failure.
      if (isAborted(stop)) return;
      failures += 1;
      failed(error);
    }
    await pause(backOff(Math.max(1, failures), pauses), stop);
  }
}

/** A function, because the compiler does not see that an abort happens while we wait. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
