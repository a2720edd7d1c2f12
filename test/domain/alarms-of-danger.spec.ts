import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { isAlarmOpen, rungsOf } from '../../src/breach/domain/ladder.js';
import { isInDanger, needsSafeContact, safetyAtStake } from '../../src/breach/domain/safety.js';
import { plusHours } from '../../src/shared/moment.js';
import { Refusal } from '../../src/shared/refusal.js';
import {
  checkDeadlines,
  dismiss,
  LADDER,
  MONDAY_NINE,
  raiseRisk,
  RECORDED_ONLY,
  report,
  safetyMeasure,
  secret,
  supplement,
} from '../support/breach/breach-commands.js';
import { act, colleague, event, Given, given, handler } from '../support/breach/given-breach.js';
import { howOften } from '../support/how-often.js';

const hours = (n: number) => plusHours(MONDAY_NINE, n);
const at = (n: number) => ({ at: hours(n) as string });
const noted = (n: number, words: string) =>
  act({ ...raiseRisk(hours(n)), note: secret(words) } as BreachCommand, at(n));
const measure = (taken: number, recorded: number, dangerAverted = false) =>
  act(safetyMeasure({ takenAt: hours(taken), dangerAverted }), at(recorded));
const count = ({ history }: Given, type: string) =>
  history.filter(({ event: one }) => one.type === type).length;
const terms = ({ breach }: Given) => runningDeadlines(breach).map(({ deadline }) => deadline);
const duties = ({ breach }: Given) => openDuties(breach).map(({ duty }) => duty);
const checked = (dossier: Given, from: number, times: number) =>
  Array.from({ length: times }).reduce<Given>(
    (so, _, i) => so.and(act(checkDeadlines, at(from + i / 60))),
    dossier,
  );
const laddered = report({ safetyRisk: 'yes', rules: { ladder: LADDER } });
const recuse = { type: 'Recuse', function: 'handler', reason: 'It is my sister.' } as const;
const MISSED = 'safety-deadline-missed';

describe('that nobody acted on a danger in time', () => {
  it.each([
    [
      'of two that share a term, where what was done was done about the first',
      given(report({ safetyRisk: 'yes' }), noted(0.33, 'he was at the school'), measure(0.17, 0.4)),
    ],
    [
      'of one that was raised after another was averted that nobody had raised',
      given(report(), safetyMeasure(), act(raiseRisk(hours(24)), at(24)), measure(0, 24.1)),
    ],
  ])('is said once and stays said, %s', (_name, dossier) => {
    expect([isInDanger(dossier.breach), dossier.breach.safety.measures]).toEqual([true, 0]);
    const after = checked(dossier, 25, 10);
    expect([count(after, 'DeadlineMissed'), count(after, 'AlarmCorrected')]).toEqual([1, 0]);
    expect(flags(after.breach)).toContain(MISSED);
  });

  it('of another danger, after the term of the first was over, has a term of its own', () => {
    const missed = given(report({ safetyRisk: 'yes' }), act(checkDeadlines, at(1)));
    const another = missed.and(noted(5, 'he is at the door'));
    expect(runningDeadlines(another.breach)).toContainEqual(
      expect.objectContaining({ deadline: 'safety', dueAt: hours(5.5) }),
    );
    const acted = another.and(measure(5.2, 5.3));
    expect(flags(acted.breach)).toContain(MISSED);
    expect(flags(checked(another, 6, 2).breach)).toContain(MISSED);
  });

  it('whatever was said of danger, in whatever order: a check right after a check says nothing', () => {
    let raised = 0;
    const step = fc.record({
      does: fc.constantFrom('raise', 'note', 'measure', 'measure', 'check', 'correct'),
      minutes: fc.integer({ min: 0, max: 50 }),
      back: fc.constantFrom(0, 0, 10, 30, 200),
      averts: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.constantFrom('yes', 'unknown'),
        fc.array(step, { maxLength: 10 }),
        (safetyRisk, steps) => {
          let minutes = 0;
          let dossier = given(report({ safetyRisk }));
          steps.forEach(({ does, minutes: later, back, averts }, i) => {
            minutes += later;
            const then = hours(Math.max(0, minutes - back) / 60);
            const stated = dossier.breach.safety.moments?.at(-1)?.revision ?? -1;
            const command: BreachCommand = {
              raise: () => raiseRisk(then),
              note: () => ({ ...raiseRisk(then), note: secret(`note ${i}`) }) as BreachCommand,
              measure: () => safetyMeasure({ takenAt: then, dangerAverted: averts }),
              check: () => checkDeadlines,
              correct: (): BreachCommand => ({
                ...{ type: 'CorrectStatement', corrects: stated, reason: 'Typed wrongly.' },
                restated: { statement: 'SafetyStated', at: then },
              }),
            }[does]();
            try {
              dossier = dossier.and(act(command, { at: hours(minutes / 60) }));
            } catch (error) {
              if (!(error instanceof Refusal)) throw error;
            }
          });
          const late = hours(minutes / 60 + 24);
          const once = dossier.and(act(checkDeadlines, { at: late }));
          once.when(checkDeadlines, { at: late }).thenNothing();
          const isUnanswered = isInDanger(once.breach) && once.breach.safety.measures === 0;
          if (isUnanswered) expect(flags(once.breach)).toContain(MISSED);
          raised += isUnanswered ? 1 : 0;
        },
      ),
      { numRuns: howOften({ short: 300, long: 10_000 }), seed: 20261130 },
    );
    expect(raised).toBeGreaterThan(30);
  });
});

describe('whoever steps back is not at it', () => {
  it('before he did anything: others are called, and the report waits for its first look', () => {
    const quiet = given(report({ rules: { ladder: LADDER } }));
    const alarmed = given(laddered);
    for (const [dossier, waits] of [
      [alarmed, 'rung:0'],
      [quiet, 'first-look'],
    ] as const)
      expect(terms(dossier.and(act(recuse, { by: handler, ...at(0.05) })))).toContain(waits);
  });

  it('after he took it over: they are called from then on', () => {
    const taken = given(laddered, act({ type: 'AcknowledgeAlarm' }, { by: handler, ...at(0.02) }));
    const left = taken.and(act(recuse, { by: handler, ...at(0.5) }));
    expect([isAlarmOpen(left.breach), rungsOf(left.breach)[0]?.at]).toEqual([true, hours(0.5)]);
    // Also with another of his accounts (ADR 27).
    const linked = [[handler.id, 'his-other-account']];
    const his = taken.and(
      act(recuse, { by: { id: 'his-other-account', role: 'handler' }, linked, ...at(0.5) }),
    );
    expect(isAlarmOpen(his.breach)).toBe(true);
    // Who is not the one that took it over takes nobody away.
    const other = taken.and(act(recuse, { by: colleague, ...at(0.5) }));
    expect(isAlarmOpen(other.breach)).toBe(false);
  });
});

describe('when everybody was called in vain', () => {
  const vain = given(laddered, act(checkDeadlines, at(1)));

  it('another danger calls them anew', () => {
    const another = vain.and(noted(5, 'he is at the door'));
    expect(rungsOf(another.breach)[0]?.at).toBe(hours(5));
    expect(count(checked(another, 6, 5), 'DeadlineMissed')).toBeGreaterThan(count(vain, 'DeadlineMissed'));
  });

  it('and it was dismissed as false, what its reporter adds calls them anew', () => {
    const false_ = {
      type: 'DismissUnverified',
      ground: 'test-report',
      reason: 'A flood.',
      includingDanger: true,
    } as const;
    const dismissed = vain
      .and(act(false_, { by: handler, ...at(10) }))
      .and(act(false_, { by: colleague, ...at(11) }));
    expect(dismissed.breach.ending?.kind).toBe('dismissed');
    const back = dismissed.and(act(supplement(), { by: { id: 'anyone', role: 'reporter' }, ...at(24) }));
    expect([isInDanger(back.breach), isAlarmOpen(back.breach)]).toEqual([true, true]);
    expect(rungsOf(back.breach)[0]?.at).toBe(hours(24));
  });
});

describe('what was done about a danger that nobody had raised, and that is not averted', () => {
  it('tells of the danger: no letter, somebody averts it, people are called', () => {
    const { breach, ...dossier } = given(
      report({ safetyRisk: 'unknown', rules: { ladder: LADDER } }),
      measure(1, 1),
    );
    expect([safetyAtStake(breach), isInDanger(breach), needsSafeContact(breach)]).toEqual([true, true, true]);
    expect(openDuties(breach).map(({ duty }) => duty)).toEqual(
      expect.arrayContaining(['avert-danger', 'establish-safe-contact']),
    );
    expect(breach.safety.measures).toBe(1);
    expect(dossier.history.map(({ event: one }) => one.type)).toContain('SafetyRiskRaised');
  });

  it('also in a dossier that was closed: it goes on', () => {
    const closed = given(...RECORDED_ONLY, { type: 'CloseBreach', conclusion: 'Done.' });
    const back = closed
      .when(safetyMeasure({ dangerAverted: false }))
      .then(
        event('SafetyRiskRaised', { source: 'organisation', raisedAt: MONDAY_NINE }),
        event('SafetyMeasureTaken'),
        event('BreachReopened', { cause: 'safety-risk-raised' }),
      );
    expect(duties(back)).toContain('avert-danger');
    back.when(dismiss).thenRefused('danger-not-averted');
  });
});
