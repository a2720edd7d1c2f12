import type { NotificationFields } from './authority-notification.js';
import type { Restatement } from './correction.js';
import { valuesOfRound } from './correction-of-round.js';
import type { MandateFields } from './mandate.js';
import type { MatterFields } from './matters.js';
import type { RoundFields } from './subject-notification.js';

/** Those whose correction can need a second person. */
export type StandingReads = MandateFields & MatterFields & NotificationFields & RoundFields;

type Values = Readonly<Record<string, unknown>>;

/** A statement as it counts: everything that is known of it. */
export function standingStatement(
  { notifications, boardContacts, matters, informed }: StandingReads,
  corrects: number,
): Values {
  const known =
    [...notifications, ...boardContacts, ...matters, ...informed].find(
      ({ revision }) => revision === corrects,
    ) ?? matters.find(({ settledRevision }) => settledRevision === corrects);
  return { ...known };
}

/** What stands of it in the fields that are restated; a round is restated as a whole. */
export function standingValues(
  breach: StandingReads,
  corrects: number,
  { statement, ...to }: Restatement,
): Values {
  const round = breach.informed.find(({ revision }) => revision === corrects);
  if (statement === 'SubjectsInformed' && round !== undefined) return { ...valuesOfRound(round) };
  return Object.fromEntries(
    Object.entries(standingStatement(breach, corrects)).filter(([field]) => field in to),
  );
}
