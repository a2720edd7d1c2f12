import { ValidationError } from 'class-validator';
import { DateTime } from 'luxon';
import { DUTCH_TIME } from '../../shared/dutch-time.js';
import {
  fromMilliseconds,
  isCalendarDay,
  parseMoment,
  toMilliseconds,
  type Moment,
} from '../../shared/moment.js';

/** Clocks differ: what lies less than five minutes ahead is taken as now. */
const TOLERANCE_MS = 5 * 60_000;

const FIELDS = Symbol('fields that may not lie in the future');

/** Marks a field; the check itself needs the clock, which a class-validator rule cannot be given. */
export function NotInFuture(): PropertyDecorator {
  return (prototype, property) => {
    const known = (Reflect.getMetadata(FIELDS, prototype) as readonly PropertyKey[] | undefined) ?? [];
    Reflect.defineMetadata(FIELDS, [...known, property], prototype);
  };
}

/** Whether this field of a DTO is marked. */
export function isNotInFuture(prototype: object, property: string): boolean {
  return ((Reflect.getMetadata(FIELDS, prototype) as readonly PropertyKey[] | undefined) ?? []).includes(
    property,
  );
}

/**
 * Takes the marked moments of a DTO, at any depth, that lie ahead as now: a clock that runs a second fast is no
 * reason to refuse what somebody did just now. For DTOs that {@link momentsInTheFuture} let pass.
 */
export function notLaterThan(now: Moment, dto: object): void {
  const marked = (Reflect.getMetadata(FIELDS, dto) as readonly PropertyKey[] | undefined) ?? [];
  for (const [property, value] of Object.entries(dto) as [string, unknown][]) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) notLaterThan(now, value);
    const isLater = typeof value === 'string' && value.length > 10 && value > now;
    if (isLater && marked.includes(property)) Object.assign(dto, { [property]: now });
  }
}

/** The marked fields of a DTO, at any depth, that lie in the future, as class-validator would report them. */
export function momentsInTheFuture(dto: object, now: Moment): ValidationError[] {
  const latest = fromMilliseconds(toMilliseconds(now) + TOLERANCE_MS);
  const marked = (Reflect.getMetadata(FIELDS, dto) as readonly PropertyKey[] | undefined) ?? [];
  return Object.entries(dto).flatMap(([property, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const children = momentsInTheFuture(value, now);
      return children.length > 0 ? [report(property, { children })] : [];
    }
    return marked.includes(property) && typeof value === 'string' && isAfter(value, latest)
      ? [report(property, { constraints: { 'moment-in-the-future': 'This lies in the future.' } })]
      : [];
  });
}

/** What is no date at all ("n.v.t.") lies nowhere: that it is none is said by its own rule, once. */
function isAfter(momentOrDay: string, latest: Moment): boolean {
  if (momentOrDay.length === 10) return isCalendarDay(momentOrDay) && momentOrDay > amsterdamDay(latest);
  return parseMoment(momentOrDay) !== undefined && momentOrDay > latest;
}

function amsterdamDay(at: Moment): string {
  return DateTime.fromMillis(toMilliseconds(at), { zone: DUTCH_TIME }).toFormat('yyyy-MM-dd');
}

function report(property: string, found: Pick<ValidationError, 'constraints' | 'children'>): ValidationError {
  return Object.assign(new ValidationError(), { property, ...found });
}
