import { describe, expect, it } from '@jest/globals';
import { moment } from '../../shared/moment.js';
import { contractClock, parallelDueAt, PARALLEL_CLOCKS } from './parallel-clock.js';

function dueAt(id: string, startedAt: string): string {
  const clock = PARALLEL_CLOCKS.find((one) => one.id === id);
  if (clock === undefined) throw new Error(`no clock ${id}`);
  return parallelDueAt(clock, moment(startedAt));
}

describe('parallel clocks', () => {
  it('NIS2: 24 and 72 elapsed hours, across summer time', () => {
    expect(dueAt('nis2-early-warning', '2026-03-28T12:00:00+01:00')).toBe(
      moment('2026-03-29T13:00:00+02:00'),
    );
    expect(dueAt('nis2-notification', '2026-03-28T12:00:00+01:00')).toBe(moment('2026-03-31T13:00:00+02:00'));
  });

  it('NIS2: the final report a calendar month after the notification, on the Dutch clock', () => {
    expect(dueAt('nis2-final-report', '2026-01-31T12:00:00+01:00')).toBe(moment('2026-02-28T12:00:00+01:00'));
    expect(dueAt('nis2-final-report', '2026-03-10T12:00:00+01:00')).toBe(moment('2026-04-10T12:00:00+02:00'));
  });

  it('IGJ: to the end of the third working day, a weekend and a holiday left out', () => {
    // Thursday before Easter 2026: Good Friday, the weekend and Easter Monday do not count.
    expect(dueAt('igj-calamity', '2026-04-02T12:00:00+02:00')).toBe(moment('2026-04-09T23:59:59.999+02:00'));
  });

  it('a contract: hours of its own', () => {
    const clock = contractClock(
      'municipality',
      { nl: 'Gemeente', en: 'Municipality' },
      48,
      'contract, art. 9',
    );
    expect(parallelDueAt(clock, moment('2026-02-02T12:00:00Z'))).toBe(moment('2026-02-04T12:00:00Z'));
  });

  it('each names what it rests on', () => {
    expect(
      PARALLEL_CLOCKS.every(({ source, name }) => source !== '' && name.nl !== '' && name.en !== ''),
    ).toBe(true);
  });
});
