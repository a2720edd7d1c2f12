import type { CountRange } from '../../law/ap-vocabulary.js';
import type { BreachAssessed } from './assessment.js';

/**
 * Where an assessment says one thing and the facts it was advised on another, or its risk and severity do not go
 * together. Recorded as it was said, and flagged until it is assessed anew: the advice then hangs in the air.
 */
export function contradictionsIn(assessed: BreachAssessed['data']): readonly Contradiction[] {
  const contradicts: Readonly<Record<Contradiction, boolean>> = {
    'assessment-contradicts-facts': contradictsFacts(assessed),
    'severity-contradicts-risk':
      (assessed.risk === 'unlikely' && assessed.severity === 'very-high') ||
      (assessed.risk === 'high-risk' && assessed.severity === 'negligible'),
  };
  return CONTRADICTIONS.filter((one) => contradicts[one]);
}

export const CONTRADICTIONS = ['assessment-contradicts-facts', 'severity-contradicts-risk'] as const;
export type Contradiction = (typeof CONTRADICTIONS)[number];

function contradictsFacts({ facts, ...assessed }: BreachAssessed['data']): boolean {
  if (facts === undefined) return false;
  return (
    differ(assessed.natures, facts.natures) ||
    differ(assessed.dataCategories, facts.dataCategories) ||
    differ(assessed.specialCategories, facts.specialCategories) ||
    differ(assessed.subjectGroups, facts.subjectGroups) ||
    differ(assessed.subjectConsequences, facts.likelyConsequences) ||
    (facts.incidentType !== undefined && facts.incidentType !== assessed.incidentType) ||
    (facts.protection !== undefined && facts.protection !== assessed.protection) ||
    apart(assessed.subjectCount, facts.subjectCount) ||
    apart(assessed.recordCount, facts.recordCount)
  );
}

/** Left out is not contradicted; "unknown" says that more may turn up. */
function differ(one: readonly string[], other: readonly string[] | undefined): boolean {
  if (other === undefined) return false;
  const known = (list: readonly string[]): readonly string[] => list.filter((value) => value !== 'unknown');
  const among = (list: readonly string[], all: readonly string[]): boolean =>
    all.includes('unknown') || known(list).every((value) => all.includes(value));
  return !among(one, other) || !among(other, one);
}

function apart(one: CountRange | undefined, other: CountRange | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return (one.max ?? Infinity) < other.min || (other.max ?? Infinity) < one.min;
}
