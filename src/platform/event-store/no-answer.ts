import { types } from 'node:util';
import { GaveUpWaiting } from '../time/within.js';

/** How the client of KurrentDB names what a server did not answer; it is not loaded for this. */
const UNANSWERED = ['timeout', 'deadline-exceeded', 'unavailable', 'cancelled', 'not-leader'];
/** Words of the gRPC library and of the client, for a request that found no server at all. */
export const NO_SERVER = /no connection established|name resolution failed|failed to discover/i;

/** Whether a server of the log gave no answer: nothing is wrong with what was asked, and it may be asked again. */
export function isNoAnswer(error: unknown): boolean {
  if (error instanceof GaveUpWaiting) return true;
  if (!types.isNativeError(error)) return false;
  const { type } = error as { readonly type?: unknown };
  return UNANSWERED.includes(String(type)) || NO_SERVER.test(error.message);
}
