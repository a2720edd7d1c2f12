import type { FactSheet } from './fact-sheet.js';
import { mostSaid, type DataCategory } from '../ap-vocabulary.js';
import type { Sentence } from '../sentence.js';
import type { EnisaContext } from '../severity/data-processing-context.js';
import { contextScore, type EnisaData, type EnisaInput } from '../severity/enisa-severity.js';
import type { Holder } from './breach-facts.js';
import { MANY_RECIPIENTS } from './exposure.js';
import type { Reading } from './reading.js';
import type { Weighing } from './weighing.js';
import type { Exposure } from './scales.js';

const FINANCIAL: ReadonlySet<DataCategory> = new Set([
  'iban',
  'credit-card',
  'problem-debts',
  'benefits',
  'financial-other',
]);

/** The facts in ENISA's terms, or why they cannot be put in them. */
type InEnisasTerms =
  | { readonly input: EnisaInput; readonly leftOut?: never }
  | { readonly input?: never; readonly leftOut: Sentence };

export function enisaInputOf({ reading, exposure }: Weighing): InEnisasTerms {
  const { facts } = reading;
  const data = dataOf(reading);
  const [first, ...rest] = data;
  if (first === undefined || facts.dataCategories?.includes('unknown') === true)
    return { leftOut: KINDS_OPEN };
  const hanging = hangsOn(facts);
  // The highest kind counts: what is open matters unless another scores the most there is.
  if (hanging && !data.some((one) => contextScore(one) === 4)) return { leftOut: hanging };
  return { input: inputOf(reading, exposure, [first, ...rest]) };
}

const KINDS_OPEN: Sentence = {
  nl: 'Geen ENISA-score: welke soorten gegevens het zijn, is nog niet (helemaal) bekend.',
  en: 'No ENISA score: what kinds of data these are is not (fully) known yet.',
};

const INSIGHT_OPEN: Sentence = {
  nl: 'Geen ENISA-score: die hangt af van hoeveel de gegevens vertellen (bijvoorbeeld een uitslag of alleen een afspraak, een hele of halve kaart).',
  en: 'No ENISA score: it hangs on how much the data tell (such as a result or an appointment only, all or part of a card).',
};

const CREDENTIALS_OPEN: Sentence = {
  nl: 'Geen ENISA-score: inloggegevens tellen als wat zij openen, en dat wordt hier niet gevraagd.',
  en: 'No ENISA score: credentials count as what they open, which is not asked here.',
};

/** What ENISA scores by something that nobody said; its base score there is a guess at the worst, and often wrong. */
function hangsOn(facts: FactSheet): Sentence | undefined {
  const { dataCategories, specialCategories, dataInsight } = facts;
  const byInsight =
    (specialCategories?.length ?? 0) > 0 ||
    dataCategories?.some((category) => BY_INSIGHT.has(category)) === true;
  if (byInsight && dataInsight === undefined && !tellsNothing(facts)) return INSIGHT_OPEN;
  return dataCategories?.includes('credentials') === true ? CREDENTIALS_OPEN : undefined;
}

const BY_INSIGHT: ReadonlySet<DataCategory> = new Set(['location', 'credit-card', 'criminal']);

function inputOf(reading: Reading, exposure: Exposure, data: EnisaInput['data']): EnisaInput {
  const { facts } = reading;
  const confidentiality = confidentialityOf(reading, exposure);
  const integrity = integrityOf(facts);
  const availability = availabilityOf(facts);
  return {
    data,
    identification: facts.identification ?? 'maximum',
    ...(confidentiality && { confidentiality }),
    ...(integrity && { integrity }),
    ...(availability && { availability }),
    ...((facts.intent === 'malicious' || facts.intent === 'insider-misuse') && { maliciousIntent: true }),
    ...(facts.subjectCount && { subjectCount: mostSaid(facts.subjectCount) }),
    ...(reading.protection === 'holds' && { unintelligible: true }),
  };
}

function dataOf(reading: Reading): readonly EnisaData[] {
  const { facts } = reading;
  const { dataCategories = [], specialCategories = [] } = facts;
  const data: EnisaData[] = [];
  const sensitive = specialCategories.length > 0 || dataCategories.includes('criminal');
  const open = hangsOn(facts) === INSIGHT_OPEN;
  if (sensitive && !open) data.push({ kind: 'sensitive', ...contextOf(insightOnSensitive(facts)) });
  if (dataCategories.some((category) => FINANCIAL.has(category) && !(open && category === 'credit-card'))) {
    data.push({ kind: 'financial', ...contextOf(insightOnFinancial(facts)) });
  }
  if (dataCategories.includes('location') && !open) {
    data.push({ kind: 'behavioural', ...contextOf(insightOnBehaviour(facts)) });
  }
  if (dataCategories.length > 0 || sensitive)
    data.push({ kind: 'simple', ...contextOf(contextOfSimple(reading)) });
  return data;
}

function contextOf(context: EnisaContext | undefined): { readonly context?: EnisaContext } {
  return context ? { context } : {};
}

function tellsNothing({ dataAlreadyPublic, dataOutdated, dataInsight }: FactSheet): boolean {
  return dataAlreadyPublic === true || dataOutdated === true || dataInsight === 'none';
}

function insightOnSensitive(facts: FactSheet): EnisaContext | undefined {
  if (tellsNothing(facts)) return 'no-insight';
  return facts.dataInsight === 'general' ? 'general-assumptions' : undefined;
}

function insightOnFinancial(facts: FactSheet): EnisaContext | undefined {
  if (tellsNothing(facts)) return 'no-insight';
  if (facts.dataInsight === 'general') return 'little-insight';
  // A whole card tells something specific; the last digits of one tell little.
  const wholeCard =
    facts.dataInsight === 'specific' && facts.dataCategories?.includes('credit-card') === true;
  return facts.dataInsight === 'detailed-profile' || wholeCard ? 'full-card-or-detailed-profile' : undefined;
}

function insightOnBehaviour(facts: FactSheet): EnisaContext | undefined {
  if (tellsNothing(facts)) return 'no-insight';
  if (facts.contextReveals === 'special-category') return 'assumptions-on-sensitive';
  return facts.dataInsight === 'detailed-profile' ? 'detailed-profile' : undefined;
}

function contextOfSimple({ facts, peopleHide }: Reading): EnisaContext | undefined {
  const { contextReveals, vulnerabilities, subjectGroups, dataInsight, dataCategories } = facts;
  const minors = vulnerabilities?.includes('children') === true || subjectGroups?.includes('minors') === true;
  if (contextReveals === 'safety' || peopleHide || minors) return 'safety-or-vulnerable';
  if (contextReveals === 'special-category' || subjectGroups?.includes('patients') === true) {
    return 'assumptions-on-sensitive';
  }
  const profile = dataInsight === 'detailed-profile' || contextReveals === 'social-or-financial';
  return profile || dataCategories?.includes('bsn') === true ? 'profiling-or-status' : undefined;
}

function confidentialityOf(
  { affectsConfidentiality, facts, insiderMisuse }: Reading,
  exposure: Exposure,
): EnisaInput['confidentiality'] {
  if (!affectsConfidentiality) return undefined;
  if (exposure === 0) return 'exposed-only';
  const { recipientKind, recipientCount } = facts;
  // One who can be named is a known recipient, however little he may be trusted.
  const named =
    (recipientKind !== undefined && NAMED.has(recipientKind)) ||
    (insiderMisuse && (recipientKind === undefined || recipientKind === 'own-organisation'));
  const few = (recipientCount ? mostSaid(recipientCount) : 1) <= MANY_RECIPIENTS;
  return exposure >= 4 && !(named && few) ? 'unknown-recipients' : 'known-recipients';
}

const NAMED: ReadonlySet<Holder> = new Set([
  'own-organisation',
  'care-partner',
  'other-organisation',
  'client',
  'private-person',
  'threatening-person',
]);

function integrityOf({ natures, alteration }: FactSheet): EnisaInput['integrity'] {
  if (alteration === undefined && natures?.includes('integrity') !== true) return undefined;
  if (alteration === 'corrected-before-use') return 'not-misused';
  return alteration === 'not-recoverable' ? 'not-recoverable' : 'recoverable';
}

function availabilityOf({
  natures,
  backupAvailable,
  unavailabilityEffect,
}: FactSheet): EnisaInput['availability'] {
  const lost = natures?.includes('availability-permanent') === true || backupAvailable === false;
  if (lost && backupAvailable !== true) return 'permanent';
  if (!lost && natures?.includes('availability-temporary') !== true) return undefined;
  return unavailabilityEffect === 'none' ? 'easily-recovered' : 'temporary';
}
