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
  recipientKind: undefined,
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

export function factSheet(facts: BreachFacts): FactSheet {
  return { ...NOTHING_KNOWN, ...facts };
}

/** What is known once this answer is in. Key by key: spreading objects of many shapes costs ten times as much. */
export function answered(facts: FactSheet, answer: Partial<BreachFacts>): FactSheet {
  const sheet: { -readonly [Fact in keyof FactSheet]: unknown } = { ...facts };
  for (const fact in answer) sheet[fact as keyof BreachFacts] = answer[fact as keyof BreachFacts];
  return sheet as FactSheet;
}
