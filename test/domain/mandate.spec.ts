import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { standingNotification } from '../../src/breach/domain/authority-notification.js';
import { moment } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  callBoard,
  decide,
  notify,
  raiseRisk,
  report,
  safetyMeasure,
} from '../support/breach/breach-commands.js';
import { act, board, event, given, mandateHolder } from '../support/breach/given-breach.js';

const by = mandateHolder;
const established = given(report(), aware(), assess());
const AT_THE_MARGIN = { by, at: '2026-03-04T21:00:00+01:00' };
const ONE_MS_BEFORE = { by, at: '2026-03-04T20:59:59.999+01:00' };
const emergency = event('DecisionTaken', { mandate: 'emergency' });
const grant = (until?: string): BreachCommand => ({
  type: 'GrantMandate',
  ...(until !== undefined && { until: moment(until) }),
});

describe('the board decides', () => {
  it('under no mandate, and nothing has to be ratified', () => {
    const { breach } = established.and(decide());
    expect(breach.decisions['notify-authority']).toMatchObject({ ratification: 'not-needed' });
    expect(breach.decisions['notify-authority']).not.toHaveProperty('mandate');
  });

  it('and not the mandate holder, while the board has time', () => {
    established.when(decide(), { by }).thenRefused('mandate-not-open', { kind: 'forbidden' });
  });
});

describe('the emergency mandate', () => {
  it('opens exactly at the margin before the deadline, and not a millisecond earlier', () => {
    established.when(decide(), ONE_MS_BEFORE).thenRefused('mandate-not-open');
    established.when(decide(), AT_THE_MARGIN).then(emergency);
  });

  it('is there to be in time: it covers notifying and informing, not deciding against', () => {
    established
      .when(decide({ outcome: 'no' }), AT_THE_MARGIN)
      .thenRefused('emergency-mandate-notifies-only', { kind: 'forbidden' });
  });

  it('never overrules the board, nor decides anew what the board refused to ratify', () => {
    const boardSaidNo = established.and(decide({ outcome: 'no', departure: 'Nobody read it.' }));
    boardSaidNo.when(decide(), AT_THE_MARGIN).thenRefused('board-has-spoken', { kind: 'forbidden' });
    const refused = established
      .and(act(decide(), AT_THE_MARGIN))
      .and(act({ type: 'RefuseRatification', question: 'notify-authority', reason: 'No.' }, { by: board }));
    refused.when(decide(), AT_THE_MARGIN).thenRefused('board-has-spoken');
  });

  it('opens at the margin of the profile', () => {
    given(report({ rules: { emergencyMandateMarginHours: 72 } }))
      .when(decide(), { by })
      .then(emergency);
  });

  it('opens while somebody is in danger', () => {
    const danger = established.and(raiseRisk());
    danger.when(decide(), { by }).then(emergency);
    danger.and(safetyMeasure()).when(decide(), { by }).thenRefused('mandate-not-open');
  });

  const call = (clock: string, reached = false): BreachCommand =>
    callBoard({ attemptedAt: moment(`2026-03-02T${clock}:00+01:00`), reached });
  const AT_EIGHT = { at: '2026-03-02T20:00:00+01:00' };
  const after = (...calls: BreachCommand[]) =>
    calls.reduce((so, next) => so.and(act(next, AT_EIGHT)), established);
  const notReached = event('DecisionTaken', { mandate: 'emergency', mandateOpenedBy: 'board-not-reached' });

  it('opens after two recorded attempts to reach the board', () => {
    after(call('12:00')).when(decide(), { by }).thenRefused('mandate-not-open');
    after(call('12:00'), call('13:00')).when(decide(), { by }).then(notReached);
  });

  it('L6: not on attempts that lie close together, by default less than half an hour', () => {
    after(call('12:00'), call('12:29')).when(decide(), { by }).thenRefused('mandate-not-open');
    after(call('12:00'), call('12:29'), call('12:30')).when(decide(), { by }).then(notReached);
    const impatient = given(report({ rules: { boardAttemptsApartMinutes: 5 } }), assess());
    impatient
      .and(act(call('12:00'), AT_EIGHT))
      .and(act(call('12:05'), AT_EIGHT))
      .when(decide(), { by })
      .then(notReached);
  });

  it('L6: not on attempts before the report came in', () => {
    after(call('07:00'), call('08:00')).when(decide(), { by }).thenRefused('mandate-not-open');
    after(call('08:00'), call('12:00')).when(decide(), { by }).thenRefused('mandate-not-open');
  });

  it('L6: not on the word of the mandate holder alone while others work on the dossier', () => {
    const own = (clock: string) => act(call(clock), { by, ...AT_EIGHT });
    established.and(own('12:00')).and(own('13:00')).when(decide(), { by }).thenRefused('mandate-not-open');
    established
      .and(own('12:00'))
      .and(act(call('13:00'), AT_EIGHT))
      .when(decide(), { by })
      .then(notReached);
  });

  it('L6: opens on his word where nobody else works on it, and that is flagged', () => {
    const own = (clock: string) => act(call(clock), { by, ...AT_EIGHT });
    const alone = given(report(), own('12:00'), own('13:00'))
      .when(decide(), { by })
      .then(event('DecisionTaken', { mandateOpenedBy: 'board-not-reached-on-own-word' }));
    expect(flags(alone.breach)).toContain('mandate-opened-on-own-word');
  });

  it('L6: an alarm to the board that nobody answered counts as an attempt of somebody else', () => {
    const system = { id: 'escalation', role: 'system' };
    given(report(), act(call('12:00'), { by, ...AT_EIGHT }), act(call('13:00'), { by: system, ...AT_EIGHT }))
      .when(decide(), { by })
      .then(notReached);
  });

  it('does not open when the board was reached in between or after', () => {
    after(call('12:00'), call('13:00', true), call('14:00'))
      .when(decide(), { by })
      .thenRefused('mandate-not-open');
    after(call('12:00'), call('13:00'), call('14:00', true))
      .when(decide(), { by })
      .thenRefused('mandate-not-open');
  });

  it('counts one attempt once, however often it is recorded', () => {
    established
      .and(act(call('12:00'), { at: '2026-03-02T20:00:00+01:00' }))
      .when(call('12:00'))
      .thenRefused('not-recorded', { field: 'how' });
  });

  it('counts the attempts by when they were made, in whatever order they are recorded', () => {
    after(call('14:00', true), call('12:00'), call('13:00'))
      .when(decide(), { by })
      .thenRefused('mandate-not-open');
  });

  it('knows no attempt in the future', () => {
    established
      .when(callBoard({ attemptedAt: moment('2026-03-09T09:00:00+01:00') }))
      .thenRefused('moment-in-the-future');
  });
});

describe('the standing mandate', () => {
  const standing = given(
    report({ rules: { standingMandateRecordOnly: true } }),
    assess({ risk: 'unlikely' }),
  );
  const no = decide({ outcome: 'no' });

  it('covers what is recorded only, where the profile has one', () => {
    standing.when(no, { by }).then(event('DecisionTaken', { mandate: 'standing' }));
    given(report(), assess({ risk: 'unlikely' }))
      .when(no, { by })
      .thenRefused('mandate-not-open');
  });

  it('covers neither a decision in favour nor a case with a risk', () => {
    standing.when(decide(), { by }).thenRefused('mandate-not-open');
    standing
      .and(assess({ risk: 'risk' }))
      .when(no, { by })
      .thenRefused('mandate-not-open');
  });
});

describe('a granted mandate', () => {
  it('lets the mandate holder decide, up to and including its last moment', () => {
    const granted = established.and(grant('2026-03-03T12:00:00+01:00'));
    granted
      .when(decide(), { by, at: '2026-03-03T12:00:00+01:00' })
      .then(event('DecisionTaken', { mandate: 'granted' }));
    granted.when(decide(), { by, at: '2026-03-03T12:00:00.001+01:00' }).thenRefused('mandate-not-open');
  });

  it('without an end lasts until it is revoked', () => {
    const granted = established.and(grant());
    granted.when(decide(), { by }).then(event('DecisionTaken', { mandate: 'granted' }));
    granted.and({ type: 'RevokeMandate' }).when(decide(), { by }).thenRefused('mandate-not-open');
  });

  it('is granted and revoked once', () => {
    established.and(grant()).when(grant()).thenNothing();
    established.when({ type: 'RevokeMandate' }).thenNothing();
  });
});

describe('a decision under a mandate', () => {
  const decided = established.and(act(decide(), AT_THE_MARGIN));
  const refuse: BreachCommand = {
    type: 'RefuseRatification',
    question: 'notify-authority',
    reason: 'The board would have waited.',
  };
  const ratify: BreachCommand = { type: 'Ratify', question: 'notify-authority' };
  const duties = (dossier: typeof decided): readonly string[] =>
    openDuties(dossier.breach).map(({ duty }) => duty);

  it('waits for ratification by the board', () => {
    expect(duties(decided)).toContain('ratify');
    const ratified = decided.when(ratify).then(event('DecisionRatified'));
    expect(duties(ratified)).not.toContain('ratify');
    ratified.when(ratify).thenNothing();
  });

  it('taken over by the board needs no ratification any more', () => {
    const own = decided.when(decide(), { by: board }).then(event('DecisionRevised'));
    own.when(ratify).thenRefused('nothing-to-ratify');
  });

  it('is not revised by the mandate holder saying the same again', () => {
    decided.when(decide(), AT_THE_MARGIN).thenNothing();
  });

  it('whose ratification is refused leaves the notification standing and asks for a new decision', () => {
    const notified = decided.and(act(notify(), { at: '2026-03-04T21:30:00+01:00' }));
    const refused = notified.when(refuse).then(event('RatificationRefused'));
    expect(standingNotification(refused.breach)).toBeDefined();
    // C10: one of the two, and it says which.
    expect(duties(refused)).toContain('decide-on-what-was-notified');
    expect(duties(refused)).not.toContain('decide-on-authority');
    expect(flags(refused.breach)).toContain('ratification-refused');
    refused.when(refuse).thenNothing();
    const otherwise = { ...refuse, reason: 'It was no emergency.' };
    refused.when(otherwise).thenRefused('not-recorded', { kind: 'invalid', field: 'reason' });
    refused.when(decide(), { by: board }).then(event('DecisionRevised', { outcome: 'yes' }));
  });

  it('not to notify, refused, lets the clock run again', () => {
    const no = given(report(), aware(), assess({ risk: 'unlikely' }), grant()).and(
      act(decide({ outcome: 'no' }), { by }),
    );
    expect(runningDeadlines(no.breach)).toEqual([]);
    expect(runningDeadlines(no.and(refuse).breach)).toHaveLength(1);
  });

  it.each([ratify, refuse])('only such a decision can be ratified or refused', (command) => {
    established.when(command).thenRefused('nothing-to-ratify');
    established.and(decide()).when(command).thenRefused('nothing-to-ratify');
  });
});
