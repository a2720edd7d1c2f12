import { listKeptUntil } from '../../law/term/affected-people-kept.js';
import type { Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import {
  listedAnew,
  type AffectedPeopleFields,
  type AffectedPeopleListed,
  type AffectedPeopleTakenOut,
  type ListedAnew,
} from './affected-people.js';
import { isMatterHolding } from './against-erasing.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import type { EndingFields } from './ending.js';
import { isHeldByLaw, type LegalHoldFields } from './legal-hold.js';
import type { MatterFields } from './matters.js';

export type ListAffectedPeople = Command<'ListAffectedPeople', ListedAnew>;
export type TakeOutAffectedPeople = Command<'TakeOutAffectedPeople', { readonly days: number }>;

function listAffectedPeople(
  breach: AffectedPeopleFields & EndingFields & LegalHoldFields,
  { type: _type, ...change }: ListAffectedPeople,
): readonly AffectedPeopleListed[] {
  // Whoever does not belong on it can be taken out at any time (Art. 5(1)(d)); everything else goes on in an open dossier.
  if (breach.ending !== undefined && change.what !== 'taken-out') {
    throw new Refusal('ended', 'This dossier is not open: reopen it first.');
  }
  if (change.what === 'taken-out' && isHeldByLaw(breach)) {
    throw new Refusal('legal-hold', 'A legal hold keeps everything in this dossier: lift it first.');
  }
  return [listedAnew(breach, change)];
}

type TermReads = AffectedPeopleFields & EndingFields & LegalHoldFields & MatterFields;

/** Until when the list of a closed dossier is kept, as long as nothing holds it; absent while the dossier goes on. */
export function listDueAt({ ending }: EndingFields, days: number): Moment | undefined {
  return ending && listKeptUntil(ending.at, days);
}

/** By the same rules as an erasure that somebody asks for: what may still be evidence stays (Art. 17(3)(e)). */
export function isListHeld(breach: LegalHoldFields & MatterFields): boolean {
  return isHeldByLaw(breach) || isMatterHolding(breach);
}

function takeOutAffectedPeople(
  breach: TermReads,
  { days }: TakeOutAffectedPeople,
  { now }: DecisionContext,
): readonly AffectedPeopleTakenOut[] {
  const { affectedPeople: list } = breach;
  const dueAt = listDueAt(breach, days);
  if (list === undefined || dueAt === undefined || now < dueAt || isListHeld(breach)) return [];
  return [{ type: 'AffectedPeopleTakenOut', data: { people: list.people, days } }];
}

export const listingPeopleDecisions = {
  ListAffectedPeople: alsoWhen('ended', listAffectedPeople),
  TakeOutAffectedPeople: alsoWhen('ended-or-merged', takeOutAffectedPeople),
} satisfies Decisions;
