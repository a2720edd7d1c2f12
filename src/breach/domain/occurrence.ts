import type { DomainEvent } from '../../shared/recorded-event.js';
import type { RegisterText } from '../../shared/register-text.js';
import { asStated, type RecordedMoment, type StatedDiscovery, type StatedMoment } from './stated-moment.js';

/** When it happened, and when it was discovered. */
export interface Occurrence {
  readonly discovered: StatedDiscovery;
  readonly occurredFrom?: StatedMoment;
  readonly occurredUntil?: StatedMoment;
  readonly ongoing?: boolean;
}

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

/** An end that is said ends it; what goes on has none. */
export function withOccurrence(
  { occurredFrom, occurredUntil, ongoing, discovered }: Occurrence,
  said: Omit<OccurrenceEstablished['data'], 'reason'>,
): Occurrence {
  const from = said.occurredFrom ? asStated(said.occurredFrom) : occurredFrom;
  const until = said.occurredUntil ? asStated(said.occurredUntil) : occurredUntil;
  const goesOn = said.ongoing ?? (said.occurredUntil ? false : ongoing);
  return {
    discovered: said.discovered ? asStated(said.discovered) : discovered,
    ...(from && { occurredFrom: from }),
    ...(until && goesOn !== true && { occurredUntil: until }),
    ...(goesOn !== undefined && { ongoing: goesOn }),
  };
}
