import type { DisagreementAnswer } from '../contract/assessment.answer.js';
import { differsFromFacts, differsFromReport } from '../domain/assessment-against-facts.js';
import type { AssessmentFields, ComputedFields } from '../domain/assessment.js';
import type { ReportFields } from '../domain/report.js';

/** Where the assessment, its facts and the report say different things, one by one (L12). */
export function disagreements({
  assessment,
  computed,
  report,
}: AssessmentFields & ComputedFields & ReportFields): readonly DisagreementAnswer[] {
  if (assessment === undefined) return [];
  const assessed = { ...assessment.assessment, ...(computed?.facts && { facts: computed.facts }) };
  return [
    ...differsFromFacts(assessed).map((about) => ({ about, other: 'facts' as const })),
    ...differsFromReport(report, assessed).map((about) => ({ about, other: 'report' as const })),
  ];
}
