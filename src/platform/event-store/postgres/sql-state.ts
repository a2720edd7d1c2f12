/** SQLSTATE: five characters, at least one a digit. Node's own EPIPE has five as well. */
const SQL_STATE = /^(?=.*\d)[\dA-Z]{5}$/;

const UNIQUE_VIOLATION = '23505';

/**
 * What an error says about the transaction that it ended.
 * - `data`: rolled back, and the values are at fault: the same again fails again
 * - `not-written`: rolled back by the server, which said so
 * - `unknown`: the commit may or may not have happened
 */
export type ErrorMeaning = 'data' | 'not-written' | 'unknown';

export function meaningOf(error: unknown): ErrorMeaning {
  const state = sqlState(error);
  if (state === undefined) return 'unknown';
  switch (state.slice(0, 2)) {
    case '22': // data exception
    case '23': // integrity constraint violation
    case '54': // program limit exceeded
      return 'data';
    case '08': // connection exception
    case '57': // operator intervention: shut down or killed, perhaps after the commit
      return state === QUERY_CANCELED ? 'not-written' : 'unknown';
    default:
      return 'not-written';
  }
}

/** The statement time-out. A commit that has begun is not cancelled. */
const QUERY_CANCELED = '57014';

export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === UNIQUE_VIOLATION;
}

function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' && SQL_STATE.test(error.code) ? error.code : undefined;
}
