import {
  DATA_CATEGORIES,
  INCIDENT_TYPES,
  NATURES,
  ORGANISATION_CONSEQUENCES,
  PROTECTIONS,
  SEVERITIES,
  SPECIAL_CATEGORIES,
  SUBJECT_CONSEQUENCES,
  SUBJECT_GROUPS,
  type DataCategory,
  type IncidentType,
  type Nature,
  type OrganisationConsequence,
  type Protection,
  type Severity,
  type SpecialCategory,
  type SubjectConsequence,
  type SubjectGroup,
} from '../../law/ap-vocabulary.js';
import { ManyOf, Nested, OneOf, Text } from '../../platform/http/dto-fields.js';
import { personal } from '../../shared/personal.js';
import { RISKS, type Assessment, type Risk } from '../../law/ap-form/assessment.js';
import { registerText } from '../domain/register-text.js';
import { CountRangeBody } from './count-range.body.js';
import { FactsBody } from './facts.body.js';

/** The AP's form, chapters 5 to 9. */
export class AssessmentBody {
  @ManyOf(NATURES, { max: NATURES.length }) readonly natures!: Nature[];
  @OneOf(INCIDENT_TYPES) readonly incidentType!: IncidentType;
  @Text({ max: 20_000, optional: true }) readonly description?: string;
  @ManyOf(DATA_CATEGORIES, { max: DATA_CATEGORIES.length }) readonly dataCategories!: DataCategory[];
  @ManyOf(SPECIAL_CATEGORIES, { max: SPECIAL_CATEGORIES.length })
  readonly specialCategories!: SpecialCategory[];
  @Nested(() => CountRangeBody, { optional: true }) readonly recordCount?: CountRangeBody;
  @Text({ max: 500, optional: true }) readonly recordCountNote?: string;
  @ManyOf(SUBJECT_GROUPS, { max: SUBJECT_GROUPS.length }) readonly subjectGroups!: SubjectGroup[];
  @Text({ max: 1_000, optional: true }) readonly subjectsDescribed?: string;
  @Nested(() => CountRangeBody, { optional: true }) readonly subjectCount?: CountRangeBody;
  @OneOf(PROTECTIONS) readonly protection!: Protection;
  @Text({ max: 500, optional: true }) readonly protectionTechnique?: string;
  @ManyOf(ORGANISATION_CONSEQUENCES, { max: ORGANISATION_CONSEQUENCES.length })
  readonly organisationConsequences!: OrganisationConsequence[];
  @ManyOf(SUBJECT_CONSEQUENCES, { max: SUBJECT_CONSEQUENCES.length })
  readonly subjectConsequences!: SubjectConsequence[];
  @OneOf(SEVERITIES) readonly severity!: Severity;
  @OneOf(RISKS) readonly risk!: Risk;
  /** Goes into the register: facts and effects, nobody named. */
  @Text({ max: 4_000 }) readonly summary!: string;
  /** What the advice is computed from; without it none is. */
  @Nested(() => FactsBody, { optional: true }) readonly facts?: FactsBody;
}

/** @throws Refusal where a text for the register seems to identify somebody */
export function assessmentOf({ facts: _weighed, ...body }: AssessmentBody): Assessment {
  const { description, summary, recordCountNote, subjectsDescribed, protectionTechnique, ...closed } = body;
  const { recordCount, subjectCount, ...lists } = closed;
  return {
    ...lists,
    ...(recordCount && { recordCount: { min: recordCount.min, max: recordCount.max } }),
    ...(subjectCount && { subjectCount: { min: subjectCount.min, max: subjectCount.max } }),
    ...(description !== undefined && { description: personal('dossier', description) }),
    ...(recordCountNote !== undefined && {
      recordCountNote: registerText(recordCountNote, '/recordCountNote'),
    }),
    ...(subjectsDescribed !== undefined && {
      subjectsDescribed: registerText(subjectsDescribed, '/subjectsDescribed'),
    }),
    ...(protectionTechnique !== undefined && {
      protectionTechnique: registerText(protectionTechnique, '/protectionTechnique'),
    }),
    summary: registerText(summary, '/summary'),
  };
}
