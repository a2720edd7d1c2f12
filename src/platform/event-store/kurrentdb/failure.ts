import {
  AccessDeniedError,
  DeadlineExceededError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  UnavailableError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { EventStoreUnavailable } from '../event-store.port.js';
import { NO_SERVER } from '../no-answer.js';

/**
 * What an error says about an append.
 * - `conflict`: the stream does not end at the expected revision
 * - `data`: the same again fails again
 * - `refused`: not written, and trying again soon does not help
 * - `not-written`: not written; another try may succeed
 * - `unknown`: it may or may not have been written
 */
export type ErrorMeaning = 'conflict' | 'data' | 'refused' | 'not-written' | 'unknown';

export function meaningOf(error: unknown): ErrorMeaning {
  if (error instanceof EventStoreUnavailable) return error.outcome;
  if (error instanceof WrongExpectedVersionError) return 'conflict';
  if (error instanceof MaxAppendSizeExceededError || error instanceof InvalidArgumentError) return 'data';
  if (error instanceof StreamDeletedError) return 'data';
  if (error instanceof AccessDeniedError) return 'refused';
  // Whoever is not the leader says so before he writes; the client goes to the leader next time.
  if (error instanceof NotLeaderError) return 'not-written';
  return neverLeft(error) ? 'not-written' : 'unknown';
}

/** Whether the connection fell silent, so that the next try should not use it. */
export function isSilence(error: unknown): boolean {
  return error instanceof DeadlineExceededError || (error instanceof Error && error.name === 'GaveUpWaiting');
}

function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error instanceof UnavailableError || error.constructor === Error) && NO_SERVER.test(error.message);
}
