import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { nextAlarmAt, type DeadlineEvent } from '../../src/breach/domain/deadlines.js';
import { notificationDeadline } from '../../src/law/clock.js';
import { DUTCH_TIME } from '../../src/shared/dutch-time.js';
import { fromMilliseconds, plusHours, toMilliseconds } from '../../src/shared/moment.js';
import { checkDeadlines, report } from '../support/breach/breach-commands.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';
import { act, given, type Given } from '../support/breach/given-breach.js';

const RUNS = { numRuns: 100 };
const HOUR_MS = 3_600_000;

const raisedBy = (dossier: Given, at: string): readonly DeadlineEvent[] =>
  dossier
    .and(act(checkDeadlines, { at }))
    .history.slice(dossier.history.length)
    .map(({ event }) => event as DeadlineEvent);

describe('the strict clock', () => {
  const anyMoment = fc.integer({ min: Date.UTC(2018, 5), max: Date.UTC(2099, 0) }).map(fromMilliseconds);

  it('is awareness and 72 elapsed hours on the UTC line, whenever', () => {
    fc.assert(
      fc.property(anyMoment, (awareAt) => {
        const { dueAt, hours } = notificationDeadline(awareAt);
        expect(toMilliseconds(dueAt) - toMilliseconds(awareAt)).toBe(72 * HOUR_MS);
        expect(hours).toBe(72);
      }),
    );
  });

  it.each([
    ['begins', 3, -1],
    ['ends', 10, 1],
  ] as const)(
    'over the night summer time %s moves the wall clock and not the term',
    (_what, month, shift) => {
      for (let year = 2018; year <= 2040; year++) {
        // The last Sunday of the month, at 01:00 UTC (Directive 2000/84/EC).
        const last = DateTime.utc(year, month, 31);
        const change = last.minus({ days: last.weekday % 7 }).set({ hour: 1 });
        for (let hoursBefore = 1; hoursBefore <= 71; hoursBefore++) {
          const receivedAt = fromMilliseconds(change.toMillis() - hoursBefore * HOUR_MS);
          const { dueAt } = notificationDeadline(receivedAt);
          expect(toMilliseconds(dueAt) - toMilliseconds(receivedAt)).toBe(72 * HOUR_MS);
          const wall = (at: string): DateTime => DateTime.fromISO(at, { zone: DUTCH_TIME });
          const onTheWall = wall(dueAt).toUTC(0, { keepLocalTime: true });
          const began = wall(receivedAt).toUTC(0, { keepLocalTime: true });
          expect(onTheWall.diff(began, 'hours').hours).toBe(72 - shift);
        }
      }
    },
  );

  it('is the one the dossier runs by', () => {
    fc.assert(
      fc.property(anyMoment, (receivedAt) => {
        const { breach } = given(act(report({ receivedAt }), { at: receivedAt }));
        expect(breach.awareness.deadline.dueAt).toBe(plusHours(receivedAt, 72));
      }),
      { numRuns: 50 },
    );
  });
});

describe('an alarm', () => {
  it('is never raised twice, and a wider margin never after a tighter one or after the miss', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat({ max: 48 * 60 }), { maxLength: 8 }), (all, pauses) => {
        let dossier = play(all).end;
        for (const minutes of pauses) {
          dossier = dossier.and(act(checkDeadlines, { at: plusHours(dossier.now, minutes / 60) }));
        }
        const tightest = new Map<string, number>();
        for (const { kind, deadline, dueAt, marginHours = -1, corrected } of dossier.breach.alarms) {
          if (corrected !== undefined) continue;
          const identity = `${deadline} ${dueAt}`;
          expect(kind === 'missed').toBe(marginHours === -1);
          expect(marginHours).toBeLessThan(tightest.get(identity) ?? Infinity);
          tightest.set(identity, marginHours);
        }
      }),
      RUNS,
    );
  });

  it('comes exactly at the moment that was foretold: there is one then, and none a millisecond before', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const dossier = play(all).end;
        // What was due already has been raised first: then the next one lies ahead.
        const asked = dossier.and(act(checkDeadlines, { at: dossier.now }));
        const next = nextAlarmAt(asked.breach);
        if (next === undefined) {
          expect(raisedBy(asked, plusHours(asked.now, 100_000))).toEqual([]);
          return;
        }
        expect(next > asked.now).toBe(true);
        expect(raisedBy(asked, fromMilliseconds(toMilliseconds(next) - 1))).toEqual([]);
        expect(raisedBy(asked, next)).not.toEqual([]);
      }),
      RUNS,
    );
  });

  it('that is overdue was foretold for a moment that passed', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { end } = play(all);
        const next = nextAlarmAt(end.breach);
        expect(raisedBy(end, end.now).length > 0).toBe(next !== undefined && next <= end.now);
      }),
      RUNS,
    );
  });
});
