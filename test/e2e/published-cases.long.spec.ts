import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anApNotification, anAssessment, aSubjectNotification } from '../support/http/acts-over-http.js';
import type { Answer } from '../support/http/http-client.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

// domain/cases.md: the days are published, the hours are assumed to be noon in Amsterdam.
const noon = (day: string): string => `${day}T12:00:00+01:00`;
const inUtc = (day: string): string => `${day}T11:00:00.000Z`;

let lekwacht: RunningLekwacht;
let handler: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: noon('2019-01-11') });
  handler = await lekwacht.as('handler');
});
afterAll(() => lekwacht.close());

/** Time passes until noon of that day; the timer looks every twelve hours. */
async function passTo(day: string): Promise<void> {
  const until = Date.parse(noon(day));
  const from = Date.parse(lekwacht.clock.now());
  for (let at = from; at < until; at += 12 * 3_600_000) {
    lekwacht.moveTo(new Date(at).toISOString());
    await lekwacht.tick();
  }
  lekwacht.moveTo(noon(day));
  await lekwacht.tick();
}

async function asOf({ id }: Reported, at: string): Promise<Answer> {
  return handler.get(`/v1/breaches/${id}/as-of?at=${encodeURIComponent(at)}`);
}

async function onDashboard({ id }: Reported): Promise<Record<string, unknown> | undefined> {
  await lekwacht.projected();
  const { body } = await handler.get('/v1/dashboard');
  return (body.dossiers as { id: string; clocks: Record<string, unknown>[] }[]).find(
    (dossier) => dossier.id === id,
  )?.clocks[0];
}

describe('PVV Overijssel: an invitation with all addresses visible, never notified', () => {
  let pvv: Reported;
  beforeAll(async () => {
    pvv = await lekwacht.report({
      description: 'An invitation went to 101 visible addresses; a recipient asks to be removed.',
      discoveredAt: noon('2019-01-11'),
      occurredFrom: '2019-01-10',
      incidentType: 'email-open-cc',
      dataCategories: ['email', 'name', 'political'],
    });
    await handler.acts(pvv.id, 'awareness', { awareAt: noon('2019-01-11'), facts: 'Apologies were made.' });
    await handler.acts(
      pvv.id,
      'assessments',
      anAssessment({
        incidentType: 'email-open-cc',
        dataCategories: ['email', 'name'],
        specialCategories: ['political'],
        subjectCount: { min: 101, max: 101 },
        risk: 'risk',
        summary: 'All recipients of an invitation could see who else was invited.',
      }),
    );
    const fg = await lekwacht.as('fg');
    const reason = 'A political opinion shows; a risk to 101 people is not unlikely.';
    await fg.acts(pvv.id, 'advice', { question: 'notify-authority', outcome: 'yes', reason });
  });

  it('is due on Monday 14 January 2019 at noon: the weekend counts', async () => {
    expect(pvv.answer.body.deadline).toBe(inUtc('2019-01-14'));
    expect((await handler.dossier(pvv.id)).body).toMatchObject({
      deadlines: [{ deadline: 'authority-notification', dueAt: inUtc('2019-01-14'), basis: 'established' }],
      assessment: { assessment: { specialCategories: ['political'], subjectCount: { min: 101 } } },
    });
  });

  it('is not overdue at noon on Monday, and is a second later', async () => {
    lekwacht.moveTo(noon('2019-01-14'));
    expect(await onDashboard(pvv)).toMatchObject({ overdue: false, minutesLeft: 0 });
    lekwacht.moveTo('2019-01-14T12:00:01+01:00');
    expect(await onDashboard(pvv)).toMatchObject({ overdue: true, minutesLeft: -1 });
  });

  it('stays overdue, with the advice to notify and nothing decided', async () => {
    await passTo('2019-01-16');
    const { body } = await handler.dossier(pvv.id);
    expect(body.flags).toEqual(['deadline-missed']);
    expect(body.advice).toMatchObject([{ question: 'notify-authority', outcome: 'yes' }]);
    expect((body.openDuties as { duty: string }[]).map(({ duty }) => duty)).toEqual([
      'decide-on-authority',
      'decide-on-people',
    ]);
  });
});

describe('Booking.com: three weeks until the AP heard of it', () => {
  let booking: Reported;
  const notify = (fields: object) =>
    handler.act(
      booking.id,
      'ap-notifications',
      anApNotification(noon('2019-02-07'), { number: undefined, ...fields }),
    );
  const begin = async (): Promise<void> => {
    booking = await lekwacht.report({
      description: 'For the second time a guest was approached by somebody who knows the booking.',
      firstSignalAt: noon('2019-01-09'),
      discoveredAt: noon('2019-01-13'),
      incidentType: 'hacking-malware-phishing',
    });
  };
  beforeAll(async () => {
    await passTo('2019-01-31');
    await begin();
  });

  it('awareness is the second matching signal on Sunday 13 January, so it is due on 16 January', async () => {
    await handler.acts(booking.id, 'awareness', {
      awareAt: noon('2019-01-13'),
      firstSignalAt: noon('2019-01-09'),
      facts: 'A second signal matched the first.',
    });
    const { body } = await handler.dossier(booking.id);
    expect(body.moments.firstSignalAt).toBe(inUtc('2019-01-09'));
    expect(body.awareness).toMatchObject({ basis: 'established', at: inUtc('2019-01-13') });
    expect(body.deadlines).toMatchObject([{ dueAt: inUtc('2019-01-16') }]);
  });

  it('guests are told on 4 February, before the AP: recorded and flagged, not refused', async () => {
    await passTo('2019-02-04');
    const told = aSubjectNotification(noon('2019-02-04'), { means: ['email'], intended: 4109 });
    expect((await handler.act(booking.id, 'subject-notifications', told)).status).toBe(200);
    expect((await handler.dossier(booking.id)).body.flags).toEqual([
      'people-informed-before-authority',
      'people-informed-without-decision',
      'deadline-missed',
      'awareness-long-after-first-signal',
    ]);
  });

  it('a notification on 7 February without a reason is refused and leaves no trace', async () => {
    await passTo('2019-02-07');
    const before = await lekwacht.countEvents();
    const refused = await notify({});
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toMatchObject([
      { pointer: '/delayReason', code: 'late-without-reason', detail: expect.stringContaining('22 days') },
    ]);
    expect(await lekwacht.countEvents()).toBe(before);
  });

  it('with a reason it is recorded as 22 days late', async () => {
    expect((await notify({ delayReason: 'The investigation was waited for.' })).status).toBe(200);
    const { body } = await handler.dossier(booking.id);
    expect(body.notifications).toMatchObject([
      { late: { days: 22, hours: 22 * 24 }, delayReason: 'The investigation was waited for.' },
    ]);
    expect(body.flags).toContain('authority-notified-late');
    await lekwacht.projected();
    const csv = await handler.get('/v1/register', { accept: 'text/csv' });
    const line = csv.text.split('\r\n').find((one) => one.includes(booking.reference));
    expect(line).toContain('te laat (22 dagen)');
    expect(line).toContain('The investigation was waited for.');
  });

  it('or openly without one, so that nobody invents one', async () => {
    await begin();
    expect((await notify({ delayReasonOmitted: true })).status).toBe(200);
    const { body } = await handler.dossier(booking.id);
    expect(body.notifications).toMatchObject([{ late: { days: 22 }, delayReasonOmitted: true }]);
    expect(body.notifications[0]).not.toHaveProperty('delayReason');
  });
});

describe('Teaching Council: five alerts before anybody looked', () => {
  let teaching: Reported;
  beforeAll(async () => {
    lekwacht.moveTo(noon('2020-02-17'));
    teaching = await lekwacht.report({
      description: 'An alert says that a mailbox forwards its mail to an address outside.',
      firstSignalAt: noon('2020-02-17'),
      discoveredAt: noon('2020-02-17'),
      ongoing: true,
    });
    await passTo('2020-03-06');
    await handler.acts(teaching.id, 'supplements', { text: 'Four more alerts came in. The FG now knows.' });
    // What the organisation held; nobody confirmed it, so the clock did not move.
    await handler.acts(teaching.id, 'awareness', {
      awareAt: noon('2020-03-06'),
      facts: 'That day the FG heard of it.',
      reason: 'The alerts were taken as low severity.',
    });
    await passTo('2020-03-09');
    await handler.acts(teaching.id, 'awareness', {
      awareAt: noon('2020-02-17'),
      facts: 'The first alert should have been followed up.',
    });
    await handler.acts(
      teaching.id,
      'assessments',
      anAssessment({ subjectCount: { min: 9735, max: 9735 }, summary: 'Vetting data of 9,735 teachers.' }),
    );
    await handler.acts(
      teaching.id,
      'ap-notifications',
      anApNotification(noon('2020-03-09'), { incomplete: true, delayReason: 'Taken as low severity.' }),
    );
  });

  it('first signal, awareness and notification stay three moments', async () => {
    const { body } = await handler.dossier(teaching.id);
    expect(body.moments.firstSignalAt).toBe(inUtc('2020-02-17'));
    expect(body.awareness).toMatchObject({ basis: 'established', at: inUtc('2020-02-17') });
    expect(body.notifications).toMatchObject([
      { notifiedAt: inUtc('2020-03-09'), late: { days: 18 }, incomplete: true },
    ]);
  });

  it('on 18 February an alert was known and a provisional clock ran, with two days left', async () => {
    const { body } = await asOf(teaching, noon('2020-02-18'));
    expect(body).toMatchObject({
      status: 'reported',
      awareness: { basis: 'provisional', at: inUtc('2020-02-17') },
      deadlines: [{ dueAt: inUtc('2020-02-20'), basis: 'provisional' }],
      supplements: [],
      // A desk as it is now would have told the FG within the day that nobody looked.
      alarms: [{ deadline: 'first-look' }, { kind: 'warning', marginHours: 48 }],
      flags: [],
      notifications: [],
    });
  });

  it('on 6 March the deadline was missed, the FG knew, and a later awareness was only proposed', async () => {
    const { body } = await asOf(teaching, '2020-03-06T23:59:59+01:00');
    expect(body).toMatchObject({
      status: 'reported',
      awareness: { basis: 'provisional', at: inUtc('2020-02-17') },
      laterAwareness: { awareAt: inUtc('2020-03-06') },
      deadlines: [{ dueAt: inUtc('2020-02-20') }, { deadline: 'confirmation:later-awareness' }],
      flags: ['deadline-missed'],
      notifications: [],
    });
    expect(body.supplements).toHaveLength(1);
    expect(body).not.toHaveProperty('assessment');
  });

  it('on 9 March it was assessed and notified, 18 days late', async () => {
    const { body, text, etag } = await asOf(teaching, '2020-03-09T23:59:59+01:00');
    expect(body).toMatchObject({
      status: 'notified',
      awareness: { basis: 'established', at: inUtc('2020-02-17') },
      assessment: { assessment: { subjectCount: { min: 9735, max: 9735 } } },
      notifications: [{ late: { days: 18 } }],
      deadlines: [{ deadline: 'supplement-notification', dueAt: inUtc('2020-03-16') }],
    });
    expect(body.flags).toContain('authority-notified-late');
    const now = await handler.dossier(teaching.id);
    expect([text, etag]).toEqual([now.text, now.etag]);
  });

  it('before the report nothing was known', async () => {
    expect(await asOf(teaching, noon('2020-02-16'))).toMatchObject({
      status: 404,
      body: { code: 'no-such-dossier' },
    });
  });
});
