import { describe, expect, it } from '@jest/globals';
import { flags } from '../../src/breach/domain/duties.js';
import { plusHours } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  checkDeadlines,
  decide,
  MONDAY_NINE,
  notify,
  report,
  safetyMeasure,
} from '../support/breach/breach-commands.js';
import { act, given, type Given } from '../support/breach/given-breach.js';

const hours = (n: number) => plusHours(MONDAY_NINE, n);
const at = (n: number) => ({ at: hours(n) as string });

describe('that a term was missed follows from what happened, and not from when a clock was there to say so', () => {
  const told = (breach: Given) =>
    breach.and(act(notify({ notifiedAt: hours(80), delayReasonOmitted: true }), at(81)));
  const known = given(report(), aware(), assess(), decide());
  const missed = (breach: Given) => flags(breach.breach).filter((flag) => flag.endsWith('deadline-missed'));

  it('of the AP: told after it, with or without an alarm before', () => {
    expect(missed(told(known.and(act(checkDeadlines, at(73)))))).toEqual(['deadline-missed']);
    expect(missed(told(known))).toEqual(['deadline-missed']);
    expect(missed(known.and(act(notify({ notifiedAt: hours(70) }), at(81))))).toEqual([]);
  });

  it('of the AP: decided after it that it need not be told, and nothing decided before', () => {
    const unlikely = given(report(), aware(), assess({ risk: 'unlikely' }));
    const no = decide({ outcome: 'no' });
    expect(missed(unlikely.and(act(no, at(80))))).toEqual(['deadline-missed']);
    expect(missed(unlikely.and(act(no, at(70))))).toEqual([]);
  });

  it('of the AP: not where it was told in time and that was withdrawn afterwards, nor where another has to', () => {
    const again = known
      .and(act(notify({ notifiedAt: hours(10) }), at(10)))
      .and(act(decide({ outcome: 'no', departure: 'It was none.' }), at(74)))
      .and(act(notify({ kind: 'withdrawal', notifiedAt: hours(75), withdrawalReason: 'None.' }), at(75)))
      .and(act(decide({ reason: 'It was one.' }), at(76)));
    expect(missed(told(again))).toEqual([]);
    const role = { type: 'EstablishOrganisationRole', role: 'processor', reason: 'The contract.' } as const;
    expect(missed(told(known.and(role)))).toEqual([]);
  });

  it('of the AP: of what had passed before it was entered, a person says so', () => {
    const entry = { channel: 'letter', firstContact: { precision: 'moment', at: MONDAY_NINE } } as const;
    const entered = given(act(report({ receivedAt: MONDAY_NINE, entry }), at(100)));
    const late = entered.and(act(notify({ notifiedAt: hours(80), delayReasonOmitted: true }), at(101)));
    expect(missed(late)).toEqual([]);
    expect(missed(late.and({ type: 'StateEarlierMiss', missed: true, reason: 'It lay there.' }))).toEqual([
      'deadline-missed',
    ]);
  });

  it('of safety: the first measure came after it', () => {
    const danger = given(report({ safetyRisk: 'yes' }));
    expect(missed(danger.and(act(safetyMeasure({ takenAt: hours(3) }), at(4))))).toEqual([
      'safety-deadline-missed',
    ]);
    expect(missed(danger.and(act(safetyMeasure({ takenAt: hours(0.2) }), at(4))))).toEqual([]);
  });
});
