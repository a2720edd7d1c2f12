import type { FactSheet } from './fact-sheet.js';
import type { DataCategory, SubjectConsequence } from '../ap-vocabulary.js';
import type { BreachFacts } from './breach-facts.js';
import { silently, type FactorKey, type Weigh } from './factor.js';

/**
 * What the data can do to people in the wrong hands: 0 nothing new, or nobody to recognise · 1 ordinary · 2 usable for
 * harm · 3 sensitive · 4 grave. An order, not a measure.
 */
export type Impact = 0 | 1 | 2 | 3 | 4;

/** Sensitive (3) are those the AP and ENISA name as such: identity fraud, money, stigma, access. */
const CATEGORY_IMPACT: Readonly<Record<DataCategory, Impact>> = {
  name: 1,
  gender: 1,
  'birth-date': 1,
  bsn: 3,
  address: 1,
  email: 1,
  phone: 1,
  credentials: 3,
  iban: 2,
  'credit-card': 3,
  'problem-debts': 3,
  benefits: 3,
  'financial-other': 3,
  'identity-document': 3,
  location: 2,
  criminal: 3,
  // While part is unknown, it is taken for sensitive.
  unknown: 3,
  other: 1,
};

/** Those that tell as much as their content does; a number or a password harms whatever it tells. */
const TELLS_BY_CONTENT: ReadonlySet<DataCategory> = new Set([
  'benefits',
  'problem-debts',
  'financial-other',
  'location',
  'criminal',
]);

const CATEGORY_FACTOR: Partial<Readonly<Record<DataCategory, FactorKey>>> = {
  bsn: 'identity-number',
  credentials: 'credentials',
  iban: 'financial-data',
  'credit-card': 'financial-data',
  'problem-debts': 'financial-data',
  benefits: 'financial-data',
  'financial-other': 'financial-data',
  'identity-document': 'identity-document',
  location: 'location-data',
  criminal: 'criminal',
  unknown: 'kinds-unknown',
};

const GRAVE_CONSEQUENCES: ReadonlySet<SubjectConsequence> = new Set([
  'discrimination',
  'identity-fraud',
  'financial-loss',
  'reputation-damage',
  'professional-secrecy-lost',
  'pseudonymisation-undone',
]);

const FINDABLE: ReadonlySet<DataCategory> = new Set(['address', 'phone', 'email', 'location', 'unknown']);

/** Whether it is known at all what kinds of data these are. */
export function kindsKnown({ dataCategories, specialCategories }: FactSheet): boolean {
  return (
    (dataCategories !== undefined || (specialCategories?.length ?? 0) > 0) &&
    dataCategories?.includes('unknown') !== true
  );
}

export function concernsVulnerablePeople({ vulnerabilities, subjectGroups }: FactSheet): boolean {
  return (
    (vulnerabilities?.length ?? 0) > 0 ||
    subjectGroups?.some((group) => group === 'patients' || group === 'minors' || group === 'vulnerable') ===
      true
  );
}

/** Whether the data could lead somebody to people who must not be found. */
export function touchesSafety(facts: FactSheet): boolean {
  return facts.contextReveals === 'safety' || hiddenPeople(facts, silently);
}

export function impactOf(facts: FactSheet, weigh: Weigh): Impact {
  const hidden = hiddenPeople(facts, weigh);
  let impact = hidden ? 4 : impactOfContent(facts, weigh);
  impact = Math.max(impact, impactOfContext(facts, weigh));
  if (facts.likelyConsequences?.some((consequence) => GRAVE_CONSEQUENCES.has(consequence))) {
    weigh('harm-likely');
    impact = Math.max(impact, 3);
  }
  if (impact === 1) weigh('ordinary-data');
  if (!hidden && concernsVulnerablePeople(facts)) {
    weigh('vulnerable-people');
    impact += 1;
  }
  if (hidden || facts.contextReveals === 'safety') return 4;
  return afterDiscounts(facts, Math.min(impact, 4), weigh);
}

function hiddenPeople({ vulnerabilities, dataCategories }: FactSheet, weigh: Weigh): boolean {
  if (!vulnerabilities?.some((kind) => kind === 'hidden-address' || kind === 'shelter')) return false;
  weigh('hidden-people');
  // A list without a way to reach or find them is grave only by what else it tells.
  return dataCategories === undefined || dataCategories.some((category) => FINDABLE.has(category));
}

function impactOfContent(facts: FactSheet, weigh: Weigh): number {
  const { dataCategories, specialCategories, dataInsight } = facts;
  const impacts: number[] = [1];
  if (!kindsKnown(facts) && dataCategories?.includes('unknown') !== true) {
    weigh('kinds-unknown');
    impacts.push(3);
  }
  for (const category of dataCategories ?? NONE) impacts.push(impactOfCategory(category, facts, weigh));
  if (specialCategories !== undefined && specialCategories.length > 0) {
    weigh('special-category');
    impacts.push(byInsight(3, dataInsight, weigh));
  }
  let worst = Math.max(...impacts);
  if (impacts.filter((impact) => impact >= 3).length >= 2) {
    weigh('data-combined');
    worst = 4;
  }
  worst = Math.max(worst, impactOfIdentitySet(dataCategories ?? NONE, weigh));
  if (dataInsight === 'detailed-profile') {
    weigh('detailed-profile');
    worst += 1;
  }
  return Math.min(worst, 4);
}

const NONE: readonly DataCategory[] = [];

function impactOfCategory(category: DataCategory, facts: FactSheet, weigh: Weigh): number {
  const key = CATEGORY_FACTOR[category];
  if (key) weigh(key);
  if (category === 'credentials' && facts.measuresAfterwards?.includes('credentials-reset') === true) {
    weigh('credentials-reset');
    return 2;
  }
  const impact = CATEGORY_IMPACT[category];
  return TELLS_BY_CONTENT.has(category) ? byInsight(impact, facts.dataInsight, weigh) : impact;
}

/** What a stranger needs to pose as somebody. */
function impactOfIdentitySet(categories: readonly DataCategory[], weigh: Weigh): number {
  if (!categories.includes('name') || !categories.includes('birth-date')) return 0;
  if (
    !categories.some((category) => category === 'address' || category === 'phone' || category === 'email')
  ) {
    return 0;
  }
  weigh('identity-set');
  return categories.includes('bsn') || categories.includes('identity-document') ? 4 : 2;
}

function byInsight(impact: number, insight: BreachFacts['dataInsight'], weigh: Weigh): number {
  if (insight !== 'none' && insight !== 'general') return impact;
  weigh('little-insight');
  return Math.min(impact, insight === 'none' ? 1 : 2);
}

function impactOfContext({ contextReveals }: FactSheet, weigh: Weigh): number {
  if (contextReveals === undefined || contextReveals === 'nothing') return 0;
  weigh('context-reveals');
  return { 'social-or-financial': 2, 'special-category': 3, safety: 4 }[contextReveals];
}

function afterDiscounts(facts: FactSheet, impact: number, weigh: Weigh): Impact {
  let left = impact;
  if (facts.dataOutdated === true && left > 1) {
    weigh('outdated');
    left -= 1;
  }
  if (facts.identification === 'limited' && left > 1) {
    weigh('hard-to-identify');
    left -= 1;
  }
  if (facts.dataAlreadyPublic === true) {
    // EDPB 9/2022, section II.D: what everybody could read already is not disclosed again.
    weigh('already-public');
    left = 0;
  }
  if (facts.identification === 'negligible') {
    weigh('hard-to-identify');
    left = left >= 3 ? 1 : 0;
  }
  return left as Impact;
}
