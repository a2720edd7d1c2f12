import { describe, expect, it } from '@jest/globals';
import type { BreachCommand } from '../../src/breach/domain/breach.js';
import { nextAlarmAt, runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { fold, recordedBy } from '../../src/breach/replay.js';
import { moment, type Moment } from '../../src/shared/moment.js';
import {
  advise,
  assess,
  aware,
  callBoard,
  checkDeadlines,
  close,
  decide,
  inform,
  notify,
  raiseRisk,
  receive,
  RECORDED_ONLY,
  report,
  secret,
} from '../support/breach-commands.js';
import { act, board, event, given, mandateHolder, type Given } from '../support/given-breach.js';

/** Noon on the Dutch winter clock: published days without a published time. */
const noon = (day: string): Moment => moment(`${day}T12:00:00+01:00`);
const dutyNames = (dossier: Given): readonly string[] => openDuties(dossier.breach).map(({ duty }) => duty);
const knownOn = (dossier: Given, day: string) => fold(recordedBy(dossier.history, noon(day)))!;

describe('PVV Overijssel', () => {
  const friday = { at: noon('2019-01-11') };
  const invitation = given(
    act(
      report({
        receivedAt: friday.at,
        occurredFrom: moment('2019-01-10T00:00:00+01:00'),
        incidentType: 'email-open-cc',
        subjectCount: { min: 101, max: 101 },
      }),
      friday,
    ),
    act(aware({ awareAt: friday.at }), friday),
    act(
      assess({
        incidentType: 'email-open-cc',
        dataCategories: ['email', 'name'],
        specialCategories: ['political'],
        subjectCount: { min: 101, max: 101 },
      }),
      friday,
    ),
    act(advise(), friday),
  );

  it('is due on Monday 14 January 2019 at noon: the weekend counts', () => {
    expect(runningDeadlines(invitation.breach)).toEqual([
      expect.objectContaining({ dueAt: noon('2019-01-14'), basis: 'established' }),
    ]);
  });

  it('is missed from that moment on, and stays so: the AP was never notified', () => {
    const monday = { at: noon('2019-01-14') };
    const before = invitation.and(act(checkDeadlines, { at: '2019-01-14T11:59:59.999+01:00' }));
    expect(flags(before.breach)).toEqual([]);
    const overdue = before
      .when(checkDeadlines, monday)
      .then(event('DeadlineMissed', { dueAt: noon('2019-01-14'), basis: 'established' }));
    expect(flags(overdue.breach)).toEqual(['deadline-missed']);
    expect(dutyNames(overdue)).toEqual(['decide-on-authority', 'decide-on-people']);
    expect(nextAlarmAt(overdue.breach)).toBeUndefined();
  });

  it('cannot be left unnotified against the advice without a written reason', () => {
    invitation.when(decide({ outcome: 'no' })).thenRefused('departure-without-reason');
  });
});

describe('Booking.com', () => {
  const sunday = { at: noon('2019-01-13') };
  const found = given(
    act(report({ receivedAt: sunday.at, firstSignalAt: noon('2019-01-09') }), sunday),
    act(aware({ awareAt: sunday.at }), { at: noon('2019-01-31') }),
    act(checkDeadlines, { at: noon('2019-01-31') }),
    act(assess({ risk: 'high-risk', subjectCount: { min: 4109, max: 4109 } }), { at: noon('2019-02-04') }),
  );
  const told = found.and(
    act(inform({ informedAt: noon('2019-02-04'), intended: 4109 }), { at: noon('2019-02-04') }),
  );
  const notification = notify({ notifiedAt: noon('2019-02-07') });
  const thursday = { at: noon('2019-02-07') };

  it('is due on 16 January 2019, from the second signal on a Sunday and not from the first', () => {
    expect(found.breach.awareness.deadline.dueAt).toBe(noon('2019-01-16'));
    expect(found.breach.moments.firstSignalAt).toBe(noon('2019-01-09'));
  });

  it('tells the guests before the AP: recorded, flagged, not refused', () => {
    expect(flags(told.breach)).toEqual([
      'people-informed-before-authority',
      'people-informed-without-decision',
      'deadline-missed',
    ]);
  });

  it('is 22 days late: refused without a reason, accepted with one or with saying that there is none', () => {
    told.when(notification, thursday).thenRefused('late-without-reason', { kind: 'invalid' });
    const late = { late: { days: 22, hours: 528 } };
    told
      .when({ ...notification, delayReason: 'We waited for the investigation.' }, thursday)
      .then(event('ApNotified', late));
    told.when({ ...notification, delayReasonOmitted: true }, thursday).then(event('ApNotified', late));
  });
});

describe('the Teaching Council', () => {
  const alert = noon('2020-02-17');
  const dossier = given(
    act(report({ receivedAt: alert, firstSignalAt: alert }), { at: alert }),
    act(aware({ awareAt: noon('2020-03-06'), reason: secret('the alerts were low') }), {
      at: noon('2020-03-06'),
    }),
    act(notify({ notifiedAt: noon('2020-03-09'), delayReason: 'Known on 6 March.' }), {
      at: noon('2020-03-09'),
    }),
  );

  it('keeps first signal, awareness and notification as three moments', () => {
    const { breach } = dossier.and(aware({ awareAt: alert }));
    expect([breach.moments.firstSignalAt, breach.awareness.at, breach.notifications[0]?.notifiedAt]).toEqual([
      alert,
      alert,
      noon('2020-03-09'),
    ]);
  });

  it('is late when awareness is 17 February', () => {
    expect(dossier.breach.notifications[0]?.late).toEqual({ days: 18, hours: 432 });
    expect(flags(dossier.breach)).toContain('authority-notified-late');
  });

  it('is found late also when it was taken for in time until awareness was put on 17 February', () => {
    const onTheSixth = given(
      act(report({ receivedAt: noon('2020-03-06'), firstSignalAt: alert }), { at: noon('2020-03-06') }),
      act(notify({ notifiedAt: noon('2020-03-09') }), { at: noon('2020-03-09') }),
    );
    expect(flags(onTheSixth.breach)).not.toContain('authority-notified-late');
    const corrected = onTheSixth.and(aware({ awareAt: alert, reason: secret('the first alert') }));
    expect(flags(corrected.breach)).toContain('authority-notified-late');
  });

  it('was known differently on 18 February, 6 March and 9 March', () => {
    const [first, second, third] = ['2020-02-18', '2020-03-06', '2020-03-09'].map((day) => {
      const { laterAwareness, notifications } = knownOn(dossier, day);
      return { proposed: laterAwareness?.awareAt, notified: notifications.length };
    });
    expect(first).toEqual({ proposed: undefined, notified: 0 });
    expect(second).toEqual({ proposed: noon('2020-03-06'), notified: 0 });
    expect(third).toEqual({ proposed: noon('2020-03-06'), notified: 1 });
  });
});

describe('a board that is absent for the whole weekend (made up)', () => {
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
      'decide-on-authority',
      'decide-on-people',
      'decide-on-what-was-notified',
      'supplement-notification',
    ]);
    expect(runningDeadlines(refused.breach)).toEqual([]);
    refused.when(close, monday).thenRefused('duties-open');
  });

  it('and then withdraws by a decision of its own', () => {
    const withdrawn = weekend
      .and(act(refuse, monday))
      .and(act(decide({ outcome: 'no' }), monday))
      .and(
        notify({
          kind: 'withdrawal',
          number: 'AP-1',
          notifiedAt: moment('2026-03-09T08:00:00+01:00'),
          withdrawalReason: 'A risk is unlikely.',
        }),
      );
    expect(flags(withdrawn.breach)).toEqual(['ratification-refused']);
    expect(dutyNames(withdrawn)).toEqual(['decide-on-people']);
  });
});

describe('an order of the AP after the dossier was closed (made up)', () => {
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

describe('a mail of Friday night, read on Monday (made up)', () => {
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

describe('a shelter’s address mailed to an ex-partner (made up)', () => {
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
