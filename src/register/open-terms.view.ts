import { kindOfDeadline, runningDeadlines, type KindOfDeadline } from '../breach/domain/deadlines.js';
import type { OpenTermAnswer } from './open-term.answer.js';
import type { RegisterRow } from './register.projection.js';

/**
 * What has to be done by when. Whether it is too late is the reader's to say, of the moment at which he reads: reminders and
 * what somebody merely claims are left out, since nothing is missed by them.
 */
export function openTerms(row: RegisterRow): readonly OpenTermAnswer[] {
  if (row.ending !== undefined) return [];
  const running = runningDeadlines(row).flatMap(({ deadline, dueAt, everyHours, isClaim }) => {
    const term = kindOfDeadline(deadline);
    if (everyHours !== undefined || isClaim || !isMissable(term)) return [];
    const matter = row.matters.find((one) => deadline === `matter:${one.matter}`)?.kind;
    return [{ term, dueAt, ...(matter && { matter }) }];
  });
  const planned = row.measures.flatMap(({ what, dueAt, takenAt, dropped, withdrawn }) =>
    dueAt === undefined || takenAt !== undefined || (dropped ?? withdrawn) !== undefined
      ? []
      : [{ term: 'measure' as const, dueAt, measure: what }],
  );
  return [...running, ...planned];
}

/** Reminders, claims, and what only brings in the next person. */
const NOT_MISSED: readonly KindOfDeadline[] = [
  ...(['claimed-awareness', 'supplement-notification', 'rung', 'first-look'] as const),
];

function isMissable(term: KindOfDeadline): term is Exclude<OpenTermAnswer['term'], 'measure'> {
  return !NOT_MISSED.includes(term);
}
