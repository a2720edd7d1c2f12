import type { BreachFacts } from './breach-facts.js';
import type { FactSheet } from './fact-sheet.js';

/**
 * What `ask` says of the facts once this answer is in. The sheet is lent out with the answer written on it and is as
 * it was afterwards, whatever `ask` did; nothing that `ask` gives back may hold on to it. Copying the sheet for each of
 * hundreds of tries makes the advice slower by a tenth at least, by half where the copies come to differ in shape.
 */
export function withAnswer<Answer>(
  facts: FactSheet,
  answer: Partial<BreachFacts>,
  ask: (facts: FactSheet) => Answer,
): Answer {
  const sheet = facts as Record<keyof BreachFacts, unknown>;
  let undo: Undo | undefined;
  for (const name in answer) {
    const fact = name as keyof BreachFacts;
    undo = { fact, before: sheet[fact], earlier: undo };
    sheet[fact] = answer[fact];
  }
  try {
    return ask(facts);
  } finally {
    for (; undo; undo = undo.earlier) sheet[undo.fact] = undo.before;
  }
}

/** What stood there before the answer. */
interface Undo {
  readonly fact: keyof BreachFacts;
  readonly before: unknown;
  readonly earlier: Undo | undefined;
}
