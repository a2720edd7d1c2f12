import { GDPR, type LawVersion } from '../law-version.js';
import { enisaSeverity, type EnisaSeverity } from '../severity/enisa-severity.js';
import type { BreachFacts } from './breach-facts.js';
import { changingFacts, type ChangingFacts } from './changing-facts.js';
import { enisaInputOf } from './enisa-input.js';
import { factSheet } from './fact-sheet.js';
import { factor, type Factor, type FactorKey } from './factor.js';
import { promisesOn, type AdvicePromise, type PromiseFactor } from './promise.js';
import { reason, type Reason, type ReasonKey } from './reason.js';
import type { Sentence } from '../sentence.js';
import { judge, notificationThreshold, type Judgement, type Verdict, type Verdicts } from './verdict.js';

/** Advice on one question. A person decides; departing from it needs a written reason. */
interface QuestionAdvice extends ChangingFacts {
  /** What the law asks or, where stricter, what the organisation promised. */
  readonly verdict: Verdict;
  /** What the law alone asks. */
  readonly byLaw: Verdict;
  readonly reasons: readonly Reason[];
  readonly articles: readonly string[];
  readonly promises: readonly PromiseFactor[];
}

export interface Advice {
  readonly lawVersion: string;
  readonly record: QuestionAdvice;
  readonly notifyAuthority: QuestionAdvice;
  readonly informPeople: QuestionAdvice;
  readonly weighedUp: readonly Factor[];
  readonly weighedDown: readonly Factor[];
  /** Unknown, and taken from the worse side. */
  readonly takenCautiously: readonly Factor[];
  /** ENISA 2013, as support and never as the verdict; left out while what it hangs on is not known. */
  readonly severity?: EnisaSeverity;
  /** Why there is no score. */
  readonly severityLeftOut?: Sentence;
}

interface AdviceOptions {
  /** Default: the GDPR as it stands. */
  readonly law?: LawVersion;
  readonly promises?: readonly AdvicePromise[];
}

/** Advice from facts: pure and total. How it weighs is told in docs/advice.md. */
export function advise(facts: BreachFacts, { law = GDPR, promises = [] }: AdviceOptions = {}): Advice {
  const keys = new Set<FactorKey>();
  const judgement = judge(factSheet(facts), law, (key) => keys.add(key));
  const { weighing, verdicts } = judgement;
  const changing = changingFacts(judgement, law);
  const enisa = enisaInputOf(weighing);
  const weighed = [...keys].map(factor);
  const of = (direction: Factor['direction']): readonly Factor[] =>
    weighed.filter((one) => one.direction === direction);
  return {
    lawVersion: law.id,
    record: question('yes', ['record-always'], [], { dependsOn: [], takenForGranted: [] }),
    notifyAuthority: question(
      verdicts.notifyAuthority,
      notifyReasons(verdicts, of('caution').length > 0, law),
      promisesOn('notifyAuthority', promises, weighing.risk),
      changing.notifyAuthority,
    ),
    informPeople: question(
      verdicts.informPeople,
      informReasons(judgement, keys),
      promisesOn('informPeople', promises, weighing.risk),
      changing.informPeople,
    ),
    weighedUp: of('up'),
    weighedDown: of('down'),
    takenCautiously: of('caution'),
    ...(enisa.input && { severity: enisaSeverity(enisa.input) }),
    ...(enisa.leftOut && { severityLeftOut: enisa.leftOut }),
  };
}

function question(
  byLaw: Verdict,
  keys: readonly ReasonKey[],
  promises: readonly PromiseFactor[],
  changing: ChangingFacts,
): QuestionAdvice {
  const promised = promises.some(({ binds }) => binds);
  const reasons = (promised ? [...keys, 'promised' as const] : keys).map(reason);
  return {
    verdict: promised ? 'yes' : byLaw,
    byLaw,
    reasons,
    articles: [...new Set(reasons.map(({ article }) => article))],
    promises,
    ...changing,
  };
}

function notifyReasons(
  { notifyAuthority }: Verdicts,
  cautious: boolean,
  law: LawVersion,
): readonly ReasonKey[] {
  const atAnyRisk = notificationThreshold(law) === 2;
  switch (notifyAuthority) {
    case 'yes': {
      const phases: readonly ReasonKey[] = cautious ? ['phases-possible'] : [];
      return [atAnyRisk ? 'risk-not-unlikely' : 'risk-high-for-authority', ...phases];
    }
    case 'undecided':
      return [atAnyRisk ? 'risk-in-doubt' : 'high-risk-in-doubt', 'phases-possible'];
    case 'no':
      return [atAnyRisk ? 'risk-unlikely' : 'below-high-for-authority'];
  }
}

function informReasons(
  { verdicts, weighing }: Judgement,
  weighed: ReadonlySet<FactorKey>,
): readonly ReasonKey[] {
  const safety: readonly ReasonKey[] = weighing.danger ? ['safe-contact-first'] : [];
  switch (verdicts.informPeople) {
    case 'yes':
      return [...safety, 'high-risk'];
    case 'undecided':
      return [...safety, 'high-risk-in-doubt'];
    case 'no':
      if (weighing.risk >= 3 && weighed.has('high-risk-removed')) return ['high-risk-removed'];
      return weighed.has('protection-holds')
        ? [...safety, 'made-unintelligible', 'high-risk-unlikely']
        : [...safety, 'high-risk-unlikely'];
  }
}
