import type { FactSheet } from './fact-sheet.js';
import { withAnswer } from './lent-sheet.js';
import type { LawVersion } from '../law-version.js';
import { silently, type Weigh } from './factor.js';
import { FACTORS } from './factors.js';
import { answersTo, bears } from './open-fact.js';
import { DOUBTFUL_FACTS, KINDS_OF_DATA, knownKinds, mayFindVulnerablePeople } from './open-facts.js';
import { withEachRecipient } from './recipients.js';
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

/**
 * What the law asks, on these facts. Unknown facts are taken from their worse side, and doubt is told as doubt. Of several
 * kinds of recipients the worst counts, for each question.
 */
export function judge(facts: FactSheet, law: LawVersion, weigh: Weigh = silently): Judgement {
  const sheets = withEachRecipient(facts);
  if (sheets.length === 1) return judgeRecipient(sheets[0] ?? facts, law, weigh);
  const each = sheets.map((sheet) => judgeRecipient(sheet, law));
  const worst = each.reduce((one, other) => (isGraver(other, one) ? other : one));
  return {
    weighing: judgeRecipient(worst.weighing.reading.facts, law, weigh).weighing,
    verdicts: each.map(({ verdicts }) => verdicts).reduce(worseOf),
  };
}

function isGraver({ weighing: one }: Judgement, { weighing: other }: Judgement): boolean {
  return one.risk === other.risk ? one.exposure > other.exposure : one.risk > other.risk;
}

const worse = (one: Verdict, other: Verdict): Verdict => (GRAVITY[one] >= GRAVITY[other] ? one : other);

const GRAVITY: Readonly<Record<Verdict, number>> = { no: 0, undecided: 1, yes: 2 };

function worseOf(one: Verdicts, other: Verdicts): Verdicts {
  return {
    notifyAuthority: worse(one.notifyAuthority, other.notifyAuthority),
    informPeople: worse(one.informPeople, other.informPeople),
  };
}

function judgeRecipient(facts: FactSheet, law: LawVersion, weigh: Weigh = silently): Judgement {
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
  for (const open of DOUBTFUL_FACTS) {
    const { fact, isOpen, leavesDoubt } = open;
    if (!isOpen(reading) || !leavesDoubt(reading) || !bears(fact, weighing)) continue;
    const risk = withAnswer(reading.facts, answersTo(open, reading).at(-1) ?? {}, riskSilently);
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
  // Art. 34(3)(b) is no ground in danger (ADR 17), and nobody said yet that there is none.
  if (highRiskRemoved)
    return reading.facts.safetyRisk === undefined && mayFindVulnerablePeople(reading) ? 'undecided' : 'no';
  const verdict = verdictAt(HIGH_RISK, risk, reachable, decided);
  if (verdict !== 'yes' || reading.kindsKnown) return verdict;
  // Before it is known what leaked, a letter could tell people little (Art. 34(2)), unless what is known decides: the
  // kinds that are known are judged alone, so that knowing less never lowers this.
  const known = knownKinds(reading.facts);
  const lightest = known.length > 0 ? [{ dataCategories: known }] : KINDS_OF_DATA.answers;
  const lighter = lightest.some((answer) => withAnswer(reading.facts, answer, riskSilently) < HIGH_RISK);
  return lighter ? 'undecided' : 'yes';
}
