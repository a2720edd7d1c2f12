import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import { assessedAboveList } from '../../law/people-reached.js';
import { dossierPath } from '../html/desk-page.js';
import type { Words } from '../words/shape.js';
import { actPath } from './act-links.js';

export interface Lacking {
  readonly text: string;
  readonly path: string;
}

/** What no duty asks before the end and whoever ends a dossier should know that it lacks: he may have reasons. */
export function lackingAtClose(
  dossier: DossierAnswer,
  unansweredToAuthority: number,
  { acts: { lacking } }: Words,
): readonly Lacking[] {
  const { id, notifications, measures, deletions, rootCause, adviceRequested } = dossier;
  const numbers = assessedAboveList(dossier.peopleReached, dossier.affectedPeople?.people);
  const stands = notifications.length > 0 && notifications.at(-1)?.kind !== 'withdrawal';
  return [
    ...(numbers === undefined
      ? []
      : [
          {
            text: lacking.assessedAboveList(numbers.assessed, numbers.listed),
            path: actPath(id, 'assessBreach', {}, 'subjectCount.min'),
          },
        ]),
    ...(stands && unansweredToAuthority > 0
      ? [{ text: lacking.answers(unansweredToAuthority), path: dossierPath(id, 'authority') }]
      : []),
    ...(measures.length + deletions.length === 0
      ? [{ text: lacking.measure, path: actPath(id, 'recordMeasure') }]
      : []),
    ...(rootCause === undefined ? [{ text: lacking.cause, path: actPath(id, 'establishRootCause') }] : []),
    ...(adviceRequested.length > 0 ? [{ text: lacking.advice, path: dossierPath(id, 'assessment') }] : []),
  ];
}
