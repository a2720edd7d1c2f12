import { describe, expect, it } from '@jest/globals';
import type { ClockRules } from '../../src/breach/domain/report.js';
import { flags } from '../../src/breach/domain/duties.js';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { openMandate } from '../../src/breach/domain/open-mandate.js';
import { openTerms } from '../../src/register/open-terms.view.js';
import type { RegisterRow } from '../../src/register/register.projection.js';
import { plusHours } from '../../src/shared/moment.js';
import {
  checkDeadlines,
  LADDER,
  MONDAY_NINE,
  report,
  safetyMeasure,
  secret,
} from '../support/breach/breach-commands.js';
import {
  act,
  anyone,
  colleague,
  event,
  fg,
  given,
  mandateHolder,
  type Given,
} from '../support/breach/given-breach.js';

const rules: Partial<ClockRules> = { ladder: LADDER };
const minutes = (n: number) => plusHours(MONDAY_NINE, n / 60);
const at = (n: number) => ({ at: minutes(n) as string });
const inDanger = given(report({ safetyRisk: 'yes', rules }));
const calm = given(report({ rules }));
const rung = (n: number, dueAt: number): object =>
  event('DeadlineMissed', { deadline: `rung:${n}`, dueAt: minutes(dueAt) });
const rungsOf = ({ breach }: Given): readonly string[] =>
  runningDeadlines(breach)
    .map(({ deadline }) => deadline)
    .filter((deadline) => deadline.startsWith('rung:'));
const raise = { type: 'RaiseSafetyRisk', raisedAt: minutes(60), note: secret('another') } as const;

describe('a danger calls one after the other', () => {
  it('each once, when the one before did not answer, and the last has a time to answer too', () => {
    let dossier = inDanger;
    for (const [n, due] of [4, 8, 12, 17].entries()) {
      expect(rungsOf(dossier)).toHaveLength(4 - n);
      dossier = dossier.and(act(checkDeadlines, at(due)));
      expect(dossier.breach.alarms).toContainEqual(
        expect.objectContaining({ kind: 'missed', deadline: `rung:${n}`, dueAt: minutes(due) }),
      );
    }
    expect(rungsOf(dossier)).toEqual([]);
  });

  it('after a time in which nothing ran all whose turn has come are called together', () => {
    const woken = inDanger.and(act(checkDeadlines, at(13)));
    expect(woken.breach.alarms.filter(({ deadline }) => deadline.startsWith('rung:'))).toMatchObject([
      { deadline: 'rung:0' },
      { deadline: 'rung:1' },
      { deadline: 'rung:2' },
    ]);
  });

  it('until somebody takes it over; a second time that says nothing new', () => {
    const called = inDanger.when(checkDeadlines, at(4)).then(rung(0, 4));
    const taken = called
      .when({ type: 'AcknowledgeAlarm' }, { ...at(5), by: colleague })
      .then(event('AlarmAcknowledged'));
    expect(rungsOf(taken)).toEqual([]);
    taken.when(checkDeadlines, at(29)).then(event('DeadlineWarningRaised', { deadline: 'safety' }));
    taken.when({ type: 'AcknowledgeAlarm' }, at(6)).thenNothing();
    expect(taken.breach.dangerAlarm?.answered).toEqual({ at: minutes(5), by: colleague.id, role: 'handler' });
  });

  it.each([
    ['whoever does anything in it is at it', act({ type: 'LookAtReport' }, at(1)), []],
    ['who takes a measure has answered', act(safetyMeasure(), at(1)), []],
    [
      'what the reporter adds answers nothing',
      act({ type: 'SupplementReport', by: 'reporter', text: secret('more') }, { ...at(1), by: anyone }),
      ['rung:0', 'rung:1', 'rung:2', 'rung:3'],
    ],
    [
      'nor does that it is raised once more, by whomever',
      act({ ...raise, raisedAt: minutes(1) }, at(1)),
      ['rung:0', 'rung:1', 'rung:2', 'rung:3'],
    ],
  ])('%s', (_name, next, rungs) => {
    expect(rungsOf(inDanger.and(next))).toEqual(rungs);
  });

  it('raised once more it moves nobody’s turn', () => {
    const again = inDanger.and(act({ ...raise, raisedAt: minutes(3) }, at(3)));
    again.when(checkDeadlines, at(4)).then(rung(0, 4));
  });

  it('another danger, after the first was answered, calls them anew', () => {
    const taken = inDanger.and(act({ type: 'AcknowledgeAlarm' }, at(1)));
    const another = taken.and(act(raise, at(60)));
    expect(rungsOf(another)).toHaveLength(4);
    another
      .and(act(checkDeadlines, at(63)))
      .when(checkDeadlines, at(64))
      .then(rung(0, 64));
  });

  it('a danger that is averted calls nobody', () => {
    expect(rungsOf(inDanger.and(act(safetyMeasure({ dangerAverted: true }), at(0))))).toEqual([]);
  });

  it('where there was none there is nothing to take over', () => {
    calm.when({ type: 'AcknowledgeAlarm' }).thenRefused('no-alarm');
  });

  it('a dossier of before there were ladders has no rungs, and its alarm can be taken over', () => {
    const old = given(report({ safetyRisk: 'yes' }));
    expect(rungsOf(old)).toEqual([]);
    old.when({ type: 'AcknowledgeAlarm' }, at(1)).then(event('AlarmAcknowledged'));
  });
});

describe('a report at which nobody looked', () => {
  it('is told after four hours, once, and breaks no law', () => {
    const missed = calm
      .when(checkDeadlines, at(240))
      .then(event('DeadlineMissed', { deadline: 'first-look', dueAt: minutes(240) }));
    missed.when(checkDeadlines, at(300)).thenNothing();
    expect(flags(missed.breach)).toEqual([]);
  });

  it('and neither rungs nor looks stand among the terms of the register', () => {
    expect(openTerms(inDanger.breach as unknown as RegisterRow).map(({ term }) => term)).toEqual([
      'authority-notification',
      'safety',
    ]);
  });

  it('is told nothing of once somebody did, or in a dossier of before', () => {
    calm
      .and(act({ type: 'LookAtReport' }, at(1)))
      .when(checkDeadlines, at(240))
      .thenNothing();
    given(report()).when(checkDeadlines, at(240)).thenNothing();
  });
});

describe('an alarm that the board did not answer', () => {
  const twice: Partial<ClockRules> = {
    ladder: [
      { function: 'board', afterMinutes: 0 },
      { function: 'board', afterMinutes: 40 },
    ],
    safetyTermMinutes: 100,
  };
  const unanswered = given(report({ safetyRisk: 'yes', rules: twice })).and(act(checkDeadlines, at(80)));

  it('is an attempt to reach it, made when it was called', () => {
    expect(unanswered.breach.boardContacts).toMatchObject([
      { attemptedAt: minutes(0), reached: false, byAlarm: true },
      { attemptedAt: minutes(40), reached: false, byAlarm: true },
    ]);
  });

  it('two of them open the emergency mandate, also once the danger is averted', () => {
    const averted = unanswered.and(act(safetyMeasure({ dangerAverted: true }), at(81)));
    expect(
      openMandate(averted.breach, 'yes', { now: minutes(82), actor: mandateHolder, linked: [] }),
    ).toEqual({ mandate: 'emergency', mandateOpenedBy: 'board-not-reached' });
  });

  it('is none where it was called by a clock that was wrong, or the dossier is shut to it', () => {
    const corrected = unanswered.and(act(checkDeadlines, at(1)));
    expect(corrected.breach.boardContacts).toEqual([]);
    const proposed = given(report({ safetyRisk: 'yes', rules: twice })).and({
      ...{ type: 'RestrictDossier', allowed: [], refused: [], open: ['fg'], supervisors: [] },
    });
    const { proposal } = proposed.breach.proposals[0]!;
    const shut = proposed
      .and(act({ type: 'ConfirmProposal', proposal }, { by: fg }))
      .and(act(checkDeadlines, at(80)));
    expect(shut.breach.alarms.map(({ deadline }) => deadline)).toContain('rung:0');
    expect(shut.breach.boardContacts).toEqual([]);
  });

  it('is nobody’s statement that could be corrected', () => {
    const { revision } = unanswered.breach.boardContacts[0]!;
    unanswered
      .when({
        ...{ type: 'CorrectStatement', corrects: revision, reason: 'It did answer.' },
        restated: { statement: 'BoardContactAttempted', attemptedAt: minutes(0), reached: true },
      })
      .thenRefused('no-such-statement');
  });
});
