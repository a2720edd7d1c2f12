import type { Position } from '../event-store/event-store.port.js';

/** Why a subscription stands still. Shown by readiness, so: class, place and type only, nothing personal. */
export interface Failure {
  readonly errorClass: string;
  readonly position: Position;
  /** Absent when no single event is to blame. */
  readonly eventType?: string;
}

/** One event could not be decoded, folded or handled. */
export class EventFailed extends Error {
  override readonly name = 'EventFailed';
  constructor(
    readonly at: { readonly position: Position; readonly type: string },
    cause: unknown,
  ) {
    super(`event ${at.type} at ${at.position} failed`, { cause });
  }
}

/** Another owner took over, or the generation was retired. Not a failure: somebody else goes on. */
export class FencedOff extends Error {
  override readonly name = 'FencedOff';
}

/** @param position where the subscription stands, for errors that no single event is to blame for */
export function failureOf(error: unknown, position: Position): Failure {
  return error instanceof EventFailed
    ? { errorClass: errorClass(error.cause), position: error.at.position, eventType: error.at.type }
    : { errorClass: errorClass(error), position };
}

/** The class of an error with its code (SQLSTATE, errno): messages may quote what people wrote. */
export function errorClass(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const name = /^(e|E)rror$/.test(error.name) ? error.constructor.name : error.name;
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? `${name} ${code}` : name;
}
