import type { RiskLevel } from './scales.js';

/**
 * What an organisation promised in its own document (DESIGN §6); the shape of the profiles' promises, of which
 * the advice needs no more than this.
 */
export interface AdvicePromise {
  readonly id: string;
  readonly kind: string;
  /** Quoted. */
  readonly sentence: string;
  readonly source: string;
  readonly strictness: 'stricter' | 'as-law' | 'looser';
  /** A looser sentence, or one resting on repealed law, is shown and never used. */
  readonly used: boolean;
}

type PromisedQuestion = 'notifyAuthority' | 'informPeople';

interface PromiseMeaning {
  readonly question: PromisedQuestion;
  readonly bindsAt: (risk: RiskLevel) => boolean;
}

const MEANINGS: Readonly<Record<string, PromiseMeaning>> = {
  // A dossier is at least a suspicion.
  'tell-ap-on-suspicion': { question: 'notifyAuthority', bindsAt: () => true },
  'tell-ap-within-72-hours': { question: 'notifyAuthority', bindsAt: (risk) => risk >= 2 },
  'tell-ap-at-high-risk': { question: 'notifyAuthority', bindsAt: (risk) => risk >= 4 },
  // "Possibly adverse" is met unless risk is unlikely.
  'tell-people-at-possible-harm': { question: 'informPeople', bindsAt: (risk) => risk >= 1 },
  'tell-people-what-leaked': { question: 'informPeople', bindsAt: () => true },
  'tell-people-which-measures': { question: 'informPeople', bindsAt: () => true },
};

/** A promise as it stands in the advice. */
export interface PromiseFactor {
  readonly id: string;
  readonly sentence: string;
  readonly source: string;
  readonly strictness: AdvicePromise['strictness'];
  /** Whether it turns the answer to yes here; departing from it then needs a written reason. */
  readonly binds: boolean;
}

export function promisesOn(
  question: PromisedQuestion,
  promises: readonly AdvicePromise[],
  risk: RiskLevel,
): readonly PromiseFactor[] {
  return promises.flatMap(({ id, kind, sentence, source, strictness, used }) => {
    const meaning = MEANINGS[kind];
    if (meaning?.question !== question) return [];
    const binds = used && strictness === 'stricter' && meaning.bindsAt(risk);
    return [{ id, sentence, source, strictness, binds }];
  });
}
