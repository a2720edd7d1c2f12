import {
  ALTERATIONS,
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
  @OneOf(DATA_INSIGHTS, optional) readonly dataInsight?: Facts['dataInsight'];
  @OneOf(CONTEXT_REVELATIONS, optional) readonly contextReveals?: Facts['contextReveals'];
  @CountRangeField(optional) readonly recordCount?: Facts['recordCount'];
  @Flag(optional) readonly dataAlreadyPublic?: Facts['dataAlreadyPublic'];
  @Flag(optional) readonly dataOutdated?: Facts['dataOutdated'];
  @OneOf(IDENTIFICATIONS, optional) readonly identification?: Facts['identification'];

  @ManyOf(SUBJECT_GROUPS, optional) readonly subjectGroups?: Facts['subjectGroups'];
  @ManyOf(VULNERABILITIES, optional) readonly vulnerabilities?: Facts['vulnerabilities'];
  @CountRangeField(optional) readonly subjectCount?: Facts['subjectCount'];

  @OneOf(INTENTS, optional) readonly intent?: Facts['intent'];
  @OneOf(HOLDERS, optional) readonly recipientKind?: Facts['recipientKind'];
  @OneOf(RECIPIENT_TRUSTS, optional) readonly recipientTrust?: Facts['recipientTrust'];
  @CountRangeField(optional) readonly recipientCount?: Facts['recipientCount'];
  @OneOf(DELETIONS, optional) readonly deletion?: Facts['deletion'];
  @OneOf(FINDINGS, optional) readonly access?: Facts['access'];
  @OneOf(FINDINGS, optional) readonly exfiltration?: Facts['exfiltration'];

  @OneOf(PROTECTIONS, optional) readonly protection?: Facts['protection'];
  @Flag(optional) readonly protectionStateOfTheArt?: Facts['protectionStateOfTheArt'];
  @Flag(optional) readonly keyCompromised?: Facts['keyCompromised'];

  @Flag(optional) readonly backupAvailable?: Facts['backupAvailable'];
  /** Hours until the data were, or will be, available again. */
  @Quantity({ ...optional, min: 0, max: 1_000_000 }) readonly unavailableHours?: Facts['unavailableHours'];
  @OneOf(UNAVAILABILITY_EFFECTS, optional) readonly unavailabilityEffect?: Facts['unavailabilityEffect'];
  @OneOf(ALTERATIONS, optional) readonly alteration?: Facts['alteration'];

  @ManyOf(MEASURES_AFTERWARDS, optional) readonly measuresAfterwards?: Facts['measuresAfterwards'];
  @OneOf(SAFETY_RISKS, optional) readonly safetyRisk?: Facts['safetyRisk'];
  @ManyOf(SUBJECT_CONSEQUENCES, optional) readonly likelyConsequences?: Facts['likelyConsequences'];
  @Flag(optional) readonly harmSeen?: Facts['harmSeen'];
  @Flag(optional) readonly systemic?: Facts['systemic'];
}
