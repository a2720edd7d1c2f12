import { describe, expect, it } from '@jest/globals';
import { openDuties } from '../../src/breach/domain/duties.js';
import { statusOf } from '../../src/breach/domain/status.js';
import {
  assess,
  aware,
  checkDeadlines,
  close,
  decide,
  dismiss,
  inform,
  notify,
  RECORDED_ONLY,
  reopen,
  report,
} from '../support/breach/breach-commands.js';
import { act, event, given } from '../support/breach/given-breach.js';

const people = decide({ question: 'inform-people' });
const all = given(report(), aware(), assess({ risk: 'high-risk' }), decide(), people, notify(), inform());
const withdrawal = notify({ kind: 'withdrawal', withdrawalReason: 'No personal data.' });

describe('how far a dossier has come', () => {
  it('is told in one word', () => {
    const words = all.history.map((_event, i) =>
      statusOf(
        given(...[report(), aware(), assess(), decide(), people, notify(), inform()].slice(0, i + 1)).breach,
      ),
    );
    expect(words).toEqual(['reported', 'reported', 'assessed', 'decided', 'decided', 'notified', 'informed']);
    expect(statusOf(all.and(close).breach)).toBe('closed');
    expect(statusOf(given(report(), dismiss).breach)).toBe('dismissed');
  });

  it('without awareness for months is visible: Art. 33(1), 33(5) and 34(1) each have a duty (Vastaamo)', () => {
    const articles = openDuties(given(report()).breach).map(({ duty, article }) => `${duty}: ${article}`);
    expect(articles).toEqual([
      'establish-awareness: GDPR Art. 33(1)',
      'assess: GDPR Art. 33(5)',
      'decide-on-authority: GDPR Art. 33(1)',
      'decide-on-people: GDPR Art. 34(1)',
    ]);
  });
});

describe('closing', () => {
  it('needs what was decided to be done', () => {
    all.when(close).then(event('BreachClosed', { conclusion: 'All was done.' }));
  });

  it('needs no more than the reasons, when nothing has to be done', () => {
    given(...RECORDED_ONLY)
      .when(close)
      .then(event('BreachClosed'));
  });

  it('lists what is still to be done', () => {
    const refusal = (() => {
      try {
        given(report(), decide(), people, close);
        return undefined;
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toMatchObject({
      code: 'duties-open',
      detail: 'Still to be done: establish-awareness, assess, notify-authority, inform-people.',
    });
  });

  it('ends every duty, and nothing but facts from outside gets in', () => {
    const closed = all.and(close);
    expect(openDuties(closed.breach)).toEqual([]);
    closed.when(assess()).thenRefused('ended');
    closed.when(decide()).thenRefused('ended');
    closed.when(close).thenRefused('ended');
    closed.when(checkDeadlines, { at: '2030-01-01T00:00:00Z' }).thenNothing();
  });
});

describe('dismissing', () => {
  it('says on what ground it is no breach after all', () => {
    given(report())
      .when(dismiss)
      .then(event('BreachDismissed', { ground: 'no-personal-data' }));
  });

  it('is blocked while a notification stands, and free once it is withdrawn', () => {
    const notified = given(report(), notify());
    notified.when(dismiss).thenRefused('notification-stands');
    notified.and(withdrawal).when(dismiss).then(event('BreachDismissed'));
  });
});

describe('reopening', () => {
  it('brings a dossier back with everything it held', () => {
    const closed = all.and(close);
    const { ending: _ending, turns: closedOnce, ...held } = closed.breach;
    const reopened = closed.when(reopen).then(event('BreachReopened', { cause: 'decided-by-person' }));
    const { turns, lastAct, ...heldAgain } = reopened.breach;
    expect({ ...heldAgain, lastAct: held.lastAct }).toEqual(held);
    expect(lastAct).toBe(reopened.history.length - 1);
    // That it was closed stays told.
    expect(turns.map(({ kind }) => kind)).toEqual([...closedOnce.map(({ kind }) => kind), 'reopened']);
  });

  it('C3: of what is open is refused', () => {
    all.when(reopen).thenRefused('not-ended');
  });

  it('lets the clock run on, and the miss be raised, for what was not notified', () => {
    const later = { at: '2026-03-20T09:00:00+01:00' };
    given(report(), dismiss)
      .and(act(reopen, later))
      .when(checkDeadlines, later)
      .then(event('DeadlineMissed'));
  });
});
