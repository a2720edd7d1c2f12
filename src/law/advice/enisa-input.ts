import type { FactSheet } from './fact-sheet.js';
import type { DataCategory } from '../ap-vocabulary.js';
import type { EnisaContext } from '../severity/data-processing-context.js';
import type { EnisaData, EnisaInput } from '../severity/enisa-severity.js';
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

/** The facts in ENISA's terms; `undefined` while the kinds of data are unknown, for then there is nothing to score. */
export function enisaInputOf({ reading, exposure }: Weighing): EnisaInput | undefined {
  const { facts } = reading;
  const data = dataOf(reading);
  const [first, ...rest] = data;
  if (first === undefined || facts.dataCategories?.includes('unknown') === true) return undefined;
  const confidentiality = confidentialityOf(facts, exposure);
  const integrity = integrityOf(facts);
  const availability = availabilityOf(facts);
  return {
    data: [first, ...rest],
    identification: facts.identification ?? 'maximum',
    ...(confidentiality && { confidentiality }),
    ...(integrity && { integrity }),
    ...(availability && { availability }),
    ...((facts.intent === 'malicious' || facts.intent === 'insider-misuse') && { maliciousIntent: true }),
    ...(facts.subjectCount && { subjectCount: facts.subjectCount.max }),
    ...(reading.protection === 'holds' && { unintelligible: true }),
  };
}

function dataOf(reading: Reading): readonly EnisaData[] {
  const { facts } = reading;
  const { dataCategories = [], specialCategories = [] } = facts;
  const data: EnisaData[] = [];
  const sensitive = specialCategories.length > 0 || dataCategories.includes('criminal');
  if (sensitive) data.push({ kind: 'sensitive', ...contextOf(insightOnSensitive(facts)) });
  if (dataCategories.some((category) => FINANCIAL.has(category))) {
    data.push({ kind: 'financial', ...contextOf(insightOnFinancial(facts)) });
  }
  if (dataCategories.includes('location')) {
    data.push({ kind: 'behavioural', ...contextOf(insightOnBehaviour(facts)) });
  }
  // What a password opens is not known here: it is scored as the account of a person's money would be.
  if (dataCategories.includes('credentials')) data.push({ kind: 'financial' });
  if (dataCategories.length > 0) data.push({ kind: 'simple', ...contextOf(contextOfSimple(reading)) });
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
  if (facts.dataInsight === 'detailed-profile' || facts.dataCategories?.includes('credit-card') === true) {
    return 'full-card-or-detailed-profile';
  }
  return facts.dataInsight === 'general' ? 'little-insight' : undefined;
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

function confidentialityOf({ natures }: FactSheet, exposure: Exposure): EnisaInput['confidentiality'] {
  if (natures?.includes('confidentiality') === false && exposure < 4) return undefined;
  if (exposure === 0) return 'exposed-only';
  return exposure >= 4 ? 'unknown-recipients' : 'known-recipients';
}

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
