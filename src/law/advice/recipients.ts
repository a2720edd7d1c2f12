import type { FactSheet } from './fact-sheet.js';

/** Held by his profession to keep what he sees to himself. */
export function isBound({ recipientKind }: Pick<FactSheet, 'recipientKind'>): boolean {
  return recipientKind === 'own-organisation' || recipientKind === 'care-partner';
}

/** The same facts once for each kind of recipient that is known; once as they are, where no list of kinds is. */
export function withEachRecipient(facts: FactSheet): readonly FactSheet[] {
  const { recipientKind, recipientKinds } = facts;
  if (recipientKinds === undefined || recipientKinds.length === 0) return [facts];
  const kinds = new Set(recipientKind ? [recipientKind, ...recipientKinds] : recipientKinds);
  return [...kinds].map((kind) => ({ ...facts, recipientKind: kind }));
}
