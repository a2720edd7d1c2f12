import { setImmediate as nextTurn } from 'node:timers/promises';

/** Rows made into text before anything else gets its turn: some milliseconds. */
const AT_ONCE = 20;

/** The same rows, some at a time: whoever asks something else meanwhile is answered, however fast the file is taken. */
export async function* inTurns<T>(rows: readonly T[]): AsyncGenerator<readonly T[], void> {
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    await nextTurn();
    yield rows.slice(i, i + AT_ONCE);
  }
}

/** Texts made ahead of a reader: he who takes nothing has a file wait, not grow in memory. */
export const AHEAD = { highWaterMark: 2 } as const;
