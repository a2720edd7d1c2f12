import { START, type Position } from '../event-store/event-store.port.js';

export interface Progress {
  readonly position: Position;
  readonly head: Position;
  /** How much of the log is behind us, from 0 to 1: for people who wait, not for decisions. */
  readonly share: number;
}

export function progressOf(position: Position, head: Position): Progress {
  return { position, head, share: share(position, head) };
}

/** Positions are opaque, but those of our stores begin with a number in digits; anything else counts as not begun. */
function share(position: Position, head: Position): number {
  if (position >= head) return 1;
  const part = position === START ? 0 : Number.parseInt(position, 10) / Number.parseInt(head, 10);
  return part > 0 && part < 1 ? part : 0;
}
