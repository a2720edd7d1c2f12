import { dutchDay, endOfDutchDay, startOfDutchDay } from '../../law/clock.js';
import { atTheLatest, type Moment } from '../../shared/moment.js';

/**
 * When something was, as somebody said it: a moment, or only a day of the Dutch calendar. Whoever said a day gets that
 * day back, in whatever list or form; `at` is the moment by which it counts.
 */
export type StatedMoment = { readonly precision: 'moment'; readonly at: Moment } | StatedDay;
interface StatedDay {
  readonly precision: 'day';
  readonly day: string;
  readonly at: Moment;
}

/** In the log a moment stands as itself, as it always did. */
export type RecordedMoment = Moment | StatedDay;

export function asRecorded(stated: StatedMoment): RecordedMoment {
  return stated.precision === 'moment' ? stated.at : stated;
}

/** A beginning: of a day its first moment, because clocks lean to the strict side. */
export function statedBeginning(text: string, asMoment: (text: string) => Moment): StatedMoment {
  return isDay(text)
    ? { precision: 'day', day: text, at: startOfDutchDay(text) }
    : { precision: 'moment', at: asMoment(text) };
}

/** An end: a day counts to its end, so that what began at ten that day does not end before it begins. */
export function statedEnd(text: string, asMoment: (text: string) => Moment): StatedMoment {
  return isDay(text)
    ? { precision: 'day', day: text, at: endOfDutchDay(text) }
    : { precision: 'moment', at: asMoment(text) };
}

/** The first moment it can have been. */
function atTheEarliest(stated: StatedMoment): Moment {
  return stated.precision === 'day' ? startOfDutchDay(stated.day) : stated.at;
}

/** The last moment it can have been. */
function lastOf(stated: StatedMoment): Moment {
  return stated.precision === 'day' ? endOfDutchDay(stated.day) : atTheLatest(stated.at);
}

/** Where only days are known, a day is not before itself. */
export function surelyBefore(one: StatedDiscovery | undefined, other: StatedMoment | undefined): boolean {
  if (one === undefined || one.precision === 'unknown' || other === undefined) return false;
  return lastOf(one) < atTheEarliest(other);
}

export function asStated(recorded: RecordedMoment): StatedMoment {
  return typeof recorded === 'string' ? { precision: 'moment', at: recorded } : recorded;
}

/** When something was discovered, as somebody said it. */
export type StatedDiscovery = StatedMoment | { readonly precision: 'unknown' };

/** A day that was recorded before the log kept days is the day of its first moment. */
export interface RecordedDiscovery {
  readonly precision: 'moment' | 'day' | 'unknown';
  readonly day?: string;
  readonly at?: Moment;
}

export function asStatedDiscovery({ precision, day, at }: RecordedDiscovery): StatedDiscovery {
  if (precision === 'unknown' || at === undefined) return { precision: 'unknown' };
  return precision === 'day' ? { precision, day: day ?? dutchDay(at), at } : { precision, at };
}

function isDay(text: string): boolean {
  return text.length === 10;
}
