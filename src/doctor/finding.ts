import { within } from '../platform/time/within.js';

/** What is said of one part: nothing personal, no address of anybody, no secret. */
export interface Finding {
  readonly state: 'ok' | 'warning' | 'failed';
  readonly says: string;
  /** What to do about it. */
  readonly todo?: string;
}

/** One part that is looked at; it changes nothing. */
export interface Check {
  readonly name: string;
  readonly run: () => Promise<Finding>;
}

/** `1 key`, `2 keys`. */
export const counted = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`;

export const ok = (says: string): Finding => ({ state: 'ok', says });
export const warning = (says: string, todo: string): Finding => ({ state: 'warning', says, todo });
export const failed = (says: string, todo: string): Finding => ({ state: 'failed', says, todo });

/** What nobody answers within this is not there. */
const PATIENCE_MS = 10_000;

/** One after the other; what throws, or takes too long, has failed. */
export async function* examine(
  checks: readonly Check[],
): AsyncGenerator<Finding & { readonly name: string }> {
  for (const { name, run } of checks) {
    const found = await within(PATIENCE_MS, run()).catch((error: unknown) =>
      failed(error instanceof Error ? error.message || error.name : 'failed', 'see what it says'),
    );
    yield { name, ...found };
  }
}
