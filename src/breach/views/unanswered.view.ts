import type { BreachFacts } from '../../law/advice/breach-facts.js';
import { OPEN_FACTS } from '../../law/advice/open-facts.js';
import type { Sentence } from '../../law/sentence.js';
import type { EndingFields } from '../domain/ending.js';
import type { UnansweredFields } from '../domain/unanswered.js';

interface UnansweredQuestion {
  readonly fact: keyof BreachFacts;
  readonly question: Sentence;
}

/** As the advice asks for them; these it never asks for alone. */
const QUESTIONS = new Map<keyof BreachFacts, Sentence>([
  ['incidentType', { nl: 'Wat voor datalek is het?', en: 'What kind of breach is it?' }],
  ['subjectGroups', { nl: 'Van wie zijn de gegevens?', en: 'Whose data are they?' }],
  ...OPEN_FACTS.map(({ fact, question }) => [fact, question] as const),
]);

/** Which answers a dossier still lacks; an ended one lacks none any more. */
export function unansweredView(breach: UnansweredFields & EndingFields): readonly UnansweredQuestion[] {
  if (breach.ending !== undefined) return [];
  return breach.unanswered.flatMap((fact) => {
    const question = QUESTIONS.get(fact);
    return question === undefined ? [] : [{ fact, question }];
  });
}
