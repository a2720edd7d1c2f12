import type { Position as ServerPosition } from '@eventstore/db-client';
import { START, type Position } from '../event-store.port.js';

/** Digits of the largest unsigned 64-bit number. */
const WIDTH = 20;
const POSITION = /^(\d{20})\/(\d{20})$/;

/** `commit/prepare`, padded so that positions compare as strings. */
export function toPosition({ commit, prepare }: ServerPosition): Position {
  return `${String(commit).padStart(WIDTH, '0')}/${String(prepare).padStart(WIDTH, '0')}`;
}

/**
 * @returns undefined for {@link START}
 * @throws RangeError for what this store never gave out
 */
export function fromPosition(position: Position): ServerPosition | undefined {
  if (position === START) return undefined;
  const [, commit, prepare] = POSITION.exec(position) ?? [];
  if (commit === undefined || prepare === undefined) throw new RangeError('not a position of this log');
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}
