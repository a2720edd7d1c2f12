import { matterLaw } from '../../law/term/matter-kinds.js';
import { endOfTerm } from '../../law/term/own-term.js';
import { Refusal } from '../../shared/refusal.js';
import type { BoardContactValues } from './mandate.js';
import type { Matter, ReceivedValues, SettledValues } from './matters.js';

/** What is left out stands as it was recorded. */
export type RestatedContact = Partial<BoardContactValues>;
export type RestatedReceived = Partial<ReceivedValues>;
export type RestatedSettled = Partial<SettledValues>;

export function restateContact(known: BoardContactValues, restated: RestatedContact): BoardContactValues {
  const { attemptedAt = known.attemptedAt, reached = known.reached } = restated;
  return { attemptedAt, reached };
}

/** A term of the law runs from when it came in fact; one that somebody stated is corrected by stating it. */
export function restateReceived(known: Matter, restated: RestatedReceived): ReceivedValues {
  const { term } = matterLaw(known.kind);
  const isTheLaws = typeof term !== 'string';
  if (restated.dueAt !== undefined && isTheLaws) {
    throw new Refusal(
      'term-is-the-laws',
      'The law sets this term: it is not for anybody to state.',
      'invalid',
      'dueAt',
    );
  }
  const { receivedAt = known.receivedAt } = restated;
  const byLaw = isTheLaws && known.dueAt !== undefined ? endOfTerm(term, receivedAt) : undefined;
  const dueAt = restated.dueAt ?? byLaw ?? known.dueAt;
  return { receivedAt, ...(dueAt && { dueAt }) };
}

export function restateSettled(
  { settledAt, number }: SettledValues,
  restated: RestatedSettled,
): SettledValues {
  const known = restated.number ?? number;
  return { settledAt: restated.settledAt ?? settledAt, ...(known !== undefined && { number: known }) };
}

/** A term that ends later, or one that proves kept, looks better than it did. */
export function hidesFaultOfReceived(known: ReceivedValues, { dueAt }: ReceivedValues): boolean {
  return known.dueAt !== undefined && (dueAt === undefined || dueAt > known.dueAt);
}

export function hidesFaultOfSettled({ settledAt, dueAt }: Matter, restated: SettledValues): boolean {
  const isLate = (at: SettledValues['settledAt'] | undefined): boolean =>
    at !== undefined && dueAt !== undefined && at > dueAt;
  return isLate(settledAt) && !isLate(restated.settledAt);
}
