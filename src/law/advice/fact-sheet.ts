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
  const sheet: Record<keyof BreachFacts, unknown> = { ...NOTHING_KNOWN };
  // Fact by fact: spreading the facts as well would make the sheet's shape hang on who made them.
  for (const fact of Object.keys(NOTHING_KNOWN) as (keyof BreachFacts)[]) sheet[fact] = facts[fact];
  return sheet as FactSheet;
}

/**
 * What `ask` says of the facts once this answer is in. The sheet is lent out with the answer written on it and is as
 * it was afterwards: copying it for each of hundreds of tries costs more than the weighing.
 */
export function withAnswer<Said>(
  facts: FactSheet,
  answer: Partial<BreachFacts>,
  ask: (facts: FactSheet) => Said,
): Said {
  const sheet = facts as Record<keyof BreachFacts, unknown>;
  let undo: Undo | undefined;
  for (const fact in answer) {
    const known = fact as keyof BreachFacts;
    undo = { fact: known, before: sheet[known], earlier: undo };
    sheet[known] = answer[known];
  }
  const said = ask(facts);
  for (; undo; undo = undo.earlier) sheet[undo.fact] = undo.before;
  return said;
}

/** What stood there before the answer. */
interface Undo {
  readonly fact: keyof BreachFacts;
  readonly before: unknown;
  readonly earlier: Undo | undefined;
}
