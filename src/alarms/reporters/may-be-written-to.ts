import type { Breach } from '../../breach/domain/breach.js';
import { saysDanger } from '../../breach/domain/reporting.js';
import { worksForTheOrganisation } from '../../breach/domain/report.js';
import { isInDanger, needsSafeContact } from '../../breach/domain/safety.js';

/**
 * Whether the reporter may be written to now: a mail on the telephone of a victim can be read by whom he flees from. Somebody who
 * works there, or who ticked that he alone reads it; not while danger is there or was not excluded; not where somebody else wrote
 * the report down, whose reporter has no receipt; nor once his address was forgotten.
 */
export function mayBeWrittenTo(breach: Breach): boolean {
  const { kind, contact, hasEmail, readsAlone } = breach.report.reporter;
  if (contact === undefined || hasEmail === false || 'erased' in contact || 'unreadable' in contact)
    return false;
  if (breach.entry !== undefined) return false;
  if (!worksForTheOrganisation(kind) && readsAlone !== true) return false;
  return isDangerExcluded(breach);
}

/** Somebody said that there is none, or saw to it: what nobody answered is unknown. */
export function isDangerExcluded(breach: Breach): boolean {
  if (isInDanger(breach) || needsSafeContact(breach)) return false;
  const { safety, report, computed } = breach;
  // The danger that a report tells of is an event of its own, which comes after it.
  if (safety.raisedAt === undefined && saysDanger(report)) return false;
  if (safety.averted || report.safetyRisk === 'no') return true;
  return computed?.facts?.safetyRisk === 'no' && safety.signs?.length === 0;
}
