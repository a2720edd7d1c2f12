import type { CountRange } from '../../law/ap-vocabulary.js';
import type { BreachAssessed } from './assessment.js';
import type { ReportContent } from './report.js';

/**
 * Where an assessment says one thing and the facts it was advised on another, or its risk and severity do not go
 * together. Recorded as it was said, and flagged until it is assessed anew: the advice then hangs in the air.
 */
export function contradictionsIn(assessed: BreachAssessed['data']): readonly Contradiction[] {
  const contradicts: Readonly<Record<Contradiction, boolean>> = {
    'assessment-contradicts-facts': differsFromFacts(assessed).length > 0,
    'severity-contradicts-risk':
      (assessed.risk === 'unlikely' && assessed.severity === 'very-high') ||
      (assessed.risk === 'high-risk' && assessed.severity === 'negligible'),
  };
  return CONTRADICTIONS.filter((one) => contradicts[one]);
}

export const CONTRADICTIONS = ['assessment-contradicts-facts', 'severity-contradicts-risk'] as const;
export type Contradiction = (typeof CONTRADICTIONS)[number];

/** What an assessment says more than once: in the AP's words, in its facts, and before that in the report. */
export const SAID_TWICE = [
  'natures',
  'incidentType',
  'dataCategories',
  'specialCategories',
  'recordCount',
  'subjectGroups',
  'subjectCount',
  'protection',
  'likelyConsequences',
  'safetyRisk',
] as const;
export type SaidTwice = (typeof SAID_TWICE)[number];

/** Where an assessment and the facts it was advised on say different things. */
export function differsFromFacts({ facts, ...assessed }: BreachAssessed['data']): readonly SaidTwice[] {
  if (facts === undefined) return [];
  const differs: Partial<Readonly<Record<SaidTwice, boolean>>> = {
    natures: differ(assessed.natures, facts.natures),
    incidentType: facts.incidentType !== undefined && facts.incidentType !== assessed.incidentType,
    dataCategories: differ(assessed.dataCategories, facts.dataCategories),
    specialCategories: differ(assessed.specialCategories, facts.specialCategories),
    recordCount: apart(assessed.recordCount, facts.recordCount),
    subjectGroups: differ(assessed.subjectGroups, facts.subjectGroups),
    subjectCount: apart(assessed.subjectCount, facts.subjectCount),
    protection:
      facts.protection !== undefined &&
      assessed.protection !== undefined &&
      facts.protection !== assessed.protection,
    likelyConsequences: differ(assessed.subjectConsequences, facts.likelyConsequences),
  };
  return SAID_TWICE.filter((one) => differs[one] === true);
}

/**
 * Where it says another thing than the report did. A report is a claim, and whoever assesses knows better: it is shown
 * to be looked at, and is no fault.
 */
export function differsFromReport(
  report: Pick<ReportContent, ClaimedAgain>,
  { facts, ...assessed }: BreachAssessed['data'],
): readonly SaidTwice[] {
  const { dataCategories, specialCategories } = assessed;
  const data = dataCategories && specialCategories && [...dataCategories, ...specialCategories];
  const isLeftOut = (claimed: readonly string[] | undefined, found: readonly string[] | undefined): boolean =>
    found?.includes('unknown') === false &&
    (claimed ?? []).some((one) => one !== 'unknown' && one !== 'other' && !found.includes(one));
  const differs: Partial<Readonly<Record<SaidTwice, boolean>>> = {
    incidentType:
      report.incidentType !== undefined &&
      report.incidentType !== 'other' &&
      report.incidentType !== assessed.incidentType,
    dataCategories: isLeftOut(report.dataCategories, data),
    subjectGroups: isLeftOut(report.subjectGroups, assessed.subjectGroups),
    subjectCount: apart(assessed.subjectCount, report.subjectCount),
    safetyRisk: report.safetyRisk === 'yes' && facts?.safetyRisk === 'no',
  };
  return SAID_TWICE.filter((one) => differs[one] === true);
}

type ClaimedAgain = 'incidentType' | 'dataCategories' | 'subjectGroups' | 'subjectCount' | 'safetyRisk';

/** Left out is not contradicted; "unknown" says that more may turn up. */
function differ(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const known = (list: readonly string[]): readonly string[] => list.filter((value) => value !== 'unknown');
  const among = (list: readonly string[], all: readonly string[]): boolean =>
    all.includes('unknown') || known(list).every((value) => all.includes(value));
  return !among(one, other) || !among(other, one);
}

function apart(one: CountRange | undefined, other: CountRange | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return (one.max ?? Infinity) < other.min || (other.max ?? Infinity) < one.min;
}
