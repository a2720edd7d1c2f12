import { Refusal } from '../../shared/refusal.js';
import {
  listedAnew,
  type AffectedPeopleFields,
  type AffectedPeopleListed,
  type ListedAnew,
} from './affected-people.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command } from './domain-event.js';
import { reopenedByNewEvent, type BreachReopened, type EndingFields } from './ending.js';
import {
  refuseMoreThanIntended,
  type RoundFields,
  type RoundResultRecorded,
} from './subject-notification.js';

export type RecordRoundResult = Command<
  'RecordRoundResult',
  RoundResultRecorded['data'] & {
    /** Where it was said of people of the list: of whom stands in its rows. */
    readonly list?: ListedAnew;
  }
>;

function recordRoundResult(
  breach: RoundFields & EndingFields & AffectedPeopleFields,
  { type: _type, list, ...data }: RecordRoundResult,
): readonly (RoundResultRecorded | AffectedPeopleListed | BreachReopened)[] {
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
  const listed = list === undefined ? [] : [listedAnew(breach, list)];
  if (saysNothingNew) return listed;
  return [{ type: 'RoundResultRecorded', data }, ...listed, ...reopenedByNewEvent(breach, 'people-informed')];
}

export const roundResultDecisions = {
  RecordRoundResult: alsoWhen('ended', recordRoundResult),
} satisfies Decisions;
