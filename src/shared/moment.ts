/**
 * A moment on the UTC time line, always in the one form `YYYY-MM-DDTHH:mm:ss.sssZ`, so that moments
 * compare as strings and a fact looks the same in the log, in a row and in an answer.
 */
export type Moment = string & { readonly __moment: unique symbol };

const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** The first moment that is taken for one. */
const EARLIEST = '1970-01-01T00:00:00.000Z';

/**
 * Reads an ISO 8601 moment that names its offset.
 * @throws RangeError when the text is no moment, or leaves the offset to be guessed.
 */
export function moment(text: string): Moment {
  const parsed = parseMoment(text);
  if (parsed === undefined) throw new RangeError('not a moment with an offset');
  return parsed;
}

/** As {@link moment}, but `undefined` where that throws. A day that does not exist (30 February) is no moment. */
export function parseMoment(text: string): Moment | undefined {
  if (!WITH_OFFSET.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds) || !isCalendarDay(text.slice(0, 10))) return undefined;
  const at = fromMilliseconds(milliseconds);
  // Years of four digits compare as strings. What lies before computers is a slip of the keyboard, and a database
  // does not know the year 0: refused here, it never reaches a log that must be readable for ever.
  return at.length === 24 && at >= EARLIEST ? at : undefined;
}

/** @param milliseconds since 1970-01-01T00:00Z */
export function fromMilliseconds(milliseconds: number): Moment {
  return new Date(milliseconds).toISOString() as Moment;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function toMilliseconds(at: Moment): number {
  return Date.parse(at);
}

/** Adds elapsed hours on the UTC line: summer time changes the wall clock, never the term. */
export function plusHours(at: Moment, hours: number): Moment {
  return fromMilliseconds(toMilliseconds(at) + hours * 3_600_000);
}

/** The last moment that it can have been: a form knows minutes, and what is recorded by itself milliseconds. */
export function atTheLatest(at: Moment): Moment {
  return at.endsWith(':00.000Z') ? (`${at.slice(0, -':00.000Z'.length)}:59.999Z` as Moment) : at;
}

/** Whether one was before the other in whatever second of its minute it was: nobody is told that he acted too early by less. */
export function isSurelyBefore(one: Moment, other: Moment): boolean {
  return atTheLatest(one) < other;
}

export function earliest(...moments: readonly (Moment | undefined)[]): Moment | undefined {
  return earliestOf(moments);
}

/** The same of however many: a call takes some hundred thousand arguments, and then none. */
export function earliestOf(moments: Iterable<Moment | undefined>): Moment | undefined {
  let first: Moment | undefined;
  for (const moment of moments)
    if (moment !== undefined && (first === undefined || moment < first)) first = moment;
  return first;
}

/** Whether `YYYY-MM-DD` is a day of the calendar, not before 2 January 1970. */
export function isCalendarDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) && day >= '1970-01-02';
}
