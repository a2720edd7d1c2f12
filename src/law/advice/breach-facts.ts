import type {
  CountRange,
  DataCategory,
  IncidentType,
  Nature,
  Protection,
  SpecialCategory,
  SubjectConsequence,
  SubjectGroup,
} from '../ap-vocabulary.js';

/** How much the data tell about a person's life; ENISA 2013, nature of the data and volume. */
export const DATA_INSIGHTS = ['none', 'general', 'specific', 'detailed-profile'] as const;
type DataInsight = (typeof DATA_INSIGHTS)[number];

/**
 * What it reveals to stand in these data at all: a mailing list of a psychotherapist shows care, a guest list
 * of a party shows an opinion, a list of a shelter shows where someone hides.
 */
export const CONTEXT_REVELATIONS = ['nothing', 'social-or-financial', 'special-category', 'safety'] as const;
type ContextRevelation = (typeof CONTEXT_REVELATIONS)[number];

/** Ease of identification; ENISA 2013. */
export const IDENTIFICATIONS = ['negligible', 'limited', 'significant', 'maximum'] as const;
type Identification = (typeof IDENTIFICATIONS)[number];

/** Special characteristics of the people; EDPB 9/2022, section IV.B. */
export const VULNERABILITIES = [
  'children',
  'care-clients',
  'hidden-address',
  'shelter',
  'guardianship',
] as const;
type Vulnerability = (typeof VULNERABILITIES)[number];

/** `insider-misuse`: staff who look or copy without need; `malicious`: somebody who means harm or gain. */
export const INTENTS = ['accidental', 'insider-misuse', 'malicious'] as const;
type Intent = (typeof INTENTS)[number];

/** In what the data were, where the type of the incident leaves it open; discarded: thrown away or given away. */
export const CARRIERS = ['paper', 'device', 'discarded-paper', 'discarded-device', 'spoken'] as const;
type Carrier = (typeof CARRIERS)[number];

/** The AP's list has one type for device and paper, and none for talk or for what was thrown away. */
export const carrierTells = ({ incidentType }: Pick<BreachFacts, 'incidentType'>): boolean =>
  incidentType === undefined || incidentType === 'other' || incidentType === 'device-or-paper-lost-or-stolen';

/**
 * Who has the data now, or may have them. `unknown-person`: somebody who cannot be named, as a finder or a thief;
 * `threatening-person`: an ex-partner, a perpetrator, a stalker.
 */
export const HOLDERS = [
  'nobody',
  'own-organisation',
  'care-partner',
  'other-organisation',
  'client',
  'private-person',
  'known-group',
  'unknown-person',
  'public',
  'attacker',
  'threatening-person',
] as const;
export type Holder = (typeof HOLDERS)[number];

/** `trusted`: a lasting relation in which he may be expected to do as asked (EDPB 9/2022, "trusted" recipient). */
export const RECIPIENT_TRUSTS = ['bound-to-secrecy', 'trusted', 'not-trusted'] as const;
type RecipientTrust = (typeof RECIPIENT_TRUSTS)[number];

export const DELETIONS = ['confirmed-in-writing', 'confirmed-orally', 'requested', 'refused'] as const;
export type Deletion = (typeof DELETIONS)[number];

/** `excluded`: by evidence (logs, an unopened envelope), not by hope. */
export const FINDINGS = ['excluded', 'possible', 'confirmed'] as const;
type Finding = (typeof FINDINGS)[number];

/** What the lack of the data did, or will do, to people. */
export const UNAVAILABILITY_EFFECTS = ['none', 'minor', 'serious', 'endangering'] as const;
type UnavailabilityEffect = (typeof UNAVAILABILITY_EFFECTS)[number];

/** What became of data that were changed wrongly; ENISA 2013, loss of integrity. */
export const ALTERATIONS = ['corrected-before-use', 'possibly-used', 'used', 'not-recoverable'] as const;
type Alteration = (typeof ALTERATIONS)[number];

/** `high-risk-no-longer-likely`: a person established Art. 34(3)(b) and can show by which measures. */
export const MEASURES_AFTERWARDS = [
  'remote-wipe-confirmed',
  'recovered',
  'credentials-reset',
  'data-collected-again',
  'high-risk-no-longer-likely',
] as const;
export type MeasureAfterwards = (typeof MEASURES_AFTERWARDS)[number];

export const SAFETY_RISKS = ['no', 'possible', 'yes'] as const;
type SafetyRisk = (typeof SAFETY_RISKS)[number];

/**
 * What is known of a breach, as plain JSON. A field left out is unknown; an empty list is known to be empty.
 * Everything that Articles 33 and 34 ask to weigh (EDPB 9/2022, section IV.B; EDPB 01/2021; ENISA 2013), nothing
 * that names a person or an organisation.
 */
export interface BreachFacts {
  readonly natures?: readonly Nature[];
  readonly incidentType?: IncidentType;

  readonly dataCategories?: readonly DataCategory[];
  readonly specialCategories?: readonly SpecialCategory[];
  readonly dataInsight?: DataInsight;
  readonly contextReveals?: ContextRevelation;
  /** Data records, all people together. */
  readonly recordCount?: CountRange;
  readonly dataAlreadyPublic?: boolean;
  /** No longer true or usable: an expired card, an old address. */
  readonly dataOutdated?: boolean;
  readonly identification?: Identification;

  readonly subjectGroups?: readonly SubjectGroup[];
  readonly vulnerabilities?: readonly Vulnerability[];
  readonly subjectCount?: CountRange;

  readonly intent?: Intent;
  /** Kept, not weighed: authorities ask for it. */
  readonly carrier?: Carrier;
  readonly recipientKind?: Holder;
  /** Where there are several kinds of recipients: all of them, or those beside `recipientKind`; the worst counts. */
  readonly recipientKinds?: readonly Holder[];
  /** The recipients stand in the same list, or share what it reveals: parents of one group, participants of one course. */
  readonly recipientsShareContext?: boolean;
  readonly recipientTrust?: RecipientTrust;
  readonly recipientCount?: CountRange;
  readonly deletion?: Deletion;
  /** Whether somebody unauthorised saw the data. */
  readonly access?: Finding;
  /** Whether data were copied out of the organisation's systems. */
  readonly exfiltration?: Finding;

  /** Before the breach, by the organisation; encryption by ransomware does not count. */
  readonly protection?: Protection;
  readonly protectionStateOfTheArt?: boolean;
  /** The key, the password or the salt. */
  readonly keyCompromised?: boolean;

  readonly backupAvailable?: boolean;
  /** Hours until the data were, or will be, available again. */
  readonly unavailableHours?: number;
  readonly unavailabilityEffect?: UnavailabilityEffect;
  readonly alteration?: Alteration;

  readonly measuresAfterwards?: readonly MeasureAfterwards[];
  readonly safetyRisk?: SafetyRisk;
  /** Consequences that the assessor holds for likely; AP form 9.2. */
  readonly likelyConsequences?: readonly SubjectConsequence[];
  /** Harm has already come: fraud, extortion, a threat. */
  readonly harmSeen?: boolean;
  /** A flaw that may have hit others in the same way. */
  readonly systemic?: boolean;
}
