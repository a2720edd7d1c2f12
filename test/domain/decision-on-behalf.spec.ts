import { describe, expect, it } from '@jest/globals';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { standingDecision } from '../../src/breach/domain/decision.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { plusHours } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  close,
  decide,
  decideOnBehalf,
  MONDAY_NINE,
  notify,
  report,
} from '../support/breach/breach-commands.js';
import { act, event, fg, given, handler, mandateHolder, type Given } from '../support/breach/given-breach.js';

const in_ = (hours: number) => ({ at: plusHours(MONDAY_NINE, hours) as string });
const confirm = { type: 'ConfirmDecision', question: 'notify-authority' } as const;
const contradict = {
  type: 'ContradictDecision',
  question: 'notify-authority',
  reason: 'That was another breach.',
} as const;
const duties = ({ breach }: Given): readonly string[] => openDuties(breach).map(({ duty }) => duty);
const unlikely = given(report(), aware(), assess({ risk: 'unlikely' }));
const assessed = given(report(), aware(), assess());
const heard = assessed.when(decideOnBehalf(), in_(2)).then(event('DecisionTaken', { outcome: 'yes' }));

describe('a decision of the board that somebody else heard', () => {
  it('counts as its decision, at the moment it was spoken, and the board has to confirm it', () => {
    expect(standingDecision(heard.breach, 'notify-authority')).toMatchObject({
      decidedAt: MONDAY_NINE,
      ratification: 'not-needed',
      confirmation: 'open',
      onBehalf: { function: 'director', heardBy: 'phone' },
    });
    expect(openDuties(heard.breach)).toContainEqual(
      expect.objectContaining({
        duty: 'confirm-decision',
        holder: 'board',
        subject: { question: 'notify-authority' },
      }),
    );
    expect(duties(heard)).toContain('notify-authority');
    expect(flags(heard.breach)).toContain('decision-not-confirmed');
    heard.when(close).thenRefused('duties-open');
  });

  it('is recorded by handler, FG and mandate holder alike, under no mandate', () => {
    for (const by of [fg, mandateHolder]) {
      const { breach } = assessed.and(act(decideOnBehalf(), { by }));
      expect(breach.decisions['notify-authority']).not.toHaveProperty('mandate');
    }
  });

  it('cannot have been heard in the future, and gives its reasons like any other', () => {
    assessed
      .when(decideOnBehalf({ decidedAt: plusHours(MONDAY_NINE, 1) }))
      .thenRefused('moment-in-the-future');
    assessed.when(decideOnBehalf({ outcome: 'no' })).thenRefused('departure-without-reason');
  });

  it('is confirmed once; then it is the board’s', () => {
    const confirmed = heard.when(confirm).then(event('DecisionConfirmed'));
    expect(duties(confirmed)).not.toContain('confirm-decision');
    expect(flags(confirmed.breach)).not.toContain('decision-not-confirmed');
    confirmed.when(confirm).thenNothing();
    confirmed.when(contradict).thenRefused('nothing-to-confirm');
  });

  it('is not confirmed by who recorded it, under whatever grant; another one of the board does', () => {
    const alsoBoard = { ...handler, role: 'board' } as const;
    heard.when(confirm, { by: alsoBoard }).thenRefused('second-person-needed', { kind: 'forbidden' });
    heard.when(contradict, { by: alsoBoard }).then(event('DecisionContradicted'));
    heard.when(confirm).then(event('DecisionConfirmed'));
  });

  it('nor does who decided under a mandate ratify it', () => {
    const decided = assessed.and(act(decide(), { by: mandateHolder, at: '2026-03-04T21:00:00+01:00' }));
    const ratify = { type: 'Ratify', question: 'notify-authority' } as const;
    decided.when(ratify, { by: { ...mandateHolder, role: 'board' } }).thenRefused('second-person-needed');
    decided.when(ratify).then(event('DecisionRatified'));
  });

  it('that the board contradicts leaves the question undecided, and what was notified notified', () => {
    const contradicted = heard.and(notify()).when(contradict).then(event('DecisionContradicted'));
    expect(standingDecision(contradicted.breach, 'notify-authority')).toBeUndefined();
    expect(duties(contradicted)).toContain('decide-on-what-was-notified');
    expect(flags(contradicted.breach)).toContain('decision-contradicted');
    contradicted.when(contradict).thenNothing();
    contradicted
      .when({ ...contradict, reason: 'It was said otherwise.' })
      .thenRefused('not-recorded', { kind: 'invalid', field: 'reason' });
    assessed.when(confirm).thenRefused('nothing-to-confirm');
  });

  it('not to notify stops no clock before the board confirms it: silence cannot be withdrawn', () => {
    const no = unlikely.and(act(decideOnBehalf({ outcome: 'no' }), in_(2)));
    expect(runningDeadlines(no.breach)).toHaveLength(1);
    expect(runningDeadlines(no.and(confirm).breach)).toEqual([]);
    expect(runningDeadlines(no.and(contradict).breach)).toHaveLength(1);
  });

  it('undoes nothing that the board decided itself; a later yes over its no is recorded', () => {
    const boardSaidYes = assessed.and(decide());
    boardSaidYes
      .when(
        decideOnBehalf({ outcome: 'no', departure: 'It came back.', decidedAt: plusHours(MONDAY_NINE, 2) }),
        in_(2),
      )
      .thenRefused('board-has-spoken', { kind: 'forbidden' });
    const boardSaidNo = unlikely.and(act(decide({ outcome: 'no' }), in_(1)));
    boardSaidNo.when(decideOnBehalf(), in_(2)).thenRefused('board-has-spoken');
    boardSaidNo
      .when(decideOnBehalf({ decidedAt: plusHours(MONDAY_NINE, 2) }), in_(2))
      .then(event('DecisionRevised', { outcome: 'yes' }));
  });

  it('recorded twice is one; what the board then decides itself takes its place and needs no confirming', () => {
    heard.when(decideOnBehalf()).thenRefused('not-recorded', { kind: 'invalid', field: 'onBehalf.who' });
    const own = heard.when(decide()).then(event('DecisionRevised'));
    expect(duties(own)).not.toContain('confirm-decision');
    expect(flags(own.breach)).toEqual([]);
  });
});

describe('L13: a notification to the AP before the decision', () => {
  const flag = 'authority-notified-without-decision';
  const at = (hours: number) => plusHours(MONDAY_NINE, hours);
  const notified = act(notify({ notifiedAt: at(4.8) }), in_(6));

  it('is flagged in whatever order the two were recorded', () => {
    expect(flags(assessed.and(act(decide(), in_(5))).and(notified).breach)).toContain(flag);
    expect(
      flags(assessed.and(act(notify({ notifiedAt: at(4.8) }), in_(4.9))).and(act(decide(), in_(5))).breach),
    ).toContain(flag);
    expect(flags(assessed.and(act(decide(), in_(4.8))).and(notified).breach)).not.toContain(flag);
  });

  it('is not flagged where the board had said so by phone, once the board confirms that', () => {
    const spoken = assessed.and(act(decideOnBehalf({ decidedAt: at(4) }), in_(5))).and(notified);
    expect(flags(spoken.breach)).toContain(flag);
    expect(flags(spoken.and(confirm).breach)).not.toContain(flag);
  });
});
