import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromMilliseconds, moment, toMilliseconds } from '../../shared/moment.js';
import { notificationDeadline } from '../clock.js';
import { GDPR, type LawVersion } from '../law-version.js';
import { regulation1182Term } from './regulation-1182.js';

const HOUR = 3_600_000;
const awareness = fc
  .integer({ min: Date.UTC(2018, 4, 25), max: Date.UTC(2035, 11, 31, 23, 59, 59, 999) })
  .map(fromMilliseconds);
const twoWorkingDays: LawVersion = { ...GDPR, id: 'test-only-3-5', atLeastTwoWorkingDays: true };

describe('the view of Regulation 1182/71', () => {
  it('leaves out the hour of the event: aware 12:17, from 13:00 to 13:00 on Christmas Day', () => {
    expect(regulation1182Term(moment('2020-12-22T12:17:00+01:00'))).toMatchObject({
      startsAt: moment('2020-12-22T13:00:00+01:00'),
      endsAt: moment('2020-12-25T13:00:00+01:00'),
      extendedForWorkingDays: false,
    });
  });

  it('leaves out a whole hour for an event on the hour, which falls in the hour that then begins', () => {
    const { startsAt, endsAt } = regulation1182Term(moment('2026-02-02T12:00:00+01:00'));
    expect(startsAt).toBe(moment('2026-02-02T13:00:00+01:00'));
    expect(endsAt).toBe(moment('2026-02-05T13:00:00+01:00'));
  });

  it('ends after the strict deadline and never by more than an hour, for any awareness from 2018 to 2035', () => {
    fc.assert(
      fc.property(awareness, (awareAt) => {
        const strict = toMilliseconds(notificationDeadline(awareAt).dueAt);
        const { startsAt, endsAt } = regulation1182Term(awareAt);
        const gain = toMilliseconds(endsAt) - strict;
        expect(gain).toBeGreaterThan(0);
        expect(gain).toBeLessThanOrEqual(HOUR);
        expect(toMilliseconds(startsAt) % HOUR).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('cites the articles it rests on', () => {
    expect(regulation1182Term(moment('2026-02-02T12:00:00Z')).source).toContain('Art. 3(1), 3(2)(a)');
  });
});

describe('the rule of two working days, Art. 3(5)', () => {
  const overEaster = moment('2021-04-02T23:30:00+02:00');

  it('is off in the law as it stands', () => {
    expect(regulation1182Term(overEaster).endsAt).toBe(moment('2021-04-06T00:00:00+02:00'));
  });

  it('when on, moves an end with no working day before it to the end of the second', () => {
    expect(regulation1182Term(overEaster, twoWorkingDays)).toMatchObject({
      endsAt: moment('2021-04-08T00:00:00+02:00'),
      extendedForWorkingDays: true,
    });
  });

  it('when on, leaves a term that holds two working days as it is', () => {
    const overWeekend = moment('2019-01-11T12:00:00+01:00');
    expect(regulation1182Term(overWeekend, twoWorkingDays)).toEqual(regulation1182Term(overWeekend));
  });

  it('when on, never shortens the term', () => {
    fc.assert(
      fc.property(awareness, (awareAt) => {
        expect(regulation1182Term(awareAt, twoWorkingDays).endsAt >= regulation1182Term(awareAt).endsAt).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });
});
