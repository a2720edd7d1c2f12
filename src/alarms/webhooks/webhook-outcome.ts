import type { Handed } from '../sending.port.js';

/** In one word: `sent`, or the code of what went wrong. */
export function outcomeOf(handed: Handed): string {
  if (handed === 'sent') return handed;
  return 'later' in handed ? handed.later : handed.never;
}
