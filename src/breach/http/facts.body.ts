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
  type Nature,
} from '../../law/ap-vocabulary.js';
import { Flag, ManyOf, Nested, OneOf, Quantity } from '../../platform/http/dto-fields.js';
import { Refusal } from '../../shared/refusal.js';
import { CountRangeBody } from './count-range.body.js';

const optional = { optional: true } as const;
const one = (values: readonly string[]): PropertyDecorator => OneOf(values, optional);
const many = (values: readonly string[]): PropertyDecorator =>
  ManyOf(values, { ...optional, max: values.length });
const range = Nested(() => CountRangeBody, optional);
const flag = Flag(optional);

/** A fact that is added to the law and not here does not compile. */
const FIELDS: { readonly [Fact in Exclude<keyof BreachFacts, 'natures'>]-?: PropertyDecorator } = {
  incidentType: one(INCIDENT_TYPES),
  dataCategories: many(DATA_CATEGORIES),
  specialCategories: many(SPECIAL_CATEGORIES),
  dataInsight: one(DATA_INSIGHTS),
  contextReveals: one(CONTEXT_REVELATIONS),
  recordCount: range,
  dataAlreadyPublic: flag,
  dataOutdated: flag,
  identification: one(IDENTIFICATIONS),
  subjectGroups: many(SUBJECT_GROUPS),
  vulnerabilities: many(VULNERABILITIES),
  subjectCount: range,
  intent: one(INTENTS),
  recipientKind: one(HOLDERS),
  recipientTrust: one(RECIPIENT_TRUSTS),
  recipientCount: range,
  deletion: one(DELETIONS),
  access: one(FINDINGS),
  exfiltration: one(FINDINGS),
  protection: one(PROTECTIONS),
  protectionStateOfTheArt: flag,
  keyCompromised: flag,
  backupAvailable: flag,
  unavailableHours: Quantity({ ...optional, min: 0, max: 1_000_000 }),
  unavailabilityEffect: one(UNAVAILABILITY_EFFECTS),
  alteration: one(ALTERATIONS),
  measuresAfterwards: many(MEASURES_AFTERWARDS),
  safetyRisk: one(SAFETY_RISKS),
  likelyConsequences: many(SUBJECT_CONSEQUENCES),
  harmSeen: flag,
  systemic: flag,
};

/** The facts that the advice weighs; what is left out is unknown (docs/advice.md). */
export class FactsBody {
  @many(NATURES) readonly natures?: Nature[];
}
for (const [fact, decorate] of Object.entries(FIELDS)) decorate(FactsBody.prototype, fact);

/**
 * @param pointer of the object that holds the facts, `''` for the whole body
 * @throws Refusal where a range ends before it begins
 */
export function factsOf(body: FactsBody, pointer = ''): BreachFacts {
  const facts = structuredClone(Object.fromEntries(Object.entries(body))) as BreachFacts;
  for (const fact of ['recordCount', 'subjectCount', 'recipientCount'] as const) {
    const counted = facts[fact];
    if (counted !== undefined && counted.max < counted.min) {
      throw new Refusal(
        'empty-range',
        'The maximum is below the minimum.',
        'invalid',
        `${pointer}/${fact}/max`,
      );
    }
  }
  return facts;
}
