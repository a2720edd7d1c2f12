import type { FactSheet } from './fact-sheet.js';
import type { DataCategory, SubjectConsequence } from '../ap-vocabulary.js';
import type { BreachFacts, Holder } from './breach-facts.js';
import { silently, type FactorKey, type Weigh } from './factor.js';
import type { Reading } from './reading.js';
import { graver, milder, type Impact } from './scales.js';

interface CategoryWeight {
  readonly impact: Impact;
  readonly factor?: FactorKey;
  /** Tells as much as its content does; a number or a password harms whatever it tells. */
  readonly byContent?: true;
}

/** Sensitive (3) are those the AP and ENISA name as such: identity fraud, money, stigma, access. */
const CATEGORIES: Readonly<Record<DataCategory, CategoryWeight>> = {
  name: { impact: 1 },
  gender: { impact: 1 },
  'birth-date': { impact: 1 },
  bsn: { impact: 3, factor: 'identity-number' },
  address: { impact: 1 },
  email: { impact: 1 },
  phone: { impact: 1 },
  credentials: { impact: 3, factor: 'credentials' },
  iban: { impact: 2, factor: 'financial-data' },
  'credit-card': { impact: 3, factor: 'financial-data' },
  'problem-debts': { impact: 3, factor: 'financial-data', byContent: true },
  benefits: { impact: 3, factor: 'financial-data', byContent: true },
  'financial-other': { impact: 3, factor: 'financial-data', byContent: true },
  'identity-document': { impact: 3, factor: 'identity-document' },
  location: { impact: 2, factor: 'location-data', byContent: true },
  criminal: { impact: 3, factor: 'criminal', byContent: true },
  // A face tells who somebody is, and the picture where and with whom.
  photos: { impact: 2, factor: 'photos', byContent: true },
  // While part is unknown, it is taken for sensitive.
  unknown: { impact: 3, factor: 'kinds-unknown' },
  other: { impact: 1 },
};

const GRAVE_CONSEQUENCES: ReadonlySet<SubjectConsequence> = new Set([
  'discrimination',
  'identity-fraud',
  'financial-loss',
  'reputation-damage',
  'professional-secrecy-lost',
  'pseudonymisation-undone',
]);

const NONE: readonly never[] = [];

const CONTACT: ReadonlySet<DataCategory> = new Set(['address', 'phone', 'email']);

/** Known to be ordinary, every kind of them, and not said to tell much; whomever they concern. */
export function holdsOnlyOrdinaryData({ facts, kindsKnown }: Reading): boolean {
  const { dataCategories = NONE, specialCategories = NONE } = facts;
  return (
    kindsKnown &&
    specialCategories.length === 0 &&
    !tellsMuch(facts) &&
    dataCategories.every((category) => CATEGORIES[category].impact === 1)
  );
}

function tellsMuch({ dataInsight }: FactSheet): boolean {
  return dataInsight === 'specific' || dataInsight === 'detailed-profile';
}

/** Applications, bills, correspondence: more than how to reach somebody, and nobody said that it tells little. */
export function tellsMoreThanContact({ dataCategories, dataInsight }: FactSheet): boolean {
  return dataCategories?.includes('other') === true && dataInsight !== 'none' && dataInsight !== 'general';
}

/** "Other" data of which nobody said what they tell, nor whether special ones are among them: not to be called ordinary. */
export function leavesOtherOpen({ dataCategories, specialCategories, dataInsight }: FactSheet): boolean {
  return (
    dataCategories?.includes('other') === true && specialCategories === undefined && dataInsight === undefined
  );
}

const NAME_AND_CONTACT: ReadonlySet<DataCategory> = new Set(['name', 'address', 'phone', 'email']);

/** Whatever else may be said of how little they tell: that is weighed, this asks what they are. */
export function isMoreThanNameAndContact({ dataCategories, specialCategories }: FactSheet): boolean {
  return (
    (specialCategories?.length ?? 0) > 0 ||
    dataCategories?.some((category) => !NAME_AND_CONTACT.has(category)) === true
  );
}

/** Something about somebody's health or belief that is no more than a hint, among otherwise ordinary data: a diet in a list. */
export function isGeneralHint({ facts, kindsKnown }: Reading): boolean {
  const { dataCategories = NONE, specialCategories = NONE, dataInsight } = facts;
  return (
    kindsKnown &&
    specialCategories.length > 0 &&
    dataInsight === 'general' &&
    dataCategories.every((category) => CATEGORIES[category].impact === 1) &&
    impactOfIdentitySet(dataCategories, silently) === 0 &&
    (facts.contextReveals === undefined || facts.contextReveals === 'nothing')
  );
}

/** Weighed before anything was confirmed deleted or done about it; in whose hands they are is not asked here. */
export function impactOf(reading: Reading, weigh: Weigh): Impact {
  const { facts, leadsToPeopleInDanger } = reading;
  if (reading.peopleHide) weigh('hidden-people');
  if (leadsToPeopleInDanger && facts.recipientKind === 'threatening-person') weigh('found-by-threat');
  const content = impactOfContent(facts, weigh);
  let impact = leadsToPeopleInDanger ? 4 : content;
  impact = graver(impact, impactOfContext(reading, weigh));
  if (facts.likelyConsequences?.some((consequence) => GRAVE_CONSEQUENCES.has(consequence))) {
    weigh('harm-likely');
    impact = graver(impact, 3);
  }
  if (impact === 1 && !leavesOtherOpen(facts)) weigh('ordinary-data');
  if (!leadsToPeopleInDanger && reading.vulnerablePeople) {
    weigh('vulnerable-people');
    impact += 1;
  }
  if (reading.touchesSafety) return 4;
  return afterDiscounts(facts, milder(impact, 4), weigh);
}

function impactOfContent(facts: FactSheet, weigh: Weigh): number {
  const { dataCategories = NONE, specialCategories = NONE, dataInsight } = facts;
  let worst = 1;
  let sensitiveKinds = 0;
  if (facts.dataCategories === undefined) {
    weigh('kinds-unknown');
    worst = 3;
  }
  for (const category of dataCategories) {
    const impact = impactOfCategory(category, facts, weigh);
    if (impact > worst) worst = impact;
    if (impact >= 3) sensitiveKinds += 1;
  }
  if (specialCategories.length > 0) {
    weigh('special-category');
    const impact = byInsight(3, dataInsight, weigh);
    if (impact > worst) worst = impact;
    if (impact >= 3) sensitiveKinds += 1;
  }
  if (sensitiveKinds >= 2) {
    weigh('data-combined');
    worst = 4;
  }
  worst = graver(worst, impactOfIdentitySet(dataCategories, weigh));
  if (dataInsight === 'detailed-profile') {
    weigh('detailed-profile');
    worst += 1;
  }
  return milder(worst, 4);
}

function impactOfCategory(category: DataCategory, facts: FactSheet, weigh: Weigh): number {
  const { impact, factor, byContent } = CATEGORIES[category];
  if (factor) weigh(factor);
  if (category === 'credentials' && facts.measuresAfterwards?.includes('credentials-reset') === true) {
    weigh('credentials-reset');
    return 2;
  }
  // "Other" is as bad as what it tells: a dispute at work is more than a parcel's contents.
  if (category === 'other') {
    if (leavesOtherOpen(facts)) weigh('other-unknown');
    if (!tellsMuch(facts)) return 1;
    weigh('telling-data');
    return 2;
  }
  return byContent ? byInsight(impact, facts.dataInsight, weigh) : impact;
}

/**
 * What a stranger needs to pose as somebody. A national or document number beside the name needs one thing more;
 * authorities hold it for grave at one stranger already (EDPB 01/2021, case 14; UODO DKN.5131.5.2020).
 */
function impactOfIdentitySet(categories: readonly DataCategory[], weigh: Weigh): number {
  if (!categories.includes('name')) return 0;
  const birthDate = categories.includes('birth-date');
  const contact = categories.some((category) => CONTACT.has(category));
  const number = categories.includes('bsn') || categories.includes('identity-document');
  if (number ? !birthDate && !contact : !birthDate || !contact) return 0;
  weigh('identity-set');
  return number ? 4 : 2;
}

function byInsight(impact: number, insight: BreachFacts['dataInsight'], weigh: Weigh): number {
  if (insight !== 'none' && insight !== 'general') return impact;
  weigh('little-insight');
  return milder(impact, insight === 'none' ? 1 : 2);
}

/** Of whom nobody can say that they share anything with the people concerned. */
const STRANGERS: ReadonlySet<Holder> = new Set([
  'public',
  'attacker',
  'threatening-person',
  'unknown-person',
]);

const IMPACT_OF_CONTEXT = { 'social-or-financial': 2, 'special-category': 3, safety: 4 } as const;

function impactOfContext({ facts, attack }: Reading, weigh: Weigh): number {
  const { contextReveals, recipientKind, recipientsShareContext } = facts;
  if (contextReveals === undefined || contextReveals === 'nothing') return 0;
  // Who stands in the same list learns little from it; where somebody is in danger it is no comfort.
  const learnsLittle = !attack && (recipientKind === undefined || !STRANGERS.has(recipientKind));
  if (recipientsShareContext === true && contextReveals !== 'safety' && learnsLittle) {
    weigh('recipients-share-context');
    return 0;
  }
  weigh('context-reveals');
  return IMPACT_OF_CONTEXT[contextReveals];
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
