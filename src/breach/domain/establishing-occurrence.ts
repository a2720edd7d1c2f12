import { canonicalJson } from '../../shared/canonical-json.js';
import { Refusal } from '../../shared/refusal.js';
import type { RegisterText } from '../../shared/register-text.js';
import type { ClockFields } from './awareness.js';
import type { Decisions } from './decisions.js';
import type { Command } from './domain-event.js';
import { withOccurrence, type Occurrence, type OccurrenceEstablished } from './occurrence.js';
import { asRecorded, surelyBefore, type StatedMoment } from './stated-moment.js';

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
  const known = occurrenceIn(moments);
  const then = withOccurrence(known, said);
  if (surelyBefore(then.occurredUntil, then.occurredFrom)) {
    throw new Refusal('ends-before-it-begins', 'It would end before it begins.', 'invalid', 'occurredUntil');
  }
  if (canonicalJson(then) === canonicalJson(known)) {
    throw new Refusal('nothing-to-correct', 'It stands so already: nothing was recorded.');
  }
  return [{ type: 'OccurrenceEstablished', data: { ...said, reason } }];
}

function occurrenceIn({ discovered, occurredFrom, occurredUntil, ongoing }: Occurrence): Occurrence {
  return {
    discovered,
    ...(occurredFrom && { occurredFrom }),
    ...(occurredUntil && { occurredUntil }),
    ...(ongoing !== undefined && { ongoing }),
  };
}

export const occurrenceDecisions = { EstablishOccurrence: establishOccurrence } satisfies Decisions;
