import { describe, expect, it } from '@jest/globals';
import { moment } from '../../shared/moment.js';
import { MATTER_KINDS, matterLaw, type MatterKind } from './matter-kinds.js';
import { endOfTerm } from './own-term.js';

const dueAt = (kind: MatterKind, startedAt: string): string | undefined =>
  endOfTerm(matterLaw(kind).term, moment(startedAt));

describe('law.md 11: the Cyberbeveiligingswet', () => {
  it('24 and 72 elapsed hours, across summer time', () => {
    expect(dueAt('nis2-early-warning', '2026-03-28T12:00:00+01:00')).toBe(
      moment('2026-03-29T13:00:00+02:00'),
    );
    expect(dueAt('nis2-notification', '2026-03-28T12:00:00+01:00')).toBe(moment('2026-03-31T13:00:00+02:00'));
  });

  it('the final report a calendar month after the notification, on the Dutch clock', () => {
    expect(dueAt('nis2-final-report', '2026-01-31T12:00:00+01:00')).toBe(moment('2026-02-28T12:00:00+01:00'));
    expect(dueAt('nis2-final-report', '2026-03-10T12:00:00+01:00')).toBe(moment('2026-04-10T12:00:00+02:00'));
  });

  it('is cited with its date beside the directive', () => {
    expect(matterLaw('nis2-early-warning').source).toMatch(/15 August 2026.*2022\/2555/u);
  });
});

describe('law.md 12: calamities', () => {
  it('IGJ: to the end of the third working day after it was established, a weekend and holidays left out', () => {
    // Thursday before Easter 2026: Good Friday, the weekend and Easter Monday do not count.
    expect(dueAt('igj-calamity', '2026-04-02T12:00:00+02:00')).toBe(moment('2026-04-09T23:59:59.999+02:00'));
    expect(matterLaw('igj-calamity').starts.en).toContain('Establishing');
  });

  it('IGJ: at most six weeks of inquiry, from the event', () => {
    expect(dueAt('igj-inquiry', '2026-03-02T09:00:00+01:00')).toBe(moment('2026-04-13T09:00:00+02:00'));
  });

  it.each(['wmo-calamity', 'youth-calamity'] as const)(
    '%s: without delay, and no hours are invented',
    (kind) => {
      expect(matterLaw(kind).term).toBe('without-delay');
      expect(dueAt(kind, '2026-03-02T09:00:00+01:00')).toBeUndefined();
    },
  );
});

describe('every kind of matter', () => {
  it('names what it rests on, what starts it and itself, in two languages', () => {
    for (const kind of MATTER_KINDS) {
      const { source, nl, en, starts } = matterLaw(kind);
      expect([source, nl, en, starts.nl, starts.en].every((text) => text.length > 3)).toBe(true);
    }
  });
});
