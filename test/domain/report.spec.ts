import { describe, expect, it } from '@jest/globals';
import type { ReporterKind } from '../../src/breach/domain/report.js';
import { statedBeginning } from '../../src/breach/domain/stated-moment.js';
import type { ReportContent } from '../../src/breach/domain/report.js';
import { moment, plusHours } from '../../src/shared/moment.js';
import { MONDAY_NINE, report, RULES, supplement } from '../support/breach/breach-commands.js';
import { event, given } from '../support/breach/given-breach.js';

const FRIDAY_NIGHT = moment('2026-02-27T23:30:00+01:00');
const discoveredOnFriday = { precision: 'moment', at: FRIDAY_NIGHT } as const;

describe('a report', () => {
  it('begins a dossier: reported, with everything still to be done', () => {
    const { breach } = given(report());
    expect(breach.reference).toBe('DL-2026-7K3F-9Q2M');
    expect(breach.id).toBe('7d9f3a52-5c1e-4a57-9a3e-0f3f6a7f9b11');
    expect(breach.awareness.basis).toBe('provisional');
  });

  it('begins a dossier only once', () => {
    given(report()).when(report()).thenRefused('already-reported');
  });

  it('must come first: nothing can be asked of a dossier that is not there', () => {
    given().when(supplement()).thenRefused('no-such-dossier', { kind: 'invalid' });
  });

  it('keeps the settings of the profile as they were then', () => {
    expect(given(report({ rules: { warningMarginsHours: [10] } })).breach.rules).toEqual({
      ...RULES,
      warningMarginsHours: [10],
    });
  });

  it('is supplemented by later facts, each with the moment it came in', () => {
    given(report())
      .when(supplement(), { at: '2026-03-02T10:00:00+01:00' })
      .then(event('ReportSupplemented', { by: 'reporter', receivedAt: '2026-03-02T09:00:00.000Z' }));
  });

  it('is supplemented after closing too, and brings the dossier back', () => {
    const closed = given(report(), { type: 'DismissBreach', ground: 'test-report', reason: 'A try.' });
    const again = closed
      .when(supplement())
      .then(event('ReportSupplemented'), event('BreachReopened', { cause: 'report-supplemented' }));
    expect(again.breach.ending).toBeUndefined();
  });
});

describe('provisional awareness', () => {
  const awareOf = (kind: ReporterKind, discovered: ReportContent['discovered']): string =>
    given(report({ reporter: { kind }, discovered })).breach.awareness.at;

  it.each(['employed', 'hired', 'volunteer', 'trainee'] as const)(
    'is the stated discovery when the reporter is %s: the clock can start with any of our people',
    (kind) => {
      expect(awareOf(kind, discoveredOnFriday)).toBe(FRIDAY_NIGHT);
    },
  );

  it.each(['client', 'partner', 'outsider', 'processor', 'unknown'] as const)(
    'is the receipt when the reporter is %s: his dates are claims',
    (kind) => {
      expect(awareOf(kind, discoveredOnFriday)).toBe(MONDAY_NINE);
    },
  );

  it('is never later than receipt, whatever is stated', () => {
    expect(awareOf('employed', { precision: 'moment', at: plusHours(MONDAY_NINE, 5) })).toBe(MONDAY_NINE);
  });

  it('is the receipt when the discovery is unknown', () => {
    expect(awareOf('employed', { precision: 'unknown' })).toBe(MONDAY_NINE);
  });

  it('leans to the strict side when only a day is stated: its first moment on the Dutch clock', () => {
    const saturday = statedBeginning('2026-02-28', moment);
    expect(saturday).toEqual({ precision: 'day', day: '2026-02-28', at: '2026-02-27T23:00:00.000Z' });
    expect(awareOf('employed', saturday)).toBe('2026-02-27T23:00:00.000Z');
  });

  it('of the day summer time begins or ends is still the first moment of that Dutch day', () => {
    expect(statedBeginning('2026-03-29', moment).at).toBe('2026-03-28T23:00:00.000Z');
    expect(statedBeginning('2026-03-30', moment).at).toBe('2026-03-29T22:00:00.000Z');
    expect(statedBeginning('2026-10-26', moment).at).toBe('2026-10-25T23:00:00.000Z');
  });

  it('starts the clock at once: due 72 hours later, under the law in force', () => {
    given()
      .when(report({ discovered: discoveredOnFriday }))
      .then(
        event('BreachReported', {
          provisionalAwareAt: FRIDAY_NIGHT,
          deadline: { dueAt: '2026-03-02T22:30:00.000Z', hours: 72, lawVersion: 'gdpr-2018' },
        }),
      );
  });

  it('does not take the first signal for awareness, nor the processor’s own awareness', () => {
    const processorAwareAt = plusHours(MONDAY_NINE, -200);
    const { breach } = given(
      report({
        reporter: { kind: 'processor' },
        firstSignalAt: plusHours(MONDAY_NINE, -300),
        processor: { name: { scope: 'dossier', value: 'CANARY Ltd' }, awareAt: processorAwareAt },
      }),
    );
    expect(breach.awareness.at).toBe(MONDAY_NINE);
    expect(breach.moments).toMatchObject({ processorAwareAt, firstSignalAt: plusHours(MONDAY_NINE, -300) });
  });
});
