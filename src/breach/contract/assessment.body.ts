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

/** The AP's form, chapters 5 to 9. What is left out is not known yet; an empty list says that there are none. */
export class AssessmentBody implements Assessment {
  @ManyOf(NATURES, { description: 'AP form 5.1: what was harmed; several can coexist.' })
  readonly natures!: Nature[];
  @OneOf(INCIDENT_TYPES, { description: 'AP form 5.2.' }) readonly incidentType!: IncidentType;
  @PersonalText('dossier', {
    max: 20_000,
    optional: true,
    description: 'AP form 5.3: what happened, in free text that may name people.',
  })
  readonly description?: Personal<string>;
  @ManyOf(DATA_CATEGORIES, { optional: true, description: 'AP form 6.1.' })
  readonly dataCategories?: DataCategory[];
  @ManyOf(SPECIAL_CATEGORIES, { optional: true, description: 'AP form 6.2: Art. 9(1).' })
  readonly specialCategories?: SpecialCategory[];
  @CountRangeField({ optional: true, description: 'AP form 6.3.1: how many records.' })
  readonly recordCount?: CountRange;
  @RegisterTextField({ max: 500, optional: true }) readonly recordCountNote?: RegisterText;
  @ManyOf(SUBJECT_GROUPS, { optional: true, description: 'AP form 7.1.' })
  readonly subjectGroups?: SubjectGroup[];
  @RegisterTextField({
    max: 1_000,
    optional: true,
    description: 'AP form 7.2: the people, without naming anybody.',
  })
  readonly subjectsDescribed?: RegisterText;
  @CountRangeField({ optional: true, description: 'AP form 7.3: how many people.' })
  readonly subjectCount?: CountRange;
  @OneOf(PROTECTIONS, {
    optional: true,
    description: 'AP form 8.1; encryption by ransomware does not count.',
  })
  readonly protection?: Protection;
  @RegisterTextField({ max: 500, optional: true }) readonly protectionTechnique?: RegisterText;
  @ManyOf(ORGANISATION_CONSEQUENCES, { optional: true, description: 'AP form 9.1.' })
  readonly organisationConsequences?: OrganisationConsequence[];
  @ManyOf(SUBJECT_CONSEQUENCES, { optional: true, description: 'AP form 9.2.' })
  readonly subjectConsequences?: SubjectConsequence[];
  @OneOf(SEVERITIES, { description: 'AP form 9.3.' }) readonly severity!: Severity;
  @OneOf(RISKS, {
    description: 'How a person judges it: below, at, or above the thresholds of Art. 33(1) and 34(1).',
  })
  readonly risk!: Risk;
  @RegisterTextField({ max: 500, optional: true, description: 'Where it happened; goes into the register.' })
  readonly place?: RegisterText;
  @RegisterTextField({ max: 4_000, description: 'Goes into the register: facts and effects, nobody named.' })
  readonly summary!: RegisterText;
  @Nested(() => FactsBody, {
    optional: true,
    description: 'What the advice is computed from; without it none is.',
  })
  readonly facts?: FactsBody;
}
