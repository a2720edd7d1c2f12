import fc from 'fast-check';
import {
  DATA_CATEGORIES,
  INCIDENT_TYPES,
  NATURES,
  PROTECTIONS,
  SPECIAL_CATEGORIES,
  SUBJECT_CONSEQUENCES,
  SUBJECT_GROUPS,
} from '../../../src/law/ap-vocabulary.js';
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
} from '../../../src/law/advice/breach-facts.js';

const oneOf = <T>(list: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...list);
const someOf = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...list]);
const count = fc.tuple(fc.nat(200_000), fc.nat(200_000)).map(([a, b]) => ({
  min: Math.min(a, b),
  max: Math.max(a, b),
}));

/** About half of the facts known, any of them. */
export const anyFacts: fc.Arbitrary<BreachFacts> = fc.record(
  {
    natures: someOf(NATURES),
    incidentType: oneOf(INCIDENT_TYPES),
    dataCategories: someOf(DATA_CATEGORIES),
    specialCategories: someOf(SPECIAL_CATEGORIES),
    dataInsight: oneOf(DATA_INSIGHTS),
    contextReveals: oneOf(CONTEXT_REVELATIONS),
    recordCount: count,
    dataAlreadyPublic: fc.boolean(),
    dataOutdated: fc.boolean(),
    identification: oneOf(IDENTIFICATIONS),
    subjectGroups: someOf(SUBJECT_GROUPS),
    vulnerabilities: someOf(VULNERABILITIES),
    subjectCount: count,
    intent: oneOf(INTENTS),
    recipientKind: oneOf(HOLDERS),
    recipientsShareContext: fc.boolean(),
    recipientTrust: oneOf(RECIPIENT_TRUSTS),
    recipientCount: count,
    carrier: oneOf(CARRIERS),
    deletion: oneOf(DELETIONS),
    access: oneOf(FINDINGS),
    exfiltration: oneOf(FINDINGS),
    protection: oneOf(PROTECTIONS),
    protectionStateOfTheArt: fc.boolean(),
    keyCompromised: fc.boolean(),
    backupAvailable: fc.boolean(),
    unavailableHours: fc.double({ min: 0, max: 2000, noNaN: true }),
    unavailabilityEffect: oneOf(UNAVAILABILITY_EFFECTS),
    alteration: oneOf(ALTERATIONS),
    measuresAfterwards: someOf(MEASURES_AFTERWARDS),
    safetyRisk: oneOf(SAFETY_RISKS),
    likelyConsequences: someOf(SUBJECT_CONSEQUENCES),
    harmSeen: fc.boolean(),
    systemic: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** The same, with several kinds of recipients: seldom so, and dear to weigh. */
export const factsOfSeveralRecipients: fc.Arbitrary<BreachFacts> = fc
  .tuple(anyFacts, fc.subarray([...HOLDERS], { minLength: 1, maxLength: 3 }))
  .map(([facts, recipientKinds]) => ({ ...facts, recipientKinds }));

/** One fact known, or none. */
export const hardlyAnyFacts: fc.Arbitrary<BreachFacts> = fc.tuple(anyFacts, fc.nat()).map(([facts, pick]) => {
  const known = Object.entries(facts);
  return Object.fromEntries(known.slice(pick % (known.length + 1)).slice(0, 1));
});
