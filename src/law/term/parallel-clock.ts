import { DateTime } from 'luxon';
import { fromMilliseconds, plusHours, type Moment } from '../../shared/moment.js';
import { DUTCH_TIME } from '../clock.js';
import type { Sentence } from '../sentence.js';
import { isWorkingDay } from './working-day.js';

/** What starts a term that runs beside the one of Art. 33. */
export const PARALLEL_STARTS = [
  'significant-incident-known',
  'incident-notification-sent',
  'care-calamity-suspected',
  'awareness',
] as const;
export type ParallelStart = (typeof PARALLEL_STARTS)[number];

/** Exactly one unit. Months are of the calendar, working days end with the day. */
export type ParallelTerm =
  { readonly hours: number } | { readonly months: number } | { readonly workingDays: number };

/** A duty towards somebody else than the AP, with its own term: data, so that a profile can add its own. */
export interface ParallelClock {
  readonly id: string;
  readonly name: Sentence;
  readonly startsAt: ParallelStart;
  readonly term: ParallelTerm;
  readonly source: string;
}

/** Whether an organisation is under these duties is for its profile to say. */
export const PARALLEL_CLOCKS: readonly ParallelClock[] = [
  {
    id: 'nis2-early-warning',
    name: { nl: 'NIS2: vroegtijdige waarschuwing', en: 'NIS2: early warning' },
    startsAt: 'significant-incident-known',
    term: { hours: 24 },
    source: 'Directive (EU) 2022/2555, Art. 23(4)(a)',
  },
  {
    id: 'nis2-notification',
    name: { nl: 'NIS2: melding van het incident', en: 'NIS2: incident notification' },
    startsAt: 'significant-incident-known',
    term: { hours: 72 },
    source: 'Directive (EU) 2022/2555, Art. 23(4)(b)',
  },
  {
    id: 'nis2-final-report',
    name: { nl: 'NIS2: eindverslag', en: 'NIS2: final report' },
    startsAt: 'incident-notification-sent',
    term: { months: 1 },
    source: 'Directive (EU) 2022/2555, Art. 23(4)(d)',
  },
  {
    id: 'igj-calamity',
    name: { nl: 'IGJ: melding van een calamiteit', en: 'IGJ: notification of a calamity in care' },
    startsAt: 'care-calamity-suspected',
    term: { workingDays: 3 },
    source: 'Wkkgz Art. 11(1); the three working days are the practice of the inspectorate',
  },
];

/** A contract's term for telling the other party, such as a processor agreement or one with a municipality. */
export function contractClock(id: string, name: Sentence, hours: number, source: string): ParallelClock {
  return { id, name, startsAt: 'awareness', term: { hours }, source };
}

export function parallelDueAt({ term }: ParallelClock, startedAt: Moment): Moment {
  if ('hours' in term) return plusHours(startedAt, term.hours);
  const start = DateTime.fromISO(startedAt, { zone: DUTCH_TIME });
  if ('months' in term) return fromMilliseconds(start.plus({ months: term.months }).toMillis());
  let day = start;
  for (let left = term.workingDays; left > 0;) {
    day = day.plus({ days: 1 });
    if (isWorkingDay(day)) left -= 1;
  }
  return fromMilliseconds(day.endOf('day').toMillis());
}
