import { endOfDutchDay, startOfDutchDay } from '../../law/clock.js';
import type { Moment } from '../../shared/moment.js';

/**
 * When something was, as somebody said it: a moment, or only a day of the Dutch calendar. Whoever said a day gets that
 * day back, in whatever list or form; `at` is the moment by which it counts.
 */
export type StatedMoment =
  | { readonly precision: 'moment'; readonly at: Moment }
  | { readonly precision: 'day'; readonly day: string; readonly at: Moment };

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
function atTheLatest(stated: StatedMoment): Moment {
  return stated.precision === 'day' ? endOfDutchDay(stated.day) : stated.at;
}

/** Where only days are known, a day is not before itself. */
export function surelyBefore(one: StatedMoment | undefined, other: StatedMoment | undefined): boolean {
  return one !== undefined && other !== undefined && atTheLatest(one) < atTheEarliest(other);
}

export function asStated(at: Moment | undefined): StatedMoment | undefined {
  return at && { precision: 'moment', at };
}

function isDay(text: string): boolean {
  return text.length === 10;
}
