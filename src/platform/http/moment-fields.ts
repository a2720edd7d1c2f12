import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { isCalendarDay, parseMoment, type Moment } from '../../shared/moment.js';
import { field, type Presence } from './field-rule.js';
import { NotInFuture } from './not-in-future.js';

export interface MomentOptions extends Presence {
  /** Refuses what lies ahead by the clock port, with a tolerance for clocks that differ. */
  readonly notInFuture?: boolean;
}

const MOMENT_SCHEMA = { type: 'string', format: 'date-time', example: '2026-03-29T01:30:00+01:00' } as const;

/** A moment with its offset; reads as a {@link Moment}. */
export function MomentField(options: MomentOptions = {}): PropertyDecorator {
  return momentField(MOMENT_SCHEMA, options, {
    dayWillDo: false,
    withoutOffset:
      'The offset must be named: Z or, for example, +01:00. In summer the Netherlands have +02:00.',
    notAMoment:
      'Must be a moment in ISO 8601 with its offset, such as 2026-03-29T01:30:00+01:00; leave it out where there is none.',
  });
}

/** A moment with its offset, or only the calendar day (Amsterdam) where nothing more is known. */
export function DayOrMoment(options: MomentOptions = {}): PropertyDecorator {
  return momentField({ oneOf: [{ type: 'string', format: 'date' }, MOMENT_SCHEMA] }, options, {
    dayWillDo: true,
    withoutOffset: 'A time of day needs its offset: Z or, for example, +01:00. A day alone needs none.',
    notAMoment:
      'Must be a day such as 2026-03-29 (year first), or a moment with its offset; leave it out where there is none.',
  });
}

/** A day of the calendar, in answers: bodies take a moment as well ({@link DayOrMoment}). */
export function DayField(presence: Presence = {}): PropertyDecorator {
  return field({ type: 'string', format: 'date', example: '2026-03-29' }, presence, []);
}

function momentField(
  schema: ApiPropertyOptions,
  options: MomentOptions,
  words: { readonly dayWillDo: boolean; readonly withoutOffset: string; readonly notAMoment: string },
): PropertyDecorator {
  const rule = (code: Fault, detail: string) => ({
    code,
    detail,
    holds: (value: unknown): boolean => faultOf(value, words.dayWillDo) !== code,
  });
  return field(
    schema,
    options,
    [rule('moment-without-offset', words.withoutOffset), rule('not-a-moment', words.notAMoment)],
    Transform(({ value }: { value: unknown }) => canonical(value) ?? value),
    ...(options.notInFuture === true ? [NotInFuture()] : []),
  );
}

type Fault = 'moment-without-offset' | 'not-a-moment';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/;

function faultOf(value: unknown, dayWillDo: boolean): Fault | undefined {
  if (canonical(value) !== undefined) return undefined;
  if (typeof value !== 'string' || !LOCAL.test(value) || !isCalendarDay(value.slice(0, 10)))
    return 'not-a-moment';
  return dayWillDo && DAY.test(value) ? undefined : 'moment-without-offset';
}

/** In an address a plus is a blank, unless it is written `%2B`; before an offset nothing else can be meant. */
const LOST_PLUS = /^(.{10}T[\d:.]+) (\d\d:\d\d)$/;

/** The rules see what this made of the value; a year beyond 9999 comes out in a form that is refused there. */
function canonical(value: unknown): Moment | undefined {
  return typeof value === 'string' ? parseMoment(value.replace(LOST_PLUS, '$1+$2')) : undefined;
}
