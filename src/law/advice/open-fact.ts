import type { Sentence } from '../sentence.js';
import type { BreachFacts } from './breach-facts.js';
import type { FactSheet } from './fact-sheet.js';
import type { Reading } from './reading.js';
import type { Weighing } from './weighing.js';

/**
 * What a fact bears on: in whose hands the data are, what the data are (worth asking once they are in some hands), or
 * more than confidentiality.
 */
const BEARINGS: Partial<Readonly<Record<keyof BreachFacts, 'hands' | 'content'>>> = {
  dataCategories: 'content',
  contextReveals: 'content',
  dataInsight: 'content',
  dataAlreadyPublic: 'content',
  dataOutdated: 'content',
  identification: 'content',
  subjectCount: 'content',
  likelyConsequences: 'content',
  recipientTrust: 'content',
  deletion: 'content',
  recipientCount: 'content',
  recipientsShareContext: 'content',
  recipientKind: 'hands',
  recipientKinds: 'hands',
  access: 'hands',
  exfiltration: 'hands',
  protection: 'hands',
  protectionStateOfTheArt: 'hands',
  keyCompromised: 'hands',
};

/** Whether an answer can matter as things stand: nobody is asked for the deletion of what nobody received. */
export function bears(fact: keyof BreachFacts, weighing: Weighing): boolean {
  const bearing = BEARINGS[fact];
  if (bearing === undefined) return true;
  const { reading, exposure, besideConfidentiality } = weighing;
  const hands = reading.confidentialityInPlay && besideConfidentiality < 4;
  return hands && (bearing === 'hands' || exposure > 0);
}

/** A fact somebody may still find out, with the answers that are tried. */
export interface OpenFact {
  readonly fact: keyof BreachFacts;
  readonly question: Sentence;
  /** Not known, or known only as "not established yet". */
  readonly isOpen: (reading: Reading) => boolean;
  /**
   * Whether its being unknown leaves a "no" in doubt. The others are special circumstances: one would know of
   * them, and they are taken to be absent until somebody says so.
   */
  readonly leavesDoubt: (reading: Reading) => boolean;
  /** From mild to grave: the last one is the worst that may come out. */
  readonly answers: readonly Partial<BreachFacts>[];
  /** The answers that fit what is known already, where not all of them do. */
  readonly fitting?: (reading: Reading) => readonly Partial<BreachFacts>[];
}

export function answersTo(open: OpenFact, reading: Reading): readonly Partial<BreachFacts>[] {
  return open.fitting?.(reading) ?? open.answers;
}

/** For {@link OpenFact.leavesDoubt}. */
export const never = (): boolean => false;
export const always = (): boolean => true;

function each<K extends keyof BreachFacts>(
  fact: K,
  answers: readonly NonNullable<BreachFacts[K]>[],
): readonly Partial<BreachFacts>[] {
  return answers.map((answer) => ({ [fact]: answer }));
}

export function open<K extends keyof BreachFacts>(
  fact: K,
  nl: string,
  en: string,
  answers: readonly NonNullable<BreachFacts[K]>[],
  leavesDoubt: OpenFact['leavesDoubt'] = never,
  unsettled: readonly FactSheet[K][] = [],
): OpenFact {
  return {
    fact,
    question: { nl, en },
    isOpen: ({ facts }) => facts[fact] === undefined || unsettled.includes(facts[fact]),
    leavesDoubt,
    answers: each(fact, answers),
  };
}
