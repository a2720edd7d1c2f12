import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { openDuties } from '../../src/breach/domain/duties.js';
import { toAbsorb } from '../../src/breach/domain/merge.js';
import { breachView } from '../../src/breach/views/breach.view.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';
import { close, MONDAY_NINE, RECORDED_ONLY, report, secret } from '../support/breach/breach-commands.js';
import { act, anyone, event, Given, given } from '../support/breach/given-breach.js';

const ask = (question: string) =>
  ({ type: 'AskReporter', question, text: secret('which envelope?') }) as const;
const answer = (question: string, by: 'reporter' | 'organisation' = 'reporter') =>
  ({ type: 'AnswerQuestion', question, by, text: secret('the blue one') }) as const;
const duties = ({ breach }: Given): readonly string[] => openDuties(breach).map(({ duty }) => duty);
const asked = given(report(), ask('q1'));

describe('a question to the reporter', () => {
  it('is a duty that stops nothing: its dossier closes and its clocks run on', () => {
    given(report())
      .when(ask('q1'))
      .then(event('QuestionAsked', { question: 'q1' }));
    expect(openDuties(asked.breach)).toContainEqual(
      expect.objectContaining({ duty: 'await-answer', subject: { asked: 'q1' }, blocksClosing: false }),
    );
    expect(runningDeadlines(asked.breach)).toEqual(runningDeadlines(given(report()).breach));
    given(...RECORDED_ONLY, ask('q1'))
      .when(close)
      .then(event('BreachClosed'));
  });

  it('is answered once; what is said of it later is added to the first answer', () => {
    const answered = asked
      .when(answer('q1'))
      .then(event('QuestionAnswered', { question: 'q1', by: 'reporter' }));
    expect(duties(answered)).not.toContain('await-answer');
    const more = answered
      .when(answer('q1'))
      .then(event('ReportSupplemented', { question: 'q1', by: 'reporter' }));
    expect(breachView(more.breach)).toMatchObject({
      questionsAsked: [{ question: 'q1', answer: { by: 'reporter' } }],
      supplements: [{ question: 'q1' }],
    });
  });

  it('may be answered by somebody here, who heard it otherwise', () => {
    expect(duties(asked.and(answer('q1', 'organisation')))).not.toContain('await-answer');
  });

  it('is known by its id, or there is none', () => {
    asked.when(answer('q2')).thenRefused('no-such-question', { kind: 'invalid', field: 'question' });
  });

  it('is not asked where the reporter has no receipt to come back with', () => {
    const entry = {
      channel: 'letter',
      firstContact: { precision: 'day', day: '2026-06-01', at: MONDAY_NINE },
    } as const;
    const entered = given(report({ entry }));
    entered.when(ask('q1')).thenRefused('reporter-has-no-receipt');
    const other = new Given([], MONDAY_NINE, 'breach-11111111-5c1e-4a57-9a3e-0f3f6a7f9b11').and(report());
    entered
      .and({ type: 'AbsorbReport', absorbed: toAbsorb(other.breach) })
      .when(ask('q1'))
      .then(event('QuestionAsked'));
  });

  it('answered after the end, brings the dossier back, and somebody has to look', () => {
    const closed = given(...RECORDED_ONLY, ask('q1'), close);
    expect(duties(closed)).toEqual([]);
    const back = closed
      .when(answer('q1'))
      .then(event('QuestionAnswered'), event('BreachReopened', { cause: 'report-supplemented' }));
    expect(duties(back)).toContain('look-at-addition');
  });

  it('asked by a person says that somebody looked; answered by the reporter it says nothing', () => {
    expect(asked.breach.lookedAt).toBe(MONDAY_NINE);
    expect(given(report(), act({ type: 'RecordWish', outcome: true }, { by: anyone })).breach.lookedAt).toBe(
      undefined,
    );
  });

  it('is open as long as nobody answered it, whatever else happens', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { breach } = play(all).end;
        const unanswered = breach.questionsAsked.filter((one) => one.answer === undefined);
        expect(new Set(breach.openQuestions)).toEqual(new Set(unanswered.map(({ question }) => question)));
      }),
    );
  });
});

describe('the wish of a reporter to hear what became of it', () => {
  it('is recorded when it changes, in a dossier that ended or was merged too', () => {
    const wish = { type: 'RecordWish', outcome: true } as const;
    const wished = given(report())
      .when(wish)
      .then(event('ReporterWishRecorded', { outcome: true }));
    wished.when(wish).thenNothing();
    given(report())
      .when({ ...wish, outcome: false })
      .thenNothing();
    given(...RECORDED_ONLY, close)
      .when(wish)
      .then(event('ReporterWishRecorded'));
    const survivor = new Given([], MONDAY_NINE, 'breach-11111111-5c1e-4a57-9a3e-0f3f6a7f9b11').and(report());
    given(report(), { type: 'MergeBreach', reason: 'One letter.', survivor: survivor.breach })
      .when(wish)
      .then(event('ReporterWishRecorded'));
  });
});
