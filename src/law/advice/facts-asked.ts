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
 * advice makes of them. A dossier counts them as open and the AP's form asks them, so they never go out of sight.
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

/**
 * The AP’s form asks it of every breach (6.3.1, 8.1), and left out it is not answered there: it never goes out of sight,
 * and is asked like the others where the advice is to tell the AP.
 */
const OF_THE_FORM: readonly Fact[] = ['recordCount', 'protection'];

export interface FactsAsked {
  /** Known, asked of every breach, or able to matter as things stand: nobody is asked for the key of what was not locked. */
  readonly matter: ReadonlySet<Fact>;
  /** Of those what belongs to every breach or to the form that follows, and what would change the advice. */
  readonly telling: ReadonlySet<Fact>;
  /** What belongs to every breach or to the form that follows, and nobody said yet. */
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
      OF_THE_FORM.includes(fact) ||
      OF_EVERY_BREACH.includes(fact) ||
      (bears(fact, weighing) && isOpen(fact) && (fact !== 'carrier' || carrierTells(facts))),
  );
  const isTold = notifyAuthority.verdict === 'yes';
  const needed = isTold ? [...OF_EVERY_BREACH, ...OF_THE_FORM] : OF_EVERY_BREACH;
  const asked = matter.filter((fact) => needed.includes(fact));
  return {
    matter: new Set(matter),
    telling: new Set([...asked, ...changing]),
    lacking: new Set(asked.filter(isOpen)),
  };
}
