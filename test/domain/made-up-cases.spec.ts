import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { nextAlarmAt, runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { moment } from '../../src/shared/moment.js';
import {
  assess,
  aware,
  callBoard,
  checkDeadlines,
  close,
  decide,
  notify,
  raiseRisk,
  receive,
  RECORDED_ONLY,
  report,
} from '../support/breach/breach-commands.js';
import { act, board, event, given, mandateHolder, type Given } from '../support/breach/given-breach.js';

/* Made up but typical, as domain/cases.md has them. */

const dutyNames = (dossier: Given): readonly string[] => openDuties(dossier.breach).map(({ duty }) => duty);

describe('a board that is absent for the whole weekend', () => {
  const friday = moment('2026-03-06T17:00:00+01:00');
  const call = (at: string) => act(callBoard({ attemptedAt: moment(at) }), { at });
  const weekend = given(
    act(report({ receivedAt: friday }), { at: friday }),
    act(aware({ awareAt: friday }), { at: friday }),
    act(assess(), { at: '2026-03-07T10:00:00+01:00' }),
    call('2026-03-07T10:30:00+01:00'),
    call('2026-03-07T20:30:00+01:00'),
    act(decide(), { by: mandateHolder, at: '2026-03-07T21:00:00+01:00' }),
    act(notify({ notifiedAt: moment('2026-03-07T21:30:00+01:00'), incomplete: true }), {
      at: '2026-03-07T21:30:00+01:00',
    }),
  );
  const refuse: BreachCommand = {
    type: 'RefuseRatification',
    question: 'notify-authority',
    reason: 'Monday would have done.',
  };
  const monday = { by: board, at: '2026-03-09T09:00:00+01:00' };

  it('does not keep the deadline waiting: notified in time under the emergency mandate', () => {
    expect(weekend.breach.decisions['notify-authority']).toMatchObject({
      mandate: 'emergency',
      ratification: 'open',
    });
    expect(weekend.breach.notifications[0]).not.toHaveProperty('late');
    expect(flags(weekend.breach)).toEqual([]);
  });

  it('and refuses to ratify on Monday: what was notified stands, a new decision is asked for', () => {
    const refused = weekend.when(refuse, monday).then(event('RatificationRefused'));
    expect(dutyNames(refused)).toEqual([
      'decide-on-people',
      'decide-on-what-was-notified',
      'supplement-notification',
    ]);
    // Only what is still to follow is brought to mind (Art. 33(4)).
    expect(runningDeadlines(refused.breach).map(({ deadline }) => deadline)).toEqual([
      'supplement-notification',
    ]);
    refused.when(close, monday).thenRefused('duties-open');
  });

  it('and then withdraws by a decision of its own', () => {
    const withdrawn = weekend
      .and(act(refuse, monday))
      .and(act(decide({ outcome: 'no', departure: 'It came back unopened.' }), monday))
      .and(
        notify({
          kind: 'withdrawal',
          number: 'AP-1',
          notifiedAt: moment(monday.at),
          withdrawalReason: 'A risk is unlikely.',
        }),
      );
    expect(flags(withdrawn.breach)).toEqual(['decision-contradicts-assessment', 'ratification-refused']);
    expect(dutyNames(withdrawn)).toEqual(['decide-on-people']);
  });
});

describe('an order of the AP after the dossier was closed', () => {
  it('reopens it, has its own term, and the people are informed as ordered', () => {
    const dueAt = moment('2026-06-15T12:00:00+02:00');
    const order = receive({ kind: 'ap-order', dueAt, receivedAt: moment('2026-06-01T12:00:00+02:00') });
    const ordered = given(...RECORDED_ONLY, close)
      .when(order, { at: '2026-06-01T12:00:00+02:00' })
      .then(event('ApOrderReceived'), event('BreachReopened'));
    expect(dutyNames(ordered)).toEqual(['settle-matters']);
    expect(nextAlarmAt(ordered.breach)).toBe(moment('2026-06-12T12:00:00+02:00'));
    ordered
      .when(decide({ question: 'inform-people', ground: 'ordered-by-authority' }))
      .then(event('DecisionRevised', { ground: 'ordered-by-authority' }));
  });
});

describe('a mail of Friday night, read on Monday', () => {
  it('has the clock running from its receipt: an unread mailbox counts', () => {
    const received = moment('2026-03-06T23:10:00+01:00');
    const dossier = given(
      act(
        report({
          receivedAt: received,
          reporter: { kind: 'client' },
          discovered: { precision: 'moment', at: moment('2026-03-01T10:00:00+01:00') },
        }),
        { at: '2026-03-09T08:30:00+01:00' },
      ),
    );
    expect(dossier.breach.awareness).toMatchObject({ at: received, basis: 'provisional' });
    dossier.when(checkDeadlines).then(event('DeadlineWarningRaised', { marginHours: 24 }));
  });
});

describe('a shelter’s address mailed to an ex-partner', () => {
  it('opens the mandate at once, at night, long before the margin', () => {
    const night = given(report({ safetyRisk: 'yes' }));
    night.when(decide(), { by: mandateHolder }).then(event('DecisionTaken', { mandate: 'emergency' }));
    expect(dutyNames(night)[0]).toBe('avert-danger');
  });

  it('that only shows later does so too', () => {
    given(report())
      .and(raiseRisk())
      .when(decide(), { by: mandateHolder })
      .then(event('DecisionTaken', { mandate: 'emergency' }));
  });
});
