import type { Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';

/** What has happened has happened by now. */
export function notInTheFuture(at: Moment, now: Moment, field: string): void {
  if (at > now)
    throw new Refusal('moment-in-the-future', 'This moment lies in the future.', 'invalid', field);
}
