import { GaveUpWaiting, within } from '../time/within.js';

/** One thing readiness depends on or reports. */
export interface ReadinessCheck {
  readonly name: string;
  /** Whether nothing can be taken in without it. */
  readonly fatal: boolean;
  /** `detail` is public: nothing personal, no addresses, no passwords. */
  check(): Promise<{ readonly ok: boolean; readonly detail: string }>;
}

export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly fatal: boolean;
  readonly detail: string;
}

/** Injection token of the list of checks, provided by the composition root. */
export const READINESS_CHECKS = Symbol('readiness checks');

const LONGEST_MS = 2_000;

/**
 * Runs a check for at most two seconds: a monitor must get an answer while a database hangs.
 * @param onFailure hears of a check that could not be made
 */
export async function runCheck(
  check: ReadinessCheck,
  onFailure: (error: unknown) => void,
): Promise<CheckResult> {
  const { name, fatal } = check;
  try {
    const { ok, detail } = await within(LONGEST_MS, check.check());
    return { name, fatal, ok, detail };
  } catch (error) {
    if (error instanceof GaveUpWaiting) return { name, fatal, ok: false, detail: 'no answer in time' };
    onFailure(error);
    return { name, fatal, ok: false, detail: 'the check failed; see the log' };
  }
}
