import type { FactSheet } from './fact-sheet.js';
import { withAnswer } from './lent-sheet.js';
import type { LawVersion } from '../law-version.js';
import type { Sentence } from '../sentence.js';
import type { BreachFacts } from './breach-facts.js';
import { bears, type OpenFact } from './open-fact.js';
import { OPEN_FACTS } from './open-facts.js';
import { judge, type Judgement, type Verdict, type Verdicts } from './verdict.js';

/** A fact that is open and would change the answer, with what each answer would make of it. */
export interface ChangingFact {
  readonly fact: keyof BreachFacts;
  readonly question: Sentence;
  readonly outcomes: readonly { readonly answer: Partial<BreachFacts>; readonly verdict: Verdict }[];
}

/** Found by trying: every open fact, every answer. */
export function changingFacts(
  { weighing, verdicts: now }: Judgement,
  law: LawVersion,
): Readonly<Record<keyof Verdicts, readonly ChangingFact[]>> {
  const { reading } = weighing;
  const tried = OPEN_FACTS.filter(({ fact, isOpen }) => bears(fact, weighing) && isOpen(reading)).map(
    (open) => tryAll(open, reading.facts, law),
  );
  const changing = (asked: keyof Verdicts): readonly ChangingFact[] =>
    tried
      .filter(({ outcomes }) => outcomes.some(({ verdicts }) => verdicts[asked] !== now[asked]))
      .map(({ fact, question, outcomes }) => ({
        fact,
        question,
        outcomes: outcomes.map(({ answer, verdicts }) => ({ answer, verdict: verdicts[asked] })),
      }));
  return { notifyAuthority: changing('notifyAuthority'), informPeople: changing('informPeople') };
}

interface Tried extends Pick<OpenFact, 'fact' | 'question'> {
  readonly outcomes: readonly { readonly answer: Partial<BreachFacts>; readonly verdicts: Verdicts }[];
}

function tryAll({ fact, question, answers }: OpenFact, facts: FactSheet, law: LawVersion): Tried {
  const outcomes = answers.map((answer) => ({
    answer,
    verdicts: withAnswer(facts, answer, (sheet) => judge(sheet, law).verdicts),
  }));
  return { fact, question, outcomes };
}
