import {
  ALTERATIONS,
  CARRIERS,
  CONTEXT_REVELATIONS,
  DATA_INSIGHTS,
  DELETIONS,
  FINDINGS,
  IDENTIFICATIONS,
  INTENTS,
  MEASURES_AFTERWARDS,
  HOLDERS,
  RECIPIENT_TRUSTS,
  SAFETY_RISKS,
  UNAVAILABILITY_EFFECTS,
  VULNERABILITIES,
  type BreachFacts,
} from '../../law/advice/breach-facts.js';
import {
  DATA_CATEGORIES,
  INCIDENT_TYPES,
  NATURES,
  PROTECTIONS,
  SPECIAL_CATEGORIES,
  SUBJECT_CONSEQUENCES,
  SUBJECT_GROUPS,
} from '../../law/ap-vocabulary.js';
import { CountRangeField } from '../../platform/http/count-range.js';
import { Flag, ManyOf, OneOf, Quantity } from '../../platform/http/dto-fields.js';

type Facts = Required<BreachFacts>;

const optional = { optional: true } as const;

/** The facts that the advice weighs; what is left out is unknown (docs/advice.md). */
export class FactsBody implements BreachFacts {
  @ManyOf(NATURES, optional) readonly natures?: Facts['natures'];
  @OneOf(INCIDENT_TYPES, optional) readonly incidentType?: Facts['incidentType'];

  @ManyOf(DATA_CATEGORIES, optional) readonly dataCategories?: Facts['dataCategories'];
  @ManyOf(SPECIAL_CATEGORIES, optional) readonly specialCategories?: Facts['specialCategories'];
  @OneOf(DATA_INSIGHTS, { optional: true, description: 'How much the data tell about a person’s life.' })
  readonly dataInsight?: Facts['dataInsight'];
  @OneOf(CONTEXT_REVELATIONS, {
    optional: true,
    description: 'What it reveals to stand in these data at all.',
  })
  readonly contextReveals?: Facts['contextReveals'];
  @CountRangeField({ optional: true, description: 'Data records, all people together.' })
  readonly recordCount?: Facts['recordCount'];
  @Flag(optional) readonly dataAlreadyPublic?: Facts['dataAlreadyPublic'];
  @Flag({ optional: true, description: 'No longer true or usable: an expired card, an old address.' })
  readonly dataOutdated?: Facts['dataOutdated'];
  @OneOf(IDENTIFICATIONS, { optional: true, description: 'How easily somebody can be recognised.' })
  readonly identification?: Facts['identification'];

  @ManyOf(SUBJECT_GROUPS, optional) readonly subjectGroups?: Facts['subjectGroups'];
  @ManyOf(VULNERABILITIES, optional) readonly vulnerabilities?: Facts['vulnerabilities'];
  @CountRangeField(optional) readonly subjectCount?: Facts['subjectCount'];

  @OneOf(INTENTS, optional) readonly intent?: Facts['intent'];
  @OneOf(CARRIERS, {
    optional: true,
    description: 'In what the data were, where the type of the incident leaves it open.',
  })
  readonly carrier?: Facts['carrier'];
  @OneOf(HOLDERS, { optional: true, description: 'Who has the data now, or may have them.' })
  readonly recipientKind?: Facts['recipientKind'];
  @ManyOf(HOLDERS, {
    optional: true,
    description: 'Where there are several kinds of recipients; the worst of them and `recipientKind` counts.',
  })
  readonly recipientKinds?: Facts['recipientKinds'];
  @Flag({
    optional: true,
    description: 'The recipients share what the data reveal: they stand in the same list.',
  })
  readonly recipientsShareContext?: Facts['recipientsShareContext'];
  @OneOf(RECIPIENT_TRUSTS, { optional: true, description: 'Whether he may be expected to do as asked.' })
  readonly recipientTrust?: Facts['recipientTrust'];
  @CountRangeField(optional) readonly recipientCount?: Facts['recipientCount'];
  @OneOf(DELETIONS, { optional: true, description: 'What the recipient said of deleting the data.' })
  readonly deletion?: Facts['deletion'];
  @OneOf(FINDINGS, { optional: true, description: 'Whether somebody unauthorised saw the data.' })
  readonly access?: Facts['access'];
  @OneOf(FINDINGS, {
    optional: true,
    description: 'Whether data were copied out of the organisation’s systems.',
  })
  readonly exfiltration?: Facts['exfiltration'];

  @OneOf(PROTECTIONS, {
    optional: true,
    description: 'Before the breach, by the organisation; encryption by ransomware does not count.',
  })
  readonly protection?: Facts['protection'];
  @Flag(optional) readonly protectionStateOfTheArt?: Facts['protectionStateOfTheArt'];
  @Flag({ optional: true, description: 'The key, the password or the salt.' })
  readonly keyCompromised?: Facts['keyCompromised'];

  @Flag(optional) readonly backupAvailable?: Facts['backupAvailable'];
  @Quantity({
    ...optional,
    min: 0,
    max: 1_000_000,
    description: 'Hours until the data were, or will be, available again.',
  })
  readonly unavailableHours?: Facts['unavailableHours'];
  @OneOf(UNAVAILABILITY_EFFECTS, {
    optional: true,
    description: 'What the lack of the data did, or will do, to people.',
  })
  readonly unavailabilityEffect?: Facts['unavailabilityEffect'];
  @OneOf(ALTERATIONS, { optional: true, description: 'What became of data that were changed wrongly.' })
  readonly alteration?: Facts['alteration'];

  @ManyOf(MEASURES_AFTERWARDS, optional) readonly measuresAfterwards?: Facts['measuresAfterwards'];
  @OneOf(SAFETY_RISKS, optional) readonly safetyRisk?: Facts['safetyRisk'];
  @ManyOf(SUBJECT_CONSEQUENCES, {
    optional: true,
    description: 'Consequences that the assessor holds for likely; AP form 9.2.',
  })
  readonly likelyConsequences?: Facts['likelyConsequences'];
  @Flag({ optional: true, description: 'Harm has already come: fraud, extortion, a threat.' })
  readonly harmSeen?: Facts['harmSeen'];
  @Flag({ optional: true, description: 'A flaw that may have hit others in the same way.' })
  readonly systemic?: Facts['systemic'];
}
