import { RECORDABLE_QUESTIONS, type RecordableQuestion } from '../../law/ap-form/recordable-question.js';
import { actPath } from '../acts/act-links.js';
import { dossierPath } from '../html/desk-page.js';
import type { Words } from '../words/shape.js';

/** Ids may not hold what links read otherwise. */
export const placeOf = (question: string): string => `vraag-${question.replaceAll(/[^\w]+/g, '-')}`;

export const isRecordable = (question: string): question is RecordableQuestion =>
  (RECORDABLE_QUESTIONS as readonly string[]).includes(question);

/** The field of the assessment that answers a question of the form. */
const ASSESSED: Readonly<Record<string, string>> = {
  '5.1': 'natures',
  '5.2': 'incidentType',
  '5.3': 'summary',
  '6.1': 'dataCategories',
  '6.2': 'specialCategories',
  '6.3.1': 'recordCount.min',
  '7.1': 'subjectGroups',
  '7.2': 'subjectsDescribed',
  '7.3': 'subjectCount.min',
  '8.1': 'protection',
  '8.1 (techniek)': 'protectionTechnique',
  '9.1': 'organisationConsequences',
  '9.2': 'subjectConsequences',
  '9.3': 'severity',
};

/** Where on the desk that is recorded from which a question of the form is answered. */
export function whereRecorded(
  question: string,
  id: string,
): { readonly href: string; readonly what: keyof Words['authority']['whereRecorded'] } {
  if (isRecordable(question)) return { href: `#${placeOf(question)}`, what: 'here' };
  if (question === '1.1 (meldnummer)') return { href: '#meldnummer', what: 'number' };
  if (question.startsWith('1.') || question === '4.5') return { href: '#melding', what: 'notification' };
  if (question === '10.2') return { href: actPath(id, 'recordMeasure'), what: 'measures' };
  return question.startsWith('10.')
    ? { href: dossierPath(id, 'board'), what: 'board' }
    : { href: actPath(id, 'assessBreach', {}, ASSESSED[question]), what: 'assessment' };
}
