import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { fromMilliseconds, moment, plusHours, toMilliseconds } from '../../shared/moment.js';
import { withEveningBefore } from './evening-before.js';

const onDutchClock = (milliseconds: number): DateTime =>
  DateTime.fromMillis(milliseconds, { zone: 'Europe/Amsterdam' });

describe('the last warning', () => {
  it.each([
    ['at three in the night comes at six the evening before, too', '2026-03-05T09:00:00+01:00', 6, 15],
    ['late in the evening comes at six that evening, too', '2026-03-05T23:30:00+01:00', 1, 5.5],
    ['in the night that begins summer time comes at six on the clock', '2026-03-29T07:00:00+02:00', 1, 12],
  ])('%s', (_name, dueAt, last, evening) => {
    expect(withEveningBefore([48, last], moment(dueAt))).toEqual([48, evening, last]);
  });

  it('in the day comes as it is', () => {
    expect(withEveningBefore([48, 1], moment('2026-03-05T15:00:00+01:00'))).toEqual([48, 1]);
  });

  it('never first falls at night, whenever the term ends', () => {
    const dueAts = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    const margins = fc.uniqueArray(fc.integer({ min: 1, max: 71 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(dueAts, margins, (date, some) => {
        const dueAt = fromMilliseconds(date.getTime());
        const asked = some.toSorted((one, other) => other - one);
        const all = withEveningBefore(asked, dueAt);
        expect(all).toEqual(all.toSorted((one, other) => other - one));
        expect(all).toEqual(expect.arrayContaining(asked));
        const last = onDutchClock(toMilliseconds(plusHours(dueAt, -Math.min(...asked))));
        const isNight = last.hour >= 22 || last.hour < 7;
        // Before it somebody is awake to hear: within half a day, at six in the evening.
        const heard = all.map((margin) => onDutchClock(toMilliseconds(plusHours(dueAt, -margin))));
        const inTheEvening = heard.filter(
          (at) => at < last && at.plus({ milliseconds: 1 }).hour === 18 && last.diff(at, 'hours').hours < 15,
        );
        expect(inTheEvening.length > 0 || !isNight).toBe(true);
        expect(all.length - asked.length).toBeLessThanOrEqual(isNight ? 1 : 0);
      }),
    );
  });
});
