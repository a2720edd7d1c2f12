import type {
  CountRange,
  DataCategory,
  IncidentType,
  Nature,
  OrganisationConsequence,
  Protection,
  Severity,
  SpecialCategory,
  SubjectConsequence,
  SubjectGroup,
} from '../../law/ap-vocabulary.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import type { Breach } from './breach-state.js';
import type { Evolve, Fact } from './domain-event.js';
import type { RegisterText } from './register-text.js';

/** How a person judges the risk to people: below, at, or above the thresholds of Art. 33(1) and 34(1). */
export const RISKS = ['unlikely', 'risk', 'high-risk'] as const;
export type Risk = (typeof RISKS)[number];

/** The fields of the AP's form, chapters 5 to 9. What is not known yet is left out. */
export interface Assessment {
  /** 5.1 */
  readonly natures: readonly Nature[];
  /** 5.2 */
  readonly incidentType: IncidentType;
  /** 5.3 */
  readonly description?: Personal<string>;
  /** 6.1 */
  readonly dataCategories: readonly DataCategory[];
  /** 6.2 */
  readonly specialCategories: readonly SpecialCategory[];
  /** 6.3.1 */
  readonly recordCount?: CountRange;
  readonly recordCountNote?: RegisterText;
  /** 7.1 */
  readonly subjectGroups: readonly SubjectGroup[];
  /** 7.2 */
  readonly subjectsDescribed?: RegisterText;
  /** 7.3 */
  readonly subjectCount?: CountRange;
  /** 8.1 */
  readonly protection: Protection;
  readonly protectionTechnique?: RegisterText;
  /** 9.1 */
  readonly organisationConsequences: readonly OrganisationConsequence[];
  /** 9.2 */
  readonly subjectConsequences: readonly SubjectConsequence[];
  /** 9.3 */
  readonly severity: Severity;
  readonly risk: Risk;
  /** What the register of Art. 33(5) says of it: facts and effects, nobody named. */
  readonly summary: RegisterText;
}

export type BreachAssessed = Fact<'BreachAssessed', Assessment>;

export interface AssessBreach {
  readonly type: 'AssessBreach';
  readonly assessment: Assessment;
}

export interface RecordedAssessment {
  readonly assessment: Assessment;
  readonly assessedAt: Moment;
}

export function assessBreach(_breach: Breach, { assessment }: AssessBreach): readonly BreachAssessed[] {
  if (assessment.natures.length === 0) {
    throw new Refusal(
      'no-nature',
      'A breach harms confidentiality, integrity or availability.',
      'invalid',
      '/natures',
    );
  }
  for (const field of ['recordCount', 'subjectCount'] as const) {
    const range = assessment[field];
    if (range && range.max < range.min) {
      throw new Refusal('empty-range', 'The maximum is below the minimum.', 'invalid', `/${field}/max`);
    }
  }
  return [{ type: 'BreachAssessed', data: assessment }];
}

export const evolveAssessment: Evolve<BreachAssessed> = {
  BreachAssessed: (breach, data, { recordedAt }) => ({
    ...breach,
    assessment: { assessment: data, assessedAt: recordedAt },
    ...(data.risk === 'high-risk' && breach.highRiskSince === undefined && { highRiskSince: recordedAt }),
  }),
};
