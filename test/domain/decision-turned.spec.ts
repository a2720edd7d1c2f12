import { describe, expect, it } from '@jest/globals';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { plusHours } from '../../src/shared/moment.js';
import {
  advise,
  assess,
  aware,
  checkDeadlines,
  close,
  decide,
  MONDAY_NINE,
  RECORDED_ONLY,
  reopen,
  report,
  uphold,
} from '../support/breach/breach-commands.js';
import { act, event, given, mandateHolder, type Given } from '../support/breach/given-breach.js';

const duties = ({ breach }: Given): readonly string[] => openDuties(breach).map(({ duty }) => duty);
const clocks = ({ breach }: Given): readonly string[] =>
  runningDeadlines(breach).map(({ deadline }) => deadline);
const recordedOnly = given(...RECORDED_ONLY);
const TEN_DAYS_ON = { at: plusHours(MONDAY_NINE, 240) as string };

describe('L2: a "no" that the facts turned against', () => {
  const turned = recordedOnly.and(act(assess({ risk: 'high-risk' }), TEN_DAYS_ON));

  it('stopped the clock for as long as nothing turned, and lets it run again when something does', () => {
    expect(clocks(recordedOnly)).toEqual([]);
    expect(clocks(turned)).toEqual(['authority-notification']);
    expect(clocks(recordedOnly.and(advise()))).toEqual(['authority-notification']);
  });

  it('is overdue at once where its term has passed: the miss is raised, and no warning that comes days late', () => {
    turned.when(checkDeadlines).then(event('DeadlineMissed'));
    const decided = turned.and(decide());
    decided.when(checkDeadlines).then(event('DeadlineMissed'));
  });

  it('within the term is warned of again by the tightest margin that passed', () => {
    recordedOnly
      .and(act(assess({ risk: 'risk' }), { at: plusHours(MONDAY_NINE, 50) }))
      .when(checkDeadlines)
      .then(event('DeadlineWarningRaised', { marginHours: 24 }));
  });

  it('stops the clock again when the board upholds it', () => {
    const upheld = turned.and(uphold());
    expect(clocks(upheld)).toEqual([]);
  });

  it('does not shut the emergency mandate: the board said it of other facts', () => {
    const by = mandateHolder;
    recordedOnly.when(decide(), { by, ...TEN_DAYS_ON }).thenRefused('board-has-spoken');
    turned.when(decide(), { by }).then(event('DecisionRevised', { mandate: 'emergency' }));
    turned.and(uphold()).when(decide(), { by }).thenRefused('board-has-spoken');
  });
});

describe('L3: a decision against the assessed risk', () => {
  const risky = given(report(), aware(), assess({ risk: 'high-risk' }));
  const no = decide({ outcome: 'no', reason: 'No.' });
  const noToPeople = decide({ question: 'inform-people', outcome: 'no', reason: 'No.' });

  it('asks why it departs from it, on both questions', () => {
    for (const against of [no, noToPeople]) {
      risky.when(against).thenRefused('departure-without-reason', { kind: 'invalid', field: 'departure' });
    }
    risky
      .when({ ...no, departure: 'The letter came back unopened.' })
      .then(event('DecisionTaken', { departsFrom: ['assessed-risk'] }));
  });

  it('on a ground that says the risk is small is flagged for good', () => {
    const decided = risky.and({ ...no, departure: 'The letter came back unopened.' });
    expect(flags(decided.breach)).toContain('decision-contradicts-assessment');
    expect(flags(decided.and(decide()).breach)).toContain('decision-contradicts-assessment');
    expect(flags(recordedOnly.breach)).toEqual([]);
  });

  it('upheld on such a ground is flagged as well', () => {
    const turned = recordedOnly.and(assess({ risk: 'risk' }));
    expect(flags(turned.breach)).not.toContain('decision-contradicts-assessment');
    expect(flags(turned.and(uphold()).breach)).toContain('decision-contradicts-assessment');
  });

  it('on a ground of its own is a departure and no contradiction', () => {
    const publicly = {
      ground: 'disproportionate-effort',
      publicCommunication: 'On the website.',
      departure: 'Nobody has the addresses.',
    } as const;
    const decided = risky.and({ ...noToPeople, ...publicly });
    expect(flags(decided.breach)).not.toContain('decision-contradicts-assessment');
  });

  it('doing more than the risk asks is no departure', () => {
    given(report(), assess({ risk: 'unlikely' }))
      .when(decide({ ground: 'when-in-doubt' }))
      .then(event('DecisionTaken', { outcome: 'yes' }));
  });
});

describe('L8: advice that the FG renews after the decision', () => {
  const overruled = given(
    report(),
    aware(),
    assess({ risk: 'unlikely' }),
    advise(),
    decide({ outcome: 'no', departure: 'The letter came back unopened.' }),
    decide({ question: 'inform-people', outcome: 'no' }),
  );

  it('has to be answered when it has a new reason, though it says the same', () => {
    expect(duties(overruled)).toEqual([]);
    const renewed = overruled.and(advise({ reason: 'The envelope had been opened.' }));
    expect(duties(renewed)).toEqual(['reconsider-on-authority']);
    renewed.when(uphold()).then(event('DecisionUpheld', { against: ['fg-advice'] }));
  });

  it('has to be answered in the very same words too, after the dossier was reopened or not', () => {
    const again = overruled.and(close).and(reopen).when(advise()).then(event('AdviceGiven'));
    expect(duties(again)).toEqual(['reconsider-on-authority']);
    again.when(advise()).thenNothing();
  });

  it('opens no duty where it agrees with what was decided', () => {
    expect(duties(overruled.and(advise({ outcome: 'no' })))).toEqual([]);
  });

  it('in the same words answers a question that was put to him again', () => {
    const asked = given(report(), advise(), { type: 'RequestAdvice', questions: ['notify-authority'] });
    const answered = asked.when(advise()).then(event('AdviceGiven'));
    expect(answered.breach.adviceRequested).toEqual([]);
  });
});
