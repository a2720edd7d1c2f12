import { describe, expect, it } from '@jest/globals';
import { flags } from '../../src/breach/domain/duties.js';
import { reportedIn } from '../../src/breach/domain/report.js';
import { statedBeginning, statedEnd } from '../../src/breach/domain/stated-moment.js';
import { moment, plusHours } from '../../src/shared/moment.js';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import {
  aware,
  correctNotification,
  decideOnBehalf,
  inform,
  MONDAY_NINE,
  notify,
  raiseRisk,
  receive,
  report,
  safeContact,
  safetyMeasure,
  secret,
  settle,
} from '../support/breach/breach-commands.js';
import { given, type Given } from '../support/breach/given-breach.js';

const hours = (n: number) => plusHours(MONDAY_NINE, n);
const atMoment = (n: number) => ({ precision: 'moment', at: hours(n) }) as const;
const flagsOf = ({ breach }: Given): readonly string[] => flags(breach);
const reported = (content: Parameters<typeof report>[0]): readonly string[] =>
  flagsOf(given(report(content)));

describe('public 3: a day as an end', () => {
  it('counts to its end: what began at ten that day does not end before it begins', () => {
    const occurredFrom = statedBeginning('2026-03-02T10:00:00+01:00', moment);
    const occurredUntil = statedEnd('2026-03-02', moment);
    expect(occurredUntil).toEqual({ precision: 'day', day: '2026-03-02', at: '2026-03-02T22:59:59.999Z' });
    expect(reported({ occurredFrom, occurredUntil })).not.toContain('occurrence-ends-before-it-begins');
  });
});

describe('public 6: a day', () => {
  it('stays the day that was said, whatever moment it counts by', () => {
    const day = statedBeginning('2026-03-03', moment);
    const { moments } = given(report({ discovered: day, occurredFrom: day })).breach;
    expect(moments).toMatchObject({ discovered: { day: '2026-03-03' }, occurredFrom: { day: '2026-03-03' } });
  });
});

describe('the log', () => {
  it('holds a moment as itself and a day as it was said', () => {
    const [first] = given(
      report({ occurredFrom: atMoment(-10), occurredUntil: statedEnd('2026-03-01', moment) }),
    ).history;
    expect(first?.event.data).toMatchObject({
      report: { occurredFrom: hours(-10), occurredUntil: { precision: 'day', day: '2026-03-01' } },
    });
  });

  it('from before it kept days is read: the day of a discovery is that of its first moment', () => {
    const { at } = statedBeginning('2026-03-01', moment);
    const { occurredUntil: _new, ...said } = report().report;
    expect(reportedIn({ ...said, discovered: { precision: 'day', at }, occurredFrom: at })).toMatchObject({
      discovered: { precision: 'day', day: '2026-03-01', at },
      occurredFrom: { precision: 'moment', at },
    });
  });
});

describe('C13: contradictory dates of a report are recorded and flagged', () => {
  it.each([
    [
      'occurrence-ends-before-it-begins',
      { occurredFrom: atMoment(-1), occurredUntil: atMoment(-2) },
      { occurredFrom: atMoment(-2), occurredUntil: atMoment(-1) },
    ],
    [
      'occurrence-ended-and-ongoing',
      { occurredUntil: atMoment(-2), ongoing: true },
      { occurredUntil: atMoment(-2), ongoing: false },
    ],
    [
      'first-signal-after-discovery',
      { discovered: atMoment(-5), firstSignalAt: hours(-4) },
      { discovered: atMoment(-5), firstSignalAt: hours(-5) },
    ],
    [
      'occurrence-after-discovery',
      { discovered: atMoment(-50), occurredFrom: statedBeginning('2026-03-01', moment) },
      { discovered: statedBeginning('2026-03-01', moment), occurredFrom: atMoment(-20) },
    ],
  ] as const)('%s', (flag, contradictory, sound) => {
    expect(reported(contradictory)).toContain(flag);
    expect(reported(sound)).not.toContain(flag);
  });
});

describe('L10: awareness that an authority would ask about is flagged, and recorded as it was said', () => {
  it.each([
    ['long after the first signal', 'awareness-long-after-first-signal', -21 * 24, 0],
    ['before the first signal', 'awareness-before-first-signal', -1, -2],
  ])('%s', (_when, flag, firstSignal, awareAt) => {
    const dossier = given(report(), aware({ firstSignalAt: hours(firstSignal), awareAt: hours(awareAt) }));
    expect(flagsOf(dossier)).toContain(flag);
    expect(
      flagsOf(dossier.and(aware({ awareAt: hours(-3), firstSignalAt: hours(-3), reason: secret('x') }))),
    ).not.toContain(flag);
  });

  it('before the breach began, as one person may say alone', () => {
    const dossier = given(report({ occurredFrom: atMoment(-10) }), aware({ awareAt: hours(-800) }));
    expect(flagsOf(dossier)).toContain('awareness-before-occurrence');
    expect(dossier.breach.awareness.at).toBe(hours(-800));
  });

  it('but not two days after the first signal: some time to look into it is meant to be', () => {
    expect(reported({ firstSignalAt: hours(-48) })).toEqual([]);
  });
});

describe('L13: people who were told before the AP', () => {
  const flag = 'people-informed-before-authority';

  it('are no irregularity where safety was at stake: who warns somebody in danger does it right', () => {
    expect(flagsOf(given(report({ safetyRisk: 'yes' }), inform()))).not.toContain(flag);
    expect(flagsOf(given(report(), raiseRisk(), inform()))).not.toContain(flag);
  });

  it('are flagged otherwise', () => {
    expect(flagsOf(given(report(), inform()))).toContain(flag);
  });
});

describe('what was said of a time before the breach', () => {
  const known = given(report({ discovered: atMoment(-1), occurredFrom: atMoment(-48) }));
  const before = hours(-49);

  it.each([
    ['safety-before-breach', raiseRisk(before)],
    ['safety-before-breach', safetyMeasure({ takenAt: before })],
    ['safety-before-breach', safeContact(before)],
    ['decision-before-breach', decideOnBehalf({ decidedAt: before })],
    ['notification-before-breach', notify({ notifiedAt: before })],
  ] as const)('is recorded and flagged: %s', (flag, command) => {
    expect(flagsOf(known)).not.toContain(flag);
    expect(flagsOf(known.and(command))).toContain(flag);
  });

  it('of a notification is cleared by a correction, and a correction to such a moment is flagged', () => {
    const wrong = known.and(notify({ notifiedAt: before }));
    const corrects = wrong.history.length - 1;
    const right = wrong.and(correctNotification(corrects));
    expect(flagsOf(right)).not.toContain('notification-before-breach');
    const moved = known.and(notify());
    expect(
      flagsOf(moved.and(correctNotification(moved.history.length - 1, { notifiedAt: before }))),
    ).toContain('notification-before-breach');
  });

  it('a withdrawal before what it withdraws is flagged', () => {
    const withdraw = (at: number): BreachCommand =>
      notify({ kind: 'withdrawal', notifiedAt: hours(at), withdrawalReason: 'Another’s.' });
    const told = known.and(notify());
    expect(flagsOf(told.and(withdraw(-1)))).toContain('withdrawal-before-notification');
    expect(flagsOf(told.and(withdraw(0)))).not.toContain('withdrawal-before-notification');
  });

  it('a matter that was settled before it came is flagged', () => {
    const settled = (n: number) => flagsOf(known.and(receive()).and(settle({ settledAt: hours(n) })));
    expect(settled(-1)).toContain('matter-settled-before-it-came');
    expect(settled(0)).not.toContain('matter-settled-before-it-came');
  });
});
