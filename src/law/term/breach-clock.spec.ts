import { describe, expect, it } from '@jest/globals';
import { moment } from '../../shared/moment.js';
import { breachClock } from './breach-clock.js';

const awareAt = moment('2026-02-02T12:00:00+01:00');
const established = { awareAt, basis: 'established' } as const;

describe('the clock of a breach', () => {
  it('runs: remaining time in hours and minutes, rounded down', () => {
    const clock = breachClock(established, moment('2026-02-04T11:30:30+01:00'));
    expect(clock.state).toBe('running');
    expect(clock.remaining).toEqual({ hours: 24, minutes: 29 });
    expect(clock.late).toBeUndefined();
  });

  it('is provisional until awareness was established, with the same term', () => {
    const clock = breachClock({ awareAt, basis: 'provisional' }, awareAt);
    expect(clock.basis).toBe('provisional');
    expect(clock.deadline.dueAt).toBe(moment('2026-02-05T12:00:00+01:00'));
    expect(clock.remaining).toEqual({ hours: 72, minutes: 0 });
  });

  it('tells which margins have passed, widest first', () => {
    const at = moment('2026-02-05T00:30:00+01:00');
    expect(breachClock(established, at, [4, 24, 12]).marginsPassed).toEqual([24, 12]);
  });

  it('is overdue after the deadline, and says how late', () => {
    const clock = breachClock(established, moment('2026-02-07T13:00:00+01:00'));
    expect(clock.state).toBe('overdue');
    expect(clock.late).toEqual({ hours: 49, days: 2 });
    expect(clock.remaining).toBeUndefined();
  });

  it('was met or missed once notified, whatever time it is now', () => {
    const muchLater = moment('2026-06-01T12:00:00Z');
    const inTime = moment('2026-02-05T12:00:00+01:00');
    expect(breachClock({ ...established, notifiedAt: inTime }, muchLater).state).toBe('met');
    const late = breachClock({ ...established, notifiedAt: moment('2026-02-05T12:00:01+01:00') }, muchLater);
    expect(late.state).toBe('missed');
    expect(late.late).toEqual({ hours: 0, days: 0 });
  });

  it('Booking.com: first signal, awareness and notification stay three moments', () => {
    const clock = breachClock(
      {
        firstSignalAt: moment('2019-01-09T12:00:00+01:00'),
        awareAt: moment('2019-01-13T12:00:00+01:00'),
        basis: 'established',
        notifiedAt: moment('2019-02-07T12:00:00+01:00'),
      },
      moment('2019-03-01T12:00:00+01:00'),
    );
    expect(clock.signalToAwarenessHours).toBe(96);
    expect(clock.late?.days).toBe(22);
  });

  it('keeps the processor’s awareness apart: it tells a delay and moves no deadline', () => {
    const clock = breachClock(
      { ...established, processorAwareAt: moment('2026-01-30T12:00:00+01:00') },
      awareAt,
    );
    expect(clock.processorDelayHours).toBe(72);
    expect(clock.deadline.dueAt).toBe(moment('2026-02-05T12:00:00+01:00'));
  });

  it('names its law version', () => {
    expect(breachClock(established, awareAt).deadline.lawVersion).toBe('gdpr-2018');
  });
});
