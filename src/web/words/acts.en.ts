import type { acts as nl } from './acts.nl.js';
import type { Wide } from './shape.js';

export const acts: Wide<typeof nl> = {
  changedMeanwhile: 'Recorded meanwhile',
  now: 'Now',
  day: 'Day',
  time: 'Time',
};
