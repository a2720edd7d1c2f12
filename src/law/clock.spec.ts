import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromMilliseconds, moment, toMilliseconds } from '../shared/moment.js';
import {
  dutchWall,
  endOfDutchMinute,
  lateness,
  notificationDeadline,
  onDutchClock,
  startOfDutchDay,
} from './clock.js';

const awareness = fc
  .integer({ min: Date.UTC(2018, 4, 25), max: Date.UTC(2035, 11, 31, 23, 59, 59, 999) })
  .map(fromMilliseconds);

describe('the strict clock of Art. 33(1)', () => {
  it('is due 72 elapsed hours after awareness, whenever that was from 2018 to 2035', () => {
    fc.assert(
      fc.property(awareness, (awareAt) => {
        const { dueAt } = notificationDeadline(awareAt);
        expect(toMilliseconds(dueAt) - toMilliseconds(awareAt)).toBe(72 * 3_600_000);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['into summer time, an hour later on the wall', '2026-03-28T12:00:00+01:00', '2026-03-31T13:00:00+02:00'],
    ['out of summer time, an hour earlier', '2026-10-24T12:00:00+02:00', '2026-10-27T11:00:00+01:00'],
    ['over a weekend', '2019-01-11T12:00:00+01:00', '2019-01-14T12:00:00+01:00'],
    ['over Christmas', '2020-12-22T12:17:00+01:00', '2020-12-25T12:17:00+01:00'],
  ])('runs %s', (_how, awareAt, dueAt) => {
    expect(notificationDeadline(moment(awareAt)).dueAt).toBe(moment(dueAt));
  });

  it('PVV Overijssel: aware on a Friday, due on Monday', () => {
    const { dueAt } = notificationDeadline(moment('2019-01-11T12:00:00+01:00'));
    expect(dueAt.slice(0, 10)).toBe('2019-01-14');
  });

  it('Booking.com: aware on a Sunday, due on Wednesday, notified 22 days late', () => {
    const { dueAt } = notificationDeadline(moment('2019-01-13T12:00:00+01:00'));
    expect(dueAt.slice(0, 10)).toBe('2019-01-16');
    expect(lateness(dueAt, moment('2019-02-07T12:00:00+01:00'))).toEqual({ hours: 22 * 24, days: 22 });
  });
});

describe('lateness, as the AP counts it', () => {
  const due = moment('2026-03-10T23:30:00+01:00');

  it('is none at the very deadline', () => {
    expect(lateness(due, due)).toBeUndefined();
  });

  it('is an hour but no day, within the same Dutch day', () => {
    expect(lateness(moment('2026-03-10T20:00:00+01:00'), moment('2026-03-10T21:30:00+01:00'))).toEqual({
      hours: 1,
      days: 0,
    });
  });

  it('is a day when Dutch midnight lies between, however few the minutes', () => {
    expect(lateness(due, moment('2026-03-11T00:10:00+01:00'))).toEqual({ hours: 0, days: 1 });
  });

  it('counts calendar days across the change to summer time', () => {
    expect(lateness(moment('2026-03-28T12:00:00+01:00'), moment('2026-03-30T12:00:00+02:00'))).toEqual({
      hours: 47,
      days: 2,
    });
  });
});

describe('a Dutch day', () => {
  it('begins at midnight on the Dutch wall clock, in winter and in summer', () => {
    expect(startOfDutchDay('2026-01-15')).toBe('2026-01-14T23:00:00.000Z');
    expect(startOfDutchDay('2026-07-15')).toBe('2026-07-14T22:00:00.000Z');
  });
});

describe('the Dutch wall clock', () => {
  it('reads of every moment, asked before or not, what the calendar of the Netherlands says', () => {
    const nl = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Amsterdam',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const any = fc.integer({ min: 0, max: Date.UTC(2099, 11, 31) });
    // About the turns of the clock, where the hour before and after have another offset.
    const turning = fc
      .tuple(fc.constantFrom(Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25)), fc.integer({ min: 0, max: 180 }))
      .map(([day, minutes]) => day + minutes * 60_000);
    fc.assert(
      fc.property(fc.oneof(any, turning), (at) => {
        const wall = nl.format(at).replace(' ', 'T');
        expect(dutchWall(fromMilliseconds(at)).wall).toBe(wall);
        expect(dutchWall(fromMilliseconds(at)).wall).toBe(wall);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a minute on the Dutch wall clock', () => {
  it.each([
    ['in winter', '2026-01-31', '23:59', '2026-01-31T22:59:59.999Z'],
    ['in summer', '2026-07-01', '00:00', '2026-06-30T22:00:59.999Z'],
    ['there is twice in October: the later', '2026-10-25', '02:30', '2026-10-25T01:30:59.999Z'],
    ['skipped in March: as much later', '2026-03-29', '02:30', '2026-03-29T01:30:59.999Z'],
    ['that is none', '2026-03-28', '25:00', undefined],
    ['of no day', '2026-02-30', '10:00', undefined],
  ])('%s', (_which, day, time, end) => {
    expect(endOfDutchMinute(day, time)).toBe(end);
  });
});

describe('the hour that there is twice', () => {
  /** The last Sunday of October, two o’clock in summer time, is midnight by UTC. */
  const year = fc.integer({ min: 2016, max: 2040 });
  const turnOf = (of: number): number => {
    const last = new Date(Date.UTC(of, 9, 31));
    return Date.UTC(of, 9, 31 - last.getUTCDay());
  };
  const minute = fc.integer({ min: 0, max: 59 });

  it('was in September until 1995', () => {
    const at = moment('1995-09-24T02:30:00+02:00');
    expect(dutchWall(at)).toEqual({ wall: '1995-09-24T02:30', half: 'summer' });
  });

  it('says of every minute which of both it is, so that no two moments read alike', () => {
    fc.assert(
      fc.property(year, minute, (of, past) => {
        const first = fromMilliseconds(turnOf(of) + past * 60_000);
        const second = fromMilliseconds(turnOf(of) + past * 60_000 + 3_600_000);
        const time = `02:${String(past).padStart(2, '0')}`;
        expect(onDutchClock(first, 'HH:mm')).toBe(`${time} (zomertijd)`);
        expect(onDutchClock(second, 'HH:mm')).toBe(`${time} (wintertijd)`);
        expect(onDutchClock(second, 'HH:mm', 'en')).toBe(`${time} (winter time)`);
        expect(onDutchClock(first, 'HH:mm', 'de')).toBe(`${time} (UTC+2)`);
        expect([dutchWall(first).half, dutchWall(second).half]).toEqual(['summer', 'winter']);
        expect(dutchWall(first).wall).toBe(dutchWall(second).wall);
      }),
    );
  });

  it('nothing is said of any other hour, nor of a day', () => {
    fc.assert(
      fc.property(awareness, (at) => {
        const turn = turnOf(new Date(at).getUTCFullYear());
        const ms = toMilliseconds(at);
        fc.pre(ms < turn || ms >= turn + 2 * 3_600_000);
        expect(onDutchClock(at, 'HH:mm')).toMatch(/^\d\d:\d\d$/);
        expect(dutchWall(at)).toEqual({ wall: expect.any(String) });
      }),
    );
    expect(onDutchClock(fromMilliseconds(turnOf(2026)), 'd MMM')).toBe('25 okt');
  });
});
