import { plusHours, type Moment } from '../../shared/moment.js';

/** No article sets it: a rule of the house, short enough to leave most of the 72 hours of Art. 33(1). */
const CONFIRMATION_HOURS = 24;

/** Until when somebody else is expected to confirm or reject what one person proposed. */
export function confirmBy(proposedAt: Moment): Moment {
  return plusHours(proposedAt, CONFIRMATION_HOURS);
}

/** A rule of the house too: it leaves most of the month of Art. 12(3) to whoever asked for it. */
const ERASURE_DAYS = 7;

/** Until when somebody else is expected to approve or reject an erasure. */
export function decideOnErasureBy(proposedAt: Moment): Moment {
  return plusHours(proposedAt, ERASURE_DAYS * 24);
}
