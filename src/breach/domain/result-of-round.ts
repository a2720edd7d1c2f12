import type { Round } from '../../law/ap-form/round.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import { refuseMoreThanIntended, type RoundFields } from './subject-notification.js';

/**
 * What became of a round, as far as it is known: letters come back for weeks. Each result says the whole again, and the
 * newest counts. It corrects nothing: what was recorded when the round went out was right (ADR 19).
 */
export type RoundResultRecorded = DomainEvent<
  'RoundResultRecorded',
  {
    /** Revision of the event that recorded the round. */
    readonly round: number;
  } & Pick<Round, 'returned' | 'unreachable'> &
    Required<Pick<Round, 'reached'>>
>;

export type RecordRoundResult = Command<'RecordRoundResult', RoundResultRecorded['data']>;

function recordRoundResult(
  breach: RoundFields & EndingFields,
  { type: _type, ...data }: RecordRoundResult,
): readonly (RoundResultRecorded | BreachReopened)[] {
  const told = breach.informed.find(({ revision }) => revision === data.round);
  if (told === undefined) {
    throw new Refusal(
      'no-such-round',
      'This dossier holds no round at that revision: `informed` shows where they stand.',
      'invalid',
      'round',
    );
  }
  refuseMoreThanIntended({ ...data, intended: told.intended });
  const saysNothingNew =
    told.reached === data.reached &&
    told.returned === data.returned &&
    told.unreachable === data.unreachable;
  if (saysNothingNew) return [];
  return [{ type: 'RoundResultRecorded', data }, ...reopenedByNewEvent(breach, 'people-informed')];
}

export const roundResultDecisions = {
  RecordRoundResult: alsoWhen('ended', recordRoundResult),
} satisfies Decisions;
