import type { FactSheet } from './fact-sheet.js';
import { withAnswer } from './lent-sheet.js';
import type { LawVersion } from '../law-version.js';
import { silently, type Weigh } from './factor.js';
import { FACTORS } from './factors.js';
import { bears } from './open-fact.js';
import { DOUBTFUL_FACTS, KINDS_OF_DATA } from './open-facts.js';
import { weighingOf, type Weighing } from './weighing.js';
import type { RiskLevel } from './scales.js';

export const VERDICTS = ['yes', 'no', 'undecided'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The two questions that the law lets depend on risk. */
export interface Verdicts {
  readonly notifyAuthority: Verdict;
  readonly informPeople: Verdict;
}

export interface Judgement {
  readonly weighing: Weighing;
  readonly verdicts: Verdicts;
}

const HIGH_RISK = 4;

const WEIGHING_UP: ReadonlySet<string> = new Set(
  Object.entries(FACTORS).flatMap(([key, { direction }]) => (direction === 'up' ? [key] : [])),
);

const riskSilently = (facts: FactSheet): RiskLevel => weighingOf(facts, silently).risk;

/** The level from which the authority must hear of it. */
export function notificationThreshold({ notifyAuthorityAt }: LawVersion): RiskLevel {
  return notifyAuthorityAt === 'risk' ? 2 : HIGH_RISK;
}

/** What the law asks, on these facts. Unknown facts are taken from their worse side, and doubt is told as doubt. */
export function judge(facts: FactSheet, law: LawVersion, weigh: Weigh = silently): Judgement {
  // Caution alone decides nothing: without one known fact that weighs, the answer is to find out.
  let decided = false;
  const weighing = weighingOf(facts, (key) => {
    decided ||= WEIGHING_UP.has(key);
    weigh(key);
  });
  const { risk } = weighing;
  const threshold = notificationThreshold(law);
  // From 3 on neither answer can become a "no" that an open fact would put in doubt.
  const reachable = risk < 3 ? worstOfDoubts(weighing) : risk;
  return {
    weighing,
    verdicts: {
      notifyAuthority: verdictAt(threshold, risk, reachable, decided),
      informPeople: inform(weighing, reachable, decided),
    },
  };
}

/** The gravest risk that the answer to one open fact could still bring, where its being open leaves doubt. */
function worstOfDoubts(weighing: Weighing): RiskLevel {
  const { reading } = weighing;
  let worst: RiskLevel = 0;
  for (const { fact, isOpen, leavesDoubt, answers } of DOUBTFUL_FACTS) {
    if (!isOpen(reading) || !leavesDoubt(reading) || !bears(fact, weighing)) continue;
    const risk = withAnswer(reading.facts, answers.at(-1) ?? {}, riskSilently);
    if (risk > worst) worst = risk;
    if (worst === HIGH_RISK) break;
  }
  return worst;
}

function verdictAt(threshold: RiskLevel, risk: RiskLevel, reachable: RiskLevel, decided: boolean): Verdict {
  if (risk >= threshold) return decided ? 'yes' : 'undecided';
  return risk === threshold - 1 || reachable >= threshold ? 'undecided' : 'no';
}

function inform(
  { reading, highRiskRemoved, risk }: Weighing,
  reachable: RiskLevel,
  decided: boolean,
): Verdict {
  if (highRiskRemoved) return 'no';
  const verdict = verdictAt(HIGH_RISK, risk, reachable, decided);
  if (verdict !== 'yes' || reading.kindsKnown) return verdict;
  // Before it is known what leaked, a letter could tell people little (Art. 34(2)), unless what is known decides.
  const lighter = KINDS_OF_DATA.answers.some(
    (answer) => withAnswer(reading.facts, answer, riskSilently) < HIGH_RISK,
  );
  return lighter ? 'undecided' : 'yes';
}
