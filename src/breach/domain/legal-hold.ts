import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import type { RegisterText } from '../../shared/register-text.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command } from './domain-event.js';
import { append, fields } from './fields.js';

/** Nothing is erased for as long as it may be evidence (Art. 17(3)(e)). */
export type LegalHoldPlaced = DomainEvent<
  'LegalHoldPlaced',
  { readonly hold: string; readonly reason: RegisterText }
>;
export type LegalHoldLifted = DomainEvent<
  'LegalHoldLifted',
  { readonly hold: string; readonly reason: RegisterText }
>;

export type PlaceLegalHold = Command<'PlaceLegalHold', LegalHoldPlaced['data']>;
export type LiftLegalHold = Command<'LiftLegalHold', LegalHoldLifted['data']>;

interface Stated {
  /** Actor id. */
  readonly by: string;
  readonly at: Moment;
  readonly reason: RegisterText;
}

export interface LegalHold extends Stated {
  readonly hold: string;
  readonly lifted?: Stated;
}

export interface LegalHoldFields {
  /** Each for a reason of its own: lifting one leaves the others. */
  readonly legalHolds: readonly LegalHold[];
}

export const legalHolds = fields<LegalHoldFields, LegalHoldPlaced | LegalHoldLifted>({
  initial: { legalHolds: [] },
  on: {
    LegalHoldPlaced: (_, { hold, reason }, { actor, recordedAt }) => ({
      legalHolds: append({ hold, by: actor.id, at: recordedAt, reason }),
    }),
    LegalHoldLifted: ({ legalHolds: all }, { hold, reason }, { actor, recordedAt }) => ({
      legalHolds: all.map((known) =>
        known.hold === hold ? { ...known, lifted: { by: actor.id, at: recordedAt, reason } } : known,
      ),
    }),
  },
});

export function isHeldByLaw({ legalHolds: all }: LegalHoldFields): boolean {
  return all.some(({ lifted }) => lifted === undefined);
}

function placeLegalHold(
  { legalHolds: all }: LegalHoldFields,
  { hold, reason }: PlaceLegalHold,
): readonly LegalHoldPlaced[] {
  return all.some((known) => known.hold === hold)
    ? []
    : [{ type: 'LegalHoldPlaced', data: { hold, reason } }];
}

function liftLegalHold(
  { legalHolds: all }: LegalHoldFields,
  { hold, reason }: LiftLegalHold,
): readonly LegalHoldLifted[] {
  const known = all.find((one) => one.hold === hold);
  if (known === undefined) throw new Refusal('no-such-hold', 'There is no such legal hold in this dossier.');
  return known.lifted === undefined ? [{ type: 'LegalHoldLifted', data: { hold, reason } }] : [];
}

export const legalHoldDecisions = {
  PlaceLegalHold: alsoWhen('ended-or-merged', placeLegalHold),
  LiftLegalHold: alsoWhen('ended-or-merged', liftLegalHold),
} satisfies Decisions;
