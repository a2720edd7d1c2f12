import { setTimeout as delay } from 'node:timers/promises';

/** Resolves after `milliseconds`, or at once when the signal is aborted. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch {
    // Aborted: whoever waits looks at the signal itself.
  }
}

/** Doubles with every failure up to the longest; half of it is chance, so that many do not return together. */
export function backOff(failures: number, first: number, longest: number): number {
  const full = Math.min(longest, first * 2 ** Math.max(0, failures - 1));
  return full / 2 + Math.random() * (full / 2);
}

/**
 * Runs attempt after attempt until the signal is aborted; after a failure with a pause that grows until an
 * attempt reports progress.
 */
export async function keepTrying(
  signal: AbortSignal,
  pauses: { readonly firstPause: number; readonly longestPause: number },
  attempt: (progressed: () => void) => Promise<void>,
  failed: (error: unknown) => void,
): Promise<void> {
  let failures = 0;
  do {
    try {
      await attempt(() => (failures = 0));
    } catch (error) {
      // What breaks because we are ending is no failure.
      if (signal.aborted) return;
      failures += 1;
      failed(error);
    }
    await pause(backOff(failures, pauses.firstPause, pauses.longestPause), signal);
  } while (!signal.aborted);
}
