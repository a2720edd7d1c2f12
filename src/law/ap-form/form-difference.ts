import { canonicalJson } from '../../shared/canonical-json.js';
import type { Personal } from '../../shared/personal.js';
import type { Sentence } from '../sentence.js';
import type { ApForm, FormAnswer } from './ap-form.js';

/** What a supplement says that the AP was not told before. */
export interface FormDifference extends Sentence {
  readonly question: string;
}

/** These follow from the notification itself and say nothing about the breach. */
const OF_THE_NOTIFICATION = /^(1\.1|4\.5)/;

/**
 * In words, question by question in the order of the form. Free text is only said to have changed: what was said is
 * in the two forms, sealed; these sentences are not.
 */
export function formDifference(
  before: Pick<ApForm, 'answers'>,
  after: Pick<ApForm, 'answers'>,
): readonly FormDifference[] {
  const old = new Map(before.answers.map((answer) => [answer.question, answer]));
  const current = new Set(after.answers.map(({ question }) => question));
  const gone = before.answers.filter(({ question }) => !current.has(question));
  return [
    ...after.answers.flatMap((answer) => differenceIn(answer, old.get(answer.question), answer)),
    ...gone.flatMap((answer) => differenceIn(answer, answer, undefined)),
  ];
}

function differenceIn(
  { question, label }: FormAnswer,
  before: FormAnswer | undefined,
  after: FormAnswer | undefined,
): readonly FormDifference[] {
  const [old, current] = [before?.text, after?.text];
  if (OF_THE_NOTIFICATION.test(question) || isErased(old) || isErased(current)) return [];
  if (canonicalJson(old ?? null) === canonicalJson(current ?? null)) return [];
  const differs = (nl: string, en: string): readonly FormDifference[] => [
    { question, nl: `${question} ${label}: ${nl}.`, en: `${question} ${label}: ${en}.` },
  ];
  if (typeof old === 'object' || typeof current === 'object') {
    return old === undefined ? differs('nu beantwoord', 'answered now') : differs('gewijzigd', 'changed');
  }
  if (old === undefined) return differs(`nu “${current ?? ''}”`, `now “${current ?? ''}”`);
  if (current === undefined) return differs(`was “${old}”, vervalt`, `was “${old}”, no longer applies`);
  return differs(`was “${old}”, is nu “${current}”`, `was “${old}”, is now “${current}”`);
}

function isErased(text: string | Personal<string> | undefined): boolean {
  return typeof text === 'object' && 'erased' in text;
}
