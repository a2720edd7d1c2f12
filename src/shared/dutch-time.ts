import type { Moment } from './moment.js';

/** The wall clock by which Dutch organisations and the AP count days. */
export const DUTCH_TIME = 'Europe/Amsterdam';

/** The year by that clock, which in winter is an hour ahead of UTC. */
export function dutchYear(at: Moment): number {
  const year = Number(at.slice(0, 4));
  return at.startsWith('12-31T23', 5) ? year + 1 : year;
}
