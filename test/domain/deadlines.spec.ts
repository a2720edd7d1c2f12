import { describe, expect, it } from '@jest/globals';
import { isClockEvent, nextAlarmAt, runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags } from '../../src/breach/domain/duties.js';
import { moment, plusHours } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  checkDeadlines,
  decide,
  dismiss,
  MONDAY_NINE,
  notify,
  receive,
  report,
  secret,
  settle,
} from '../support/breach/breach-commands.js';
import { act, event, given, mandateHolder } from '../support/breach/given-breach.js';

const dueAt = plusHours(MONDAY_NINE, 72);
const DEADLINE = 'authority-notification';
const in_ = (hours: number, ms = 0) => ({
  at: plusHours(MONDAY_NINE, hours + ms / 3_600_000) as string,
});
const warning = (marginHours: number, more: object = {}): object =>
  event('DeadlineWarningRaised', { deadline: DEADLINE, marginHours, ...more });
const missed = (more: object = {}): object => event('DeadlineMissed', { deadline: DEADLINE, ...more });
const running = given(report());

describe('warnings', () => {
  it('are raised at each margin of the profile, each once', () => {
    let dossier = running;
    // The last one falls at three in the night: the evening before, at six, it comes as well.
    for (const margin of [48, 24, 15, 12, 6]) {
      dossier.when(checkDeadlines, in_(72 - margin, -1)).thenNothing();
      dossier = dossier.when(checkDeadlines, in_(72 - margin)).then(warning(margin, { dueAt }));
      dossier.when(checkDeadlines, in_(72 - margin, 1)).thenNothing();
    }
    dossier = dossier.when(checkDeadlines, in_(72)).then(missed({ dueAt }));
    dossier.when(checkDeadlines, in_(1000)).thenNothing();
  });

  it('after a downtime are the tightest one that passed, not a row of old ones', () => {
    const woken = running.when(checkDeadlines, in_(61)).then(warning(12));
    woken.when(checkDeadlines, in_(65.9)).thenNothing();
    woken.when(checkDeadlines, in_(66)).then(warning(6));
  });

  it('after the term are none: a miss is a miss, and "six hours left" would be untrue (L2)', () => {
    running.when(checkDeadlines, in_(200)).then(missed()).when(checkDeadlines, in_(201)).thenNothing();
  });

  it('say whether the clock was provisional or established', () => {
    running.when(checkDeadlines, in_(24)).then(warning(48, { basis: 'provisional' }));
    running
      .and(aware())
      .when(checkDeadlines, in_(24))
      .then(warning(48, { basis: 'established' }));
  });

  it('are not raised again because the provisional moment was established as it was', () => {
    running
      .and(act(checkDeadlines, in_(24)))
      .and(aware())
      .when(checkDeadlines)
      .thenNothing();
  });
});

describe('a correction of awareness', () => {
  const earlier = aware({ awareAt: plusHours(MONDAY_NINE, -40), reason: secret('an earlier signal') });

  it('supersedes the deadline: what is raised from then on is about the new one', () => {
    const corrected = running.and(act(checkDeadlines, in_(24))).and(earlier);
    expect(runningDeadlines(corrected.breach)).toHaveLength(1);
    corrected
      .when(checkDeadlines)
      .then(warning(12, { dueAt: plusHours(dueAt, -40), basis: 'established' }))
      .when(checkDeadlines, in_(32))
      .then(missed({ dueAt: plusHours(dueAt, -40) }));
  });
});

describe('a miss of the deadline that was superseded', () => {
  it('does not stand for a miss of the one that came in its place', () => {
    const reason = secret('an earlier signal');
    running
      .and(act(checkDeadlines, in_(72)))
      .and(aware({ awareAt: plusHours(MONDAY_NINE, -1), reason }))
      .when(checkDeadlines)
      .then(missed({ dueAt: plusHours(dueAt, -1) }));
  });
});

describe('nothing is raised', () => {
  const late = in_(200);

  it('once the AP was notified', () => {
    running.and(notify()).when(checkDeadlines, late).thenNothing();
  });

  it('once it was decided that the AP need not be notified', () => {
    running
      .and(assess({ risk: 'unlikely' }))
      .and(decide({ outcome: 'no' }))
      .when(checkDeadlines, late)
      .thenNothing();
  });

  it('after the dossier ended', () => {
    running.and(dismiss).when(checkDeadlines, late).thenNothing();
  });

  it('for a matter that was settled', () => {
    const asked = running.and(notify()).and(receive({ dueAt }));
    asked.when(checkDeadlines, in_(200)).then(event('DeadlineMissed', { deadline: 'matter:matter-1' }));
    asked.and(settle()).when(checkDeadlines, late).thenNothing();
  });

  it('and nobody has to ask', () => {
    expect(nextAlarmAt(running.and(dismiss).breach)).toBeUndefined();
    expect(nextAlarmAt(running.breach)).toBe(plusHours(MONDAY_NINE, 24));
  });
});

describe('a withdrawn notification', () => {
  it('lets the clock run again', () => {
    running
      .and(notify())
      .and(notify({ kind: 'withdrawal', withdrawalReason: 'By mistake.' }))
      .when(checkDeadlines, in_(72))
      .then(missed());
  });
});

describe('the strict clock', () => {
  it('is not moved by summer time: 72 elapsed hours, another hour on the wall', () => {
    const saturday = moment('2026-03-28T12:00:00+01:00');
    const { breach } = given(report({ receivedAt: saturday }));
    expect(breach.awareness.deadline.dueAt).toBe(moment('2026-03-31T13:00:00+02:00'));
  });
});

it('a missed deadline is flagged for good, the miss of another term is not', () => {
  const late = running.and(act(checkDeadlines, in_(72)));
  // One that was met at the very last moment was not missed: that it was recorded later changes nothing (public 1).
  const told = notify({ notifiedAt: plusHours(dueAt, 1 / 60), delayReason: 'The form was down.' });
  expect(flags(late.and(act(told, in_(73))).breach)).toContain('deadline-missed');
  expect(flags(late.and(notify({ notifiedAt: dueAt })).breach)).not.toContain('deadline-missed');
  const other = running
    .and(notify())
    .and(receive({ dueAt }))
    .and(act(checkDeadlines, in_(72)));
  expect(flags(other.breach)).not.toContain('deadline-missed');
});

it('what the clock raises does not touch what people may do', () => {
  const before = running.and(act(checkDeadlines, in_(60)));
  before.when(decide(), { by: mandateHolder, ...in_(60) }).then(event('DecisionTaken'));
  expect(before.history.map(({ event: { type } }) => isClockEvent(type))).toEqual([false, true]);
});

describe('an incomplete notification', () => {
  const week = (n: number) => plusHours(MONDAY_NINE, n * 7 * 24);
  const incomplete = running.and(notify({ incomplete: true }));
  const reminder = (n: number): object =>
    event('DeadlineWarningRaised', { deadline: 'supplement-notification', dueAt: week(n), marginHours: 0 });

  it('is brought to mind every week until it is completed, and nothing is called missed', () => {
    incomplete.when(checkDeadlines, in_(7 * 24, -1)).thenNothing();
    const once = incomplete.when(checkDeadlines, { at: week(1) }).then(reminder(1));
    once.when(checkDeadlines, { at: week(1) }).thenNothing();
    const twice = once.when(checkDeadlines, { at: week(2) }).then(reminder(2));
    expect(flags(twice.breach)).not.toContain('deadline-missed');
    expect(nextAlarmAt(twice.breach)).toBe(week(3));
    const complete = twice.and(notify({ kind: 'supplement', notifiedAt: week(2) }));
    complete.when(checkDeadlines, { at: week(9) }).thenNothing();
    expect(runningDeadlines(complete.breach)).toEqual([]);
  });

  it('counts again from an incomplete supplement, by the days of the profile', () => {
    const rules = { supplementReminderDays: 2 };
    const dossier = given(report({ rules }), notify({ incomplete: true })).and(
      act(notify({ kind: 'supplement', incomplete: true, notifiedAt: plusHours(MONDAY_NINE, 24) }), in_(24)),
    );
    expect(nextAlarmAt(dossier.breach)).toBe(plusHours(MONDAY_NINE, 72));
  });

  it('after a long silence of the timer is brought to mind once', () => {
    const later = incomplete.when(checkDeadlines, { at: week(5) }).then(reminder(5));
    expect(nextAlarmAt(later.breach)).toBe(week(6));
  });
});
