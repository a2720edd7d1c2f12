import type { Advice } from './advise.js';
import { carrierTells, type BreachFacts } from './breach-facts.js';
import { factSheet } from './fact-sheet.js';
import { bears } from './open-fact.js';
import { OPEN_FACTS } from './open-facts.js';
import { GDPR } from '../law-version.js';
import { judge } from './verdict.js';

type Fact = keyof BreachFacts;

/** What is asked together, in the order in which somebody finds out (docs/advice.md). */
export const FACT_GROUPS = {
  happened: ['incidentType', 'natures', 'intent', 'carrier', 'systemic'],
  data: [
    'dataCategories',
    'specialCategories',
    'recordCount',
    'contextReveals',
    'dataInsight',
    'identification',
    'dataAlreadyPublic',
    'dataOutdated',
  ],
  people: ['subjectGroups', 'subjectCount', 'vulnerabilities', 'safetyRisk'],
  hands: [
    'recipientKind',
    'recipientKinds',
    'recipientCount',
    'recipientTrust',
    'deletion',
    'access',
    'exfiltration',
    'recipientsShareContext',
  ],
  protection: ['protection', 'protectionStateOfTheArt', 'keyCompromised'],
  availability: ['backupAvailable', 'unavailableHours', 'unavailabilityEffect'],
  integrity: ['alteration'],
  afterwards: ['measuresAfterwards', 'likelyConsequences', 'harmSeen'],
} as const satisfies Readonly<Record<string, readonly Fact[]>>;

export type FactGroup = keyof typeof FACT_GROUPS;

const ALL_FACTS: readonly Fact[] = Object.values(FACT_GROUPS).flat();

/**
 * Without these nobody knows what happened to whom, and safety comes before law: asked of every breach, whatever the
 * advice makes of them.
 */
const OF_EVERY_BREACH: readonly Fact[] = [
  'incidentType',
  'natures',
  'dataCategories',
  'specialCategories',
  'subjectGroups',
  'subjectCount',
  'safetyRisk',
  'recipientKind',
];

export interface FactsAsked {
  /** Known, or able to matter as things stand: nobody is asked for the key of what was not locked. */
  readonly matter: ReadonlySet<Fact>;
  /** Of those what belongs to every breach, and what would change the advice. */
  readonly telling: ReadonlySet<Fact>;
  /** What belongs to every breach and nobody said yet. */
  readonly lacking: ReadonlySet<Fact>;
}

/** What there is to ask on these facts. @param advice that was computed from them */
export function factsAsked(
  facts: BreachFacts,
  { notifyAuthority, informPeople }: Pick<Advice, 'notifyAuthority' | 'informPeople'>,
): FactsAsked {
  const { weighing } = judge(factSheet(facts), GDPR);
  const changing = [notifyAuthority, informPeople].flatMap(({ dependsOn }) =>
    dependsOn.map(({ fact }) => fact),
  );
  const isOpen = (fact: Fact): boolean =>
    OPEN_FACTS.find((open) => open.fact === fact)?.isOpen(weighing.reading) ?? facts[fact] === undefined;
  const matter = ALL_FACTS.filter(
    (fact) =>
      facts[fact] !== undefined ||
      (bears(fact, weighing) && isOpen(fact) && (fact !== 'carrier' || carrierTells(facts))),
  );
  const ofEveryBreach = matter.filter((fact) => OF_EVERY_BREACH.includes(fact));
  return {
    matter: new Set(matter),
    telling: new Set([...ofEveryBreach, ...changing]),
    lacking: new Set(ofEveryBreach.filter(isOpen)),
  };
}
