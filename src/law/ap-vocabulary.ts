/**
 * The closed lists of the AP's breach form (questionnaire of August 2022, ap-form.md), in the
 * field's English terms. The Dutch labels of the form belong to the form, not to the facts.
 */

/** 1.1 */
export const NOTIFICATION_KINDS = ['initial', 'supplement', 'withdrawal'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** 5.1 – several can coexist (Art. 4(12)). */
export const NATURES = [
  'confidentiality',
  'integrity',
  'availability-permanent',
  'availability-temporary',
] as const;
export type Nature = (typeof NATURES)[number];

/** 5.2 – one. */
export const INCIDENT_TYPES = [
  'email-wrong-recipient',
  'email-open-cc',
  'post-wrong-recipient',
  'post-returned-opened',
  'post-lost',
  'authorisation-wrong',
  'folder-too-accessible',
  'device-or-paper-lost-or-stolen',
  'published-by-mistake',
  'hacking-malware-phishing',
  'added-to-wrong-file',
  // Staff who look without need. The form has no such type and gets its "overig"; the reporter needs advice of his own.
  'snooping',
  'other',
] as const;
export type IncidentType = (typeof INCIDENT_TYPES)[number];

/** 6.1 – ordinary personal data; the form asks contact and financial data in parts. */
export const DATA_CATEGORIES = [
  'name',
  'gender',
  'birth-date',
  'bsn',
  'address',
  'email',
  'phone',
  'credentials',
  'iban',
  'credit-card',
  'problem-debts',
  'benefits',
  'financial-other',
  'identity-document',
  'location',
  'criminal',
  // Photos and videos of people; on the AP's list they are "other".
  'photos',
  'unknown',
  'other',
] as const;
export type DataCategory = (typeof DATA_CATEGORIES)[number];

/** 6.2 – Art. 9(1). */
export const SPECIAL_CATEGORIES = [
  'ethnicity',
  'political',
  'religion',
  'trade-union',
  'sexual',
  'health',
  'genetic',
  'biometric',
] as const;
export type SpecialCategory = (typeof SPECIAL_CATEGORIES)[number];

/** 7.1 */
export const SUBJECT_GROUPS = [
  'employees',
  'customers',
  'students',
  'patients',
  'minors',
  'vulnerable',
  'other',
] as const;
export type SubjectGroup = (typeof SUBJECT_GROUPS)[number];

/** 8.1 – encryption by ransomware does not count. */
export const PROTECTIONS = ['encrypted', 'hashed', 'otherwise-unintelligible', 'none'] as const;
export type Protection = (typeof PROTECTIONS)[number];

/** 9.1 */
export const ORGANISATION_CONSEQUENCES = [
  'seen-by-unauthorised',
  'misuse-possible',
  'own-use-of-wrong-data',
  'wrong-data-passed-on',
  'essential-service-interrupted',
  'essential-service-lost',
  'other',
] as const;
export type OrganisationConsequence = (typeof ORGANISATION_CONSEQUENCES)[number];

/** 9.2 */
export const SUBJECT_CONSEQUENCES = [
  'discrimination',
  'identity-fraud',
  'financial-loss',
  'reputation-damage',
  'professional-secrecy-lost',
  'pseudonymisation-undone',
  'rights-obstructed',
  'control-lost',
  'other',
] as const;
export type SubjectConsequence = (typeof SUBJECT_CONSEQUENCES)[number];

/** 9.3 */
export const SEVERITIES = ['negligible', 'limited', 'considerable', 'very-high'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** 10.1.7 */
export const NOTICE_MEANS = [
  'phone',
  'letter',
  'email',
  'in-person',
  'interpreter',
  'website',
  'social-media',
  'advertisement',
  'other',
] as const;
export type NoticeMeans = (typeof NOTICE_MEANS)[number];

/** Those that reach people whom nobody can write to: the public communication of Art. 34(3)(c). */
export const PUBLIC_MEANS: readonly NoticeMeans[] = ['website', 'social-media', 'advertisement'];

/** 10.2 – against the breach, its effects, and another one like it (Art. 33(3)(d)). */
export const MEASURE_KINDS = ['containment', 'remedy', 'prevention'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** 7.3 – exact when both are equal; without a maximum nobody knows more than that there are at least so many. */
export interface CountRange {
  readonly min: number;
  readonly max?: number;
}

/** The highest number that anybody said: where no maximum is known, nobody said more than the minimum. */
export const mostSaid = ({ min, max = min }: CountRange): number => max;
