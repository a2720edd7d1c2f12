import { START, type Position } from '../event-store.port.js';

/** Digits of the largest bigint, and one more for the eye. */
const WIDTH = 20;
const POSITION = new RegExp(`^\\d{${WIDTH}}$`);

/** Padded, so that positions compare as strings. */
export function toPosition(number: string): Position {
  return number === '0' ? START : number.padStart(WIDTH, '0');
}

/**
 * The number in the log, for PostgreSQL to read as a bigint.
 * @throws RangeError for what this store never gave out
 */
export function fromPosition(position: Position): string {
  if (position === START) return '0';
  if (!POSITION.test(position)) throw new RangeError('not a position of this log');
  return position;
}
