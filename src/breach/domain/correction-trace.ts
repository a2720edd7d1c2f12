import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { RegisterText } from '../../shared/register-text.js';

/** What can be restated: what a person recorded of an act outside (ADR 11). */
export const STATEMENTS = [
  'ApNotified',
  'SubjectsInformed',
  'ControllerInformed',
  'MeasureTaken',
  'DeletionConfirmed',
  'SafetyStated',
  'BoardContactAttempted',
  'MatterReceived',
  'MatterSettled',
] as const;
export type Statement = (typeof STATEMENTS)[number];

/** What counted and what counts now, each with what follows from it. */
export type StatementCorrected<S extends Statement, Values> = DomainEvent<
  'StatementCorrected',
  {
    /** Revision of the event that stated it wrongly. That event stays as it is. */
    readonly corrects: number;
    readonly statement: S;
    readonly previous: Values;
    readonly corrected: Values;
    readonly reason: RegisterText;
    /** Who proposed it, where a second person was needed. */
    readonly proposedBy?: string;
  }
>;

/** As the concept of one statement sees it: its own values, and corrections of others, whose values it does not know. */
export type CorrectionSeenFrom<S extends Statement, Values> =
  StatementCorrected<S, Values> | StatementCorrected<Exclude<Statement, S>, unknown>;

/**
 * Whether it corrects this statement.
 * @throws Error for a statement that this version does not know: a reader that does not understand an event stops
 */
export function corrects<S extends Statement, D extends { readonly statement: Statement }>(
  data: D,
  statement: S,
): data is Extract<D, { readonly statement: S }> {
  if (!STATEMENTS.includes(data.statement)) {
    throw new Error('A correction of a statement that this version does not know.');
  }
  return data.statement === statement;
}

/** What a statement said before it was corrected. */
export interface CorrectionTrace<Values> {
  /** Of the event that corrected it. */
  readonly revision: number;
  readonly correctedAt: Moment;
  readonly reason: RegisterText;
  readonly previous: Values;
}

/** A statement as it counts now, with the revision of the event that made it and what it said before. */
export type Corrected<Recorded, Values> = Recorded & {
  readonly revision: number;
  readonly corrections?: readonly CorrectionTrace<Values>[];
};

/** A statement with another one in its history. */
export function withCorrection<Values>(
  known: { readonly corrections?: readonly CorrectionTrace<Values>[] },
  { reason, previous }: { readonly reason: RegisterText; readonly previous: Values },
  { revision, recordedAt }: { readonly revision: number; readonly recordedAt: Moment },
): { readonly corrections: readonly CorrectionTrace<Values>[] } {
  const trace = { revision, correctedAt: recordedAt, reason, previous };
  return { corrections: [...(known.corrections ?? []), trace] };
}
