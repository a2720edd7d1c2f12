import type { BreachFacts } from './breach-facts.js';

/**
 * {@link BreachFacts} with every field in its place, `undefined` where unknown. The advice tries hundreds of
 * answers; objects of one shape make that some twenty times as quick as objects with fields left out.
 */
export type FactSheet = { readonly [Fact in keyof BreachFacts]-?: BreachFacts[Fact] | undefined };

const NOTHING_KNOWN: FactSheet = {
  natures: undefined,
  incidentType: undefined,
  dataCategories: undefined,
  specialCategories: undefined,
  dataInsight: undefined,
  contextReveals: undefined,
  recordCount: undefined,
  dataAlreadyPublic: undefined,
  dataOutdated: undefined,
  identification: undefined,
  subjectGroups: undefined,
  vulnerabilities: undefined,
  subjectCount: undefined,
  intent: undefined,
  carrier: undefined,
  recipientKind: undefined,
  recipientKinds: undefined,
  recipientsShareContext: undefined,
  recipientTrust: undefined,
  recipientCount: undefined,
  deletion: undefined,
  access: undefined,
  exfiltration: undefined,
  protection: undefined,
  protectionStateOfTheArt: undefined,
  keyCompromised: undefined,
  backupAvailable: undefined,
  unavailableHours: undefined,
  unavailabilityEffect: undefined,
  alteration: undefined,
  measuresAfterwards: undefined,
  safetyRisk: undefined,
  likelyConsequences: undefined,
  harmSeen: undefined,
  systemic: undefined,
};

const FACTS = Object.keys(NOTHING_KNOWN) as readonly (keyof BreachFacts)[];

export function factSheet(facts: BreachFacts): FactSheet {
  const sheet: Record<keyof BreachFacts, unknown> = { ...NOTHING_KNOWN };
  // Fact by fact: spreading the facts as well would make the sheet's shape hang on who made them.
  for (const fact of FACTS) sheet[fact] = facts[fact];
  return sheet as FactSheet;
}
