import { describe, expect, it } from '@jest/globals';
import { flags } from '../../src/breach/domain/duties.js';
import { isSurelyBefore, moment } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  decide,
  inform,
  notify,
  report,
  safeContact,
  safetyMeasure,
} from '../support/breach/breach-commands.js';
import { act, given } from '../support/breach/given-breach.js';

/** Forms say the minute. */
const MINUTE = moment('2026-03-02T10:10:00+01:00');
const BEFORE = moment('2026-03-02T10:09:00+01:00');
/** When something was recorded by itself, in that minute and after it. */
const IN_IT = { at: '2026-03-02T10:10:41.513+01:00' };
const AFTER = { at: '2026-03-02T10:10:59.100+01:00' };

const people = decide({ question: 'inform-people' });
const decided = given(
  report(),
  act(aware(), IN_IT),
  act(assess(), IN_IT),
  act(decide(), IN_IT),
  act(people, IN_IT),
);
const UNDECIDED = ['authority-notified-without-decision', 'people-informed-without-decision'];

describe('what a form says to the minute', () => {
  it('is compared to the minute; whoever says the second, to the second', () => {
    expect(isSurelyBefore(MINUTE, moment('2026-03-02T10:10:59.999+01:00'))).toBe(false);
    expect(isSurelyBefore(MINUTE, moment('2026-03-02T10:11:00+01:00'))).toBe(true);
    expect(isSurelyBefore(moment('2026-03-02T10:10:01+01:00'), moment(IN_IT.at))).toBe(true);
  });

  it('was decided, where it was decided in the same minute', () => {
    const done = decided
      .and(act(notify({ notifiedAt: MINUTE }), AFTER))
      .and(act(inform({ informedAt: MINUTE }), AFTER));
    expect(done.breach.informed).toMatchObject([{ outOfOrder: [] }]);
    expect(flags(done.breach)).toEqual([]);
  });

  it('was not decided, where that came a minute later', () => {
    const done = decided
      .and(act(notify({ notifiedAt: BEFORE }), AFTER))
      .and(act(inform({ informedAt: BEFORE }), AFTER));
    expect(done.breach.informed).toMatchObject([{ outOfOrder: ['without-decision'] }]);
    expect(flags(done.breach)).toEqual(UNDECIDED);
  });

  it('was decided, whichever of two decisions of that minute it was', () => {
    const turned = given(
      report(),
      act(assess({ risk: 'unlikely' }), IN_IT),
      act(decide(), IN_IT),
      act(decide({ outcome: 'no' }), AFTER),
      act(notify({ notifiedAt: MINUTE }), AFTER),
    );
    expect(flags(turned.breach)).not.toContain(UNDECIDED[0]);
  });

  it('is not before the breach that was reported in the same minute', () => {
    const received = moment(IN_IT.at);
    const reported = given(
      act(report({ receivedAt: received, discovered: { precision: 'unknown' } }), IN_IT),
    );
    const told = (notifiedAt: typeof MINUTE) =>
      flags(reported.and(act(notify({ notifiedAt }), AFTER)).breach);
    expect(told(MINUTE)).not.toContain('notification-before-breach');
    expect(told(BEFORE)).toContain('notification-before-breach');
  });

  it('is no older than the danger that came up in the same minute', () => {
    const danger = given(
      act(
        report({ safetyRisk: 'yes', receivedAt: moment(IN_IT.at), discovered: { precision: 'unknown' } }),
        IN_IT,
      ),
    );
    expect(danger.and(act(safeContact(MINUTE), AFTER)).breach.safety.safeContactAt).toBe(MINUTE);
    expect(danger.and(act(safeContact(BEFORE), AFTER)).breach.safety.safeContactAt).toBeUndefined();
    expect(
      danger.and(act(safetyMeasure({ takenAt: MINUTE, dangerAverted: true }), AFTER)).breach.safety.averted,
    ).toBe(true);
  });
});
