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
} from '../ap-vocabulary.js';
import type { Personal } from '../../shared/personal.js';
import type { RegisterText } from '../../shared/register-text.js';

/** How a person judges the risk to people: below, at, or above the thresholds of Art. 33(1) and 34(1). */
export const RISKS = ['unlikely', 'risk', 'high-risk'] as const;
export type Risk = (typeof RISKS)[number];

/** The fields of the AP's form, chapters 5 to 9. What is not known yet is left out; an empty list says that there are none. */
export interface Assessment {
  /** 5.1 */
  readonly natures: readonly Nature[];
  /** 5.2 */
  readonly incidentType: IncidentType;
  /** 5.3 */
  readonly description?: Personal<string>;
  /** 6.1 */
  readonly dataCategories?: readonly DataCategory[];
  /** 6.2 */
  readonly specialCategories?: readonly SpecialCategory[];
  /** 6.3.1 */
  readonly recordCount?: CountRange;
  readonly recordCountNote?: RegisterText;
  /** 7.1 */
  readonly subjectGroups?: readonly SubjectGroup[];
  /** 7.2 */
  readonly subjectsDescribed?: RegisterText;
  /** 7.3 */
  readonly subjectCount?: CountRange;
  /** 8.1; the form has no “unknown”: left out it is not answered. */
  readonly protection?: Protection;
  readonly protectionTechnique?: RegisterText;
  /** 9.1 */
  readonly organisationConsequences?: readonly OrganisationConsequence[];
  /** 9.2 */
  readonly subjectConsequences?: readonly SubjectConsequence[];
  /** 9.3 */
  readonly severity: Severity;
  readonly risk: Risk;
  /** Where it happened: a department, a house, on the road. An inspector asks; the AP's form does not. */
  readonly place?: RegisterText;
  /** What the register of Art. 33(5) says of it: facts and effects, nobody named. */
  readonly summary: RegisterText;
}
