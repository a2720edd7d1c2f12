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
  type CountRange,
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
import { CountRangeField } from '../../platform/http/count-range.js';
import { ManyOf, Nested, OneOf } from '../../platform/http/dto-fields.js';
import { PersonalText } from '../../platform/http/personal-text.js';
import type { Personal } from '../../shared/personal.js';
import { RISKS, type Assessment, type Risk } from '../../law/ap-form/assessment.js';
import type { RegisterText } from '../../shared/register-text.js';
import { FactsBody } from './facts.body.js';
import { RegisterTextField } from './register-text.field.js';

/** The AP's form, chapters 5 to 9. */
export class AssessmentBody implements Assessment {
  @ManyOf(NATURES) readonly natures!: Nature[];
  @OneOf(INCIDENT_TYPES) readonly incidentType!: IncidentType;
  @PersonalText('dossier', { max: 20_000, optional: true }) readonly description?: Personal<string>;
  @ManyOf(DATA_CATEGORIES) readonly dataCategories!: DataCategory[];
  @ManyOf(SPECIAL_CATEGORIES) readonly specialCategories!: SpecialCategory[];
  @CountRangeField({ optional: true }) readonly recordCount?: CountRange;
  @RegisterTextField({ max: 500, optional: true }) readonly recordCountNote?: RegisterText;
  @ManyOf(SUBJECT_GROUPS) readonly subjectGroups!: SubjectGroup[];
  @RegisterTextField({ max: 1_000, optional: true }) readonly subjectsDescribed?: RegisterText;
  @CountRangeField({ optional: true }) readonly subjectCount?: CountRange;
  @OneOf(PROTECTIONS) readonly protection!: Protection;
  @RegisterTextField({ max: 500, optional: true }) readonly protectionTechnique?: RegisterText;
  @ManyOf(ORGANISATION_CONSEQUENCES) readonly organisationConsequences!: OrganisationConsequence[];
  @ManyOf(SUBJECT_CONSEQUENCES) readonly subjectConsequences!: SubjectConsequence[];
  @OneOf(SEVERITIES) readonly severity!: Severity;
  @OneOf(RISKS) readonly risk!: Risk;
  /** Goes into the register: facts and effects, nobody named. */
  @RegisterTextField({ max: 4_000 }) readonly summary!: RegisterText;
  /** What the advice is computed from; without it none is. */
  @Nested(() => FactsBody, { optional: true }) readonly facts?: FactsBody;
}
