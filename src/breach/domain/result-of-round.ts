import { Refusal } from '../../shared/refusal.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import {
  refuseMoreThanIntended,
  type RoundFields,
  type RoundResultRecorded,
} from './subject-notification.js';

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
    told.reached === data.reached && told.returned === data.returned && told.unreachable === data.unreachable;
  if (saysNothingNew) return [];
  return [{ type: 'RoundResultRecorded', data }, ...reopenedByNewEvent(breach, 'people-informed')];
}

export const roundResultDecisions = {
  RecordRoundResult: alsoWhen('ended', recordRoundResult),
} satisfies Decisions;
