import { canonicalJson } from '../../shared/canonical-json.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { Refusal } from '../../shared/refusal.js';
import type { RegisterText } from '../../shared/register-text.js';
import type { BreachMoments, ClockFields } from './awareness.js';
import type { Decisions } from './decisions.js';
import type { Command } from './domain-event.js';
import {
  asRecorded,
  asStated,
  surelyBefore,
  type RecordedMoment,
  type StatedMoment,
} from './stated-moment.js';

/**
 * When it happened, as it is known now: what the report said was a claim, and what went on then may have ended since.
 * It moves no clock: that starts from awareness, which a person establishes.
 */
export type OccurrenceEstablished = DomainEvent<
  'OccurrenceEstablished',
  {
    readonly occurredFrom?: RecordedMoment;
    readonly occurredUntil?: RecordedMoment;
    readonly ongoing?: boolean;
    readonly discovered?: RecordedMoment;
    readonly reason: RegisterText;
  }
>;

/** What is left out stands. */
export type EstablishOccurrence = Command<
  'EstablishOccurrence',
  {
    readonly occurredFrom?: StatedMoment;
    readonly occurredUntil?: StatedMoment;
    readonly ongoing?: boolean;
    readonly discovered?: StatedMoment;
    readonly reason: RegisterText;
  }
>;

/** An end that is said ends it; what goes on has none. */
export function withOccurrence(
  { occurredFrom, occurredUntil, ongoing, discovered, ...others }: BreachMoments,
  said: Omit<OccurrenceEstablished['data'], 'reason'>,
): BreachMoments {
  const from = said.occurredFrom ? asStated(said.occurredFrom) : occurredFrom;
  const until = said.occurredUntil ? asStated(said.occurredUntil) : occurredUntil;
  const goesOn = said.ongoing ?? (said.occurredUntil ? false : ongoing);
  return {
    ...others,
    discovered: said.discovered ? asStated(said.discovered) : discovered,
    ...(from && { occurredFrom: from }),
    ...(until && goesOn !== true && { occurredUntil: until }),
    ...(goesOn !== undefined && { ongoing: goesOn }),
  };
}

function establishOccurrence(
  { moments }: ClockFields,
  { occurredFrom, occurredUntil, ongoing, discovered, reason }: EstablishOccurrence,
): readonly OccurrenceEstablished[] {
  if (occurredUntil !== undefined && ongoing === true) {
    throw new Refusal(
      'ended-and-ongoing',
      'It has ended, or it goes on: say one of the two.',
      'invalid',
      'ongoing',
    );
  }
  const said = {
    ...(occurredFrom && { occurredFrom: asRecorded(occurredFrom) }),
    ...(occurredUntil && { occurredUntil: asRecorded(occurredUntil) }),
    ...(ongoing !== undefined && { ongoing }),
    ...(discovered && { discovered: asRecorded(discovered) }),
  };
  const then = withOccurrence(moments, said);
  if (surelyBefore(then.occurredUntil, then.occurredFrom)) {
    throw new Refusal('ends-before-it-begins', 'It would end before it begins.', 'invalid', 'occurredUntil');
  }
  if (canonicalJson(then) === canonicalJson(moments)) {
    throw new Refusal('nothing-to-correct', 'It stands so already: nothing was recorded.');
  }
  return [{ type: 'OccurrenceEstablished', data: { ...said, reason } }];
}

export const occurrenceDecisions = { EstablishOccurrence: establishOccurrence } satisfies Decisions;
