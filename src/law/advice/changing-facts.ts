import { withAnswer } from './lent-sheet.js';
import type { LawVersion } from '../law-version.js';
import type { Sentence } from '../sentence.js';
import type { BreachFacts } from './breach-facts.js';
import { answersTo, bears, type OpenFact } from './open-fact.js';
import { OPEN_FACTS } from './open-facts.js';
import type { Reading } from './reading.js';
import { judge, type Judgement, type Verdict, type Verdicts } from './verdict.js';

/** A fact that is open and would change the answer, with what each answer would make of it. */
export interface ChangingFact {
  readonly fact: keyof BreachFacts;
  readonly question: Sentence;
  readonly outcomes: readonly { readonly answer: Partial<BreachFacts>; readonly verdict: Verdict }[];
}

/** A "no" stands on known facts: what could turn it to "yes" is either not open or a circumstance one would have heard of. */
export interface ChangingFacts {
  readonly dependsOn: readonly ChangingFact[];
  /** Beside a "no" only: circumstances that would turn it to "yes", taken to be absent until somebody says otherwise. */
  readonly takenForGranted: readonly ChangingFact[];
}

/** Found by trying: every open fact, every answer. */
export function changingFacts(
  { weighing, verdicts: now }: Judgement,
  law: LawVersion,
): Readonly<Record<keyof Verdicts, ChangingFacts>> {
  const { reading } = weighing;
  const tried = OPEN_FACTS.filter(({ fact, isOpen }) => bears(fact, weighing) && isOpen(reading)).map(
    (open) => tryAll(open, reading, law),
  );
  const changing = (asked: keyof Verdicts): ChangingFacts => {
    const dependsOn: ChangingFact[] = [];
    const takenForGranted: ChangingFact[] = [];
    for (const { open, outcomes: all } of tried) {
      const outcomes = all.map(({ answer, verdicts }) => ({ answer, verdict: verdicts[asked] }));
      if (outcomes.every(({ verdict }) => verdict === now[asked])) continue;
      const turns = now[asked] === 'no' && outcomes.some(({ verdict }) => verdict === 'yes');
      const list = turns && !open.leavesDoubt(reading) ? takenForGranted : dependsOn;
      list.push({ fact: open.fact, question: open.question, outcomes });
    }
    return { dependsOn, takenForGranted };
  };
  return { notifyAuthority: changing('notifyAuthority'), informPeople: changing('informPeople') };
}

interface Tried {
  readonly open: OpenFact;
  readonly outcomes: readonly { readonly answer: Partial<BreachFacts>; readonly verdicts: Verdicts }[];
}

function tryAll(open: OpenFact, reading: Reading, law: LawVersion): Tried {
  const outcomes = answersTo(open, reading).map((answer) => ({
    answer,
    verdicts: withAnswer(reading.facts, answer, (sheet) => judge(sheet, law).verdicts),
  }));
  return { open, outcomes };
}
