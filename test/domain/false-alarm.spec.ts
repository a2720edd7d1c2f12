import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { raisedUntil, wasNotifiedBy } from '../../src/breach/domain/alarms.js';
import { nextAlarmAt } from '../../src/breach/domain/deadlines.js';
import { flags } from '../../src/breach/domain/duties.js';
import { timeLine } from '../../src/breach/views/time-line.view.js';
import { plusHours } from '../../src/shared/moment.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';
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
  safetyMeasure,
  secret,
  settle,
  uphold,
} from '../support/breach/breach-commands.js';
import { act, colleague, event, given, type Given } from '../support/breach/given-breach.js';

const hours = (n: number) => plusHours(MONDAY_NINE, n);
const at = (n: number) => ({ at: hours(n) as string });
const isMissed = ({ breach }: Given): boolean => flags(breach).includes('deadline-missed');
const falseBecause = (because: string): object => event('AlarmCorrected', { because });

describe('public 1: a deadline that was met', () => {
  const raised = given(report(), act(checkDeadlines, at(72)));

  it('is not flagged missed though the miss was raised before the notification was recorded', () => {
    expect(isMissed(raised)).toBe(true);
    const recorded = raised.and(act(notify({ notifiedAt: hours(71) }), at(73)));
    expect(isMissed(recorded)).toBe(false);
  });

  it('and the false alarm is corrected by a later event, visible on the time line', () => {
    const corrected = raised
      .and(act(notify({ notifiedAt: hours(71) }), at(73)))
      .when(checkDeadlines)
      .then(falseBecause('met-in-time'));
    corrected.when(checkDeadlines, at(100)).thenNothing();
    const missed = timeLine(corrected.history).find((entry) => entry.event === 'DeadlineMissed');
    expect(missed?.correctedBy).toBe(corrected.history.at(-1)?.revision);
    expect(corrected.breach.alarms.at(-1)).toMatchObject({ corrected: { because: 'met-in-time' } });
  });

  it('nor when it was withdrawn afterwards: at that moment it stood', () => {
    const withdrawn = given(report(), notify()).and(
      act(notify({ kind: 'withdrawal', notifiedAt: hours(80), withdrawalReason: 'Another’s.' }), at(80)),
    );
    withdrawn.when(checkDeadlines, at(90)).thenNothing();
    expect(isMissed(withdrawn.and(act(checkDeadlines, at(90))))).toBe(false);
  });

  it('is flagged where the notification was withdrawn before the deadline', () => {
    const withdrawn = given(
      report(),
      notify(),
      act(notify({ kind: 'withdrawal', notifiedAt: hours(5), withdrawalReason: 'Another’s.' }), at(5)),
    );
    expect(isMissed(withdrawn.and(act(checkDeadlines, at(90))))).toBe(true);
  });

  it('after the dossier ended is corrected too', () => {
    const ended = raised
      .and(act(notify({ notifiedAt: hours(71), kind: 'initial' }), at(73)))
      .and(act(notify({ kind: 'withdrawal', notifiedAt: hours(73), withdrawalReason: 'No data.' }), at(73)));
    ended.and(dismiss).when(checkDeadlines).then(falseBecause('met-in-time'));
  });
});

describe('L10: a slip in the year of awareness', () => {
  it('is no miss any more once a second person corrected it and the true deadline lies ahead', () => {
    const slip = given(report(), aware({ awareAt: hours(-365 * 24) }), checkDeadlines);
    expect(isMissed(slip)).toBe(true);
    const right = slip
      .and(aware({ awareAt: MONDAY_NINE, reason: secret('the year was wrong') }))
      .and(act({ type: 'ConfirmLaterAwareness', awareAt: MONDAY_NINE }, { by: colleague }));
    expect(isMissed(right)).toBe(false);
    right.when(checkDeadlines).then(falseBecause('deadline-moved'));
  });
});

describe('breaker 2: what a clock that was ahead raised', () => {
  const ahead = given(report(), act(checkDeadlines, at(72)));

  it('is corrected as soon as the clock is right, and raised anew when its moment comes', () => {
    expect(raisedUntil(ahead.breach)).toBe(hours(72));
    const right = ahead.when(checkDeadlines, at(1)).then(falseBecause('clock-was-wrong'));
    expect(isMissed(right)).toBe(false);
    expect(raisedUntil(right.breach)).toBeUndefined();
    expect(nextAlarmAt(right.breach)).toBe(hours(24));
    right.when(checkDeadlines, at(72)).then(event('DeadlineMissed', { dueAt: hours(72) }));
  });

  it('is no miss where the board had decided in time that the AP need not be told', () => {
    const decided = ahead
      .and(act(assess({ risk: 'unlikely' }), at(1)))
      .and(act(decide({ outcome: 'no' }), at(2)));
    decided.when(checkDeadlines, at(80)).then(falseBecause('decided-in-time'));
  });

  it('is a miss where something turned against that decision, until the board upheld it in time', () => {
    const turned = ahead
      .and(act(assess({ risk: 'unlikely' }), at(1)))
      .and(act(decide({ outcome: 'no' }), at(2)))
      .and(act(assess({ risk: 'high-risk' }), at(3)));
    turned.when(checkDeadlines, at(80)).thenNothing();
    turned
      .and(act(uphold(), at(4)))
      .when(checkDeadlines, at(80))
      .then(falseBecause('decided-in-time'));
    // ADR 21: upheld only after the term, nobody held the clock when it ended.
    const late = turned.and(act(uphold(), at(79)));
    late.when(checkDeadlines, at(80)).thenNothing();
    expect(isMissed(late)).toBe(true);
  });
});

describe('a term of another kind that was kept and recorded later', () => {
  it('of safety: something was done in time', () => {
    given(report({ safetyRisk: 'yes' }), act(checkDeadlines, at(2)))
      .and(act(safetyMeasure({ takenAt: hours(0.25) }), at(3)))
      .when(checkDeadlines)
      .then(falseBecause('met-in-time'));
  });

  it('of safety: it is not flagged as missed either, and it is where nothing was done in time', () => {
    const missed = given(report({ safetyRisk: 'yes' }), act(checkDeadlines, at(2)));
    const kept = missed.and(act(safetyMeasure({ takenAt: hours(0.25) }), at(3)));
    const late = missed.and(act(safetyMeasure({ takenAt: hours(2) }), at(3)));
    expect(flags(missed.breach)).toContain('safety-deadline-missed');
    expect(flags(kept.breach)).not.toContain('safety-deadline-missed');
    expect(flags(late.breach)).toContain('safety-deadline-missed');
  });

  it('of safety: the report came in later than the wrong clock said', () => {
    const received = { type: 'CorrectReceipt', receivedAt: hours(2), reason: 'The mail says so.' } as const;
    const missed = given(
      act(report({ safetyRisk: 'yes' }), { clockUncertain: true }),
      act(checkDeadlines, at(1)),
    );
    const moved = missed.and(act(received, at(2.1))).and(act(received, { ...at(2.1), by: colleague }));
    expect(flags(moved.breach)).not.toContain('safety-deadline-missed');
    moved.when(checkDeadlines, at(2.1)).then(falseBecause('deadline-moved'));
  });

  it('of a matter: it was settled in time', () => {
    given(report(), notify(), receive({ dueAt: hours(10) }), act(checkDeadlines, at(20)))
      .and(act(settle({ settledAt: hours(9) }), at(30)))
      .when(checkDeadlines)
      .then(falseBecause('met-in-time'));
  });
});

it('whatever happens, a term that was met is never flagged missed', () => {
  fc.assert(
    fc.property(steps, fc.nat({ max: 300 }), (all, later) => {
      const { end } = play(all);
      const asked = end.and(act(checkDeadlines, { at: plusHours(end.now, later) }));
      const { dueAt } = asked.breach.awareness.deadline;
      if (wasNotifiedBy(asked.breach, dueAt)) expect(isMissed(asked)).toBe(false);
      // And what is false by what is known is corrected at once: asking again says nothing new.
      asked.when(checkDeadlines).thenNothing();
    }),
    { numRuns: 200 },
  );
});
