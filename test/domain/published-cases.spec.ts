import { describe, expect, it } from '@jest/globals';
import { nextAlarmAt, runningDeadlines } from '../../src/breach/domain/deadlines.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { fold, recordedBy } from '../../src/breach/dossier/history.js';
import { statedBeginning } from '../../src/breach/domain/stated-moment.js';
import { moment, type Moment } from '../../src/shared/moment.js';
import {
  advise,
  assess,
  aware,
  checkDeadlines,
  decide,
  inform,
  notify,
  report,
  secret,
} from '../support/breach/breach-commands.js';
import { act, event, given, type Given } from '../support/breach/given-breach.js';

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
        occurredFrom: statedBeginning('2019-01-10', moment),
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
      // L10: what the AP asked about.
      'awareness-long-after-first-signal',
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
