import type { Moment } from '../../shared/moment.js';
import type { RegisterText } from './register-text.js';

/** What a statement said before it was corrected. */
export interface CorrectionTrace<Values> {
  /** Of the event that corrected it. */
  readonly revision: number;
  readonly correctedAt: Moment;
  readonly reason: RegisterText;
  readonly previous: Values;
}

/** A statement as it counts now, with the revision of the event that made it and what it said before. */
export type Corrected<Statement, Values> = Statement & {
  readonly revision: number;
  readonly corrections?: readonly CorrectionTrace<Values>[];
};

/** Of the event that its values come from. */
export function sourceRevision({ revision, corrections }: Corrected<object, unknown>): number {
  return corrections?.at(-1)?.revision ?? revision;
}
