import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { openDuties } from '../../src/breach/domain/duties.js';
import { breachView } from '../../src/breach/views/breach.view.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';
import {
  checkDeadlines,
  close,
  dismiss,
  raiseRisk,
  RECORDED_ONLY,
  report,
  reopen,
  review,
  supplement,
} from '../support/breach/breach-commands.js';
import { act, event, given, Given } from '../support/breach/given-breach.js';

const closed = given(...RECORDED_ONLY, close);
const duties = ({ breach }: Given): readonly string[] => openDuties(breach).map(({ duty }) => duty);
const last = ({ history }: Given): number =>
  history.findLast(({ event: { type } }) => type === 'ReportSupplemented')!.revision;
const terms = ({ breach }: Given): readonly string[] =>
  runningDeadlines(breach).map(({ deadline }) => deadline);
const MONTHS_LATER = { at: '2026-06-01T09:00:00+02:00' };

describe('public case 2: what is added after the end', () => {
  const added = closed.and(supplement());

  it('is to be looked at before the dossier can close again, whoever added it', () => {
    expect(duties(added)).toEqual(['look-at-addition']);
    added.when(close).thenRefused('duties-open');
    expect(duties(closed.and({ ...supplement(), by: 'organisation' } as never))).toEqual([
      'look-at-addition',
    ]);
  });

  it('is looked at by a person who says what it means, and then it closes', () => {
    const looked = added
      .when(review())
      .then(event('SupplementsReviewed', { supplements: [last(added)], conclusion: 'It changes nothing.' }));
    expect(duties(looked)).toEqual([]);
    expect(breachView(looked.breach).supplements).toMatchObject([{ conclusion: 'It changes nothing.' }]);
    looked.when(close).then(event('BreachClosed'));
  });

  it('may be more than one: each by its revision, or all at once', () => {
    const more = added.and(supplement());
    const one = more.and(review(last(added)));
    expect(duties(one)).toEqual(['look-at-addition']);
    expect(duties(more.and(review()))).toEqual([]);
    one.when(review(last(added))).thenRefused('nothing-to-review', { field: 'revision' });
    more.and(review()).when(review()).thenRefused('nothing-to-review');
  });

  it('is no matter of its own while the dossier is open', () => {
    expect(duties(given(...RECORDED_ONLY, supplement()))).toEqual([]);
  });

  it('cannot be dismissed or merged away unseen', () => {
    added.when(dismiss).thenRefused('addition-not-looked-at');
    const { breach: survivor } = new Given([], closed.now, 'breach-00000001-5c1e-4a57-9a3e-0f3f6a7f9b11').and(
      report(),
    );
    added.when({ type: 'MergeBreach', reason: 'The same.', survivor }).thenRefused('addition-not-looked-at');
  });
});

describe('public case 2: the clock of Art. 33 after the end', () => {
  const added = given(report(), dismiss).and(act(supplement(), MONTHS_LATER));

  it('does not start by an addition: nothing is missed while nobody has looked', () => {
    expect(terms(added)).toEqual([]);
    added.when(checkDeadlines, MONTHS_LATER).thenNothing();
  });

  it('runs on when a person has looked, or has reopened the dossier', () => {
    expect(terms(added.and(review()))).toEqual(['authority-notification']);
    expect(terms(given(report(), dismiss, reopen))).toEqual(['authority-notification']);
  });

  it('waits for nobody where somebody may be in danger', () => {
    expect(terms(added.and(raiseRisk()))).toEqual(['authority-notification', 'safety']);
  });
});

it('in any history nothing ends while an addition after the end was not looked at', () => {
  fc.assert(
    fc.property(steps, (all) => {
      for (const { before, outcome } of play(all).tries) {
        if (!(outcome instanceof Given) || before.history.length === 0) continue;
        const ends = before.breach.ending === undefined && outcome.breach.ending !== undefined;
        if (ends) expect(before.breach.additions).toEqual([]);
        expect(before.breach.ending === undefined || before.breach.additions.length === 0).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
