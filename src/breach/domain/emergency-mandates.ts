import type { Moment } from '../../shared/moment.js';
import type { ClockFields } from './awareness.js';
import type { DecisionRevised, DecisionTaken, MandateOpening } from './decision.js';
import type { Recording } from './domain-event.js';
import { append, fields, type Change } from './fields.js';
import type { MandateFields } from './mandate.js';
import { openSince } from './open-mandate.js';
import type { Question } from './question.js';
import type { RulesFields } from './report.js';
import { avertedAt, isInDanger, type SafetyFields } from './safety.js';

/** That somebody decided under the emergency mandate, and since when it had been open. */
interface EmergencyMandateUsed {
  readonly question: Question;
  readonly decidedAt: Moment;
  readonly opening: MandateOpening;
  readonly openedAt: Moment;
}

export interface EmergencyMandatesFields {
  /** Oldest first. */
  readonly emergencyMandates: readonly EmergencyMandateUsed[];
}

type Reads = EmergencyMandatesFields & MandateFields & ClockFields & SafetyFields & RulesFields;

function used(
  before: Reads,
  { question, mandateOpenedBy: opening, decidedAt }: DecisionTaken['data'],
  { recordedAt }: Recording,
): Change<EmergencyMandatesFields> {
  const openedAt = opening && openSince(before, opening);
  return opening === undefined || openedAt === undefined
    ? {}
    : { emergencyMandates: append({ question, decidedAt: decidedAt ?? recordedAt, opening, openedAt }) };
}

/** For the register: the moment is that of the facts as they were known when it was decided. */
export const emergencyMandates = fields<EmergencyMandatesFields, DecisionTaken | DecisionRevised, Reads>({
  initial: { emergencyMandates: [] },
  on: { DecisionTaken: used, DecisionRevised: used },
});

/** When what had opened it was over: the board was reached, or the danger averted. A term that is near stays so. */
export function closedAt(
  breach: MandateFields & SafetyFields,
  { opening, openedAt }: Pick<EmergencyMandateUsed, 'opening' | 'openedAt'>,
): Moment | undefined {
  if (opening === 'deadline-near') return undefined;
  if (opening === 'danger') return isInDanger(breach) ? undefined : avertedAt(breach);
  return breach.boardContacts
    .filter(({ reached, attemptedAt }) => reached && attemptedAt > openedAt)
    .map(({ attemptedAt }) => attemptedAt)
    .sort()[0];
}
