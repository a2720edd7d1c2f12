import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdjustableClock } from '../../src/platform/time/clock.port.js';
import { fromMilliseconds, moment, toMilliseconds, type Moment } from '../../src/shared/moment.js';
import {
  aDecision,
  anApNotification,
  anAssessment,
  aSubjectNotification,
} from '../support/http/acts-over-http.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let handler: Person;
let fg: Person;
let board: Person;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: '2026-06-01T09:00:00+02:00' });
  handler = await lekwacht.as('handler');
  fg = await lekwacht.as('fg');
  board = await lekwacht.as('board');
});
afterAll(() => lekwacht.close());

const statusOf = async ({ id }: Reported): Promise<string> => String((await handler.dossier(id)).body.status);

/** From the report to people informed, over three days, every step by whoever has to take it. */
async function carryThrough(reported: Reported): Promise<readonly string[]> {
  const { id } = reported;
  const seen = [await statusOf(reported)];
  lekwacht.moveTo('2026-06-01T10:00:00+02:00');
  await handler.acts(id, 'awareness', {
    awareAt: '2026-06-01T08:30:00+02:00',
    facts: 'The recipient phoned the front desk.',
  });
  await handler.acts(id, 'measures', {
    kind: 'containment',
    what: '=HYPERLINK("x") the letter was fetched back',
    takenAt: '2026-06-01T09:30:00+02:00',
  });
  await handler.acts(id, 'assessments', anAssessment());
  seen.push(await statusOf(reported));
  await handler.acts(id, 'advice-requests', { questions: ['notify-authority', 'inform-people'] });
  lekwacht.moveTo('2026-06-02T09:00:00+02:00');
  for (const question of ['notify-authority', 'inform-people'] as const) {
    const advice = { question, outcome: 'yes', reason: 'A stranger knows about the care.' };
    await fg.acts(id, 'advice', advice);
    await board.acts(id, 'decisions', aDecision(question));
  }
  seen.push(await statusOf(reported));
  lekwacht.moveTo('2026-06-03T09:00:00+02:00');
  await handler.acts(id, 'ap-notifications', anApNotification('2026-06-03T08:55:00+02:00'));
  seen.push(await statusOf(reported));
  await handler.acts(id, 'subject-notifications', aSubjectNotification('2026-06-03T09:00:00+02:00'));
  seen.push(await statusOf(reported));
  await handler.acts(id, 'closure', { conclusion: 'Everything that was decided was done.' });
  seen.push(await statusOf(reported));
  return seen;
}

describe('a breach from report to people informed', () => {
  let reported: Reported;
  beforeAll(async () => {
    reported = await lekwacht.report({ discoveredAt: '2026-06-01T08:45:00+02:00' });
  });

  it('a colleague is told the deadline, an outsider none', async () => {
    expect(reported.answer.body).toEqual({
      reference: expect.stringMatching(/^DL-2026-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      secret: expect.stringMatching(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/),
      receivedAt: '2026-06-01T07:00:00.000Z',
      deadline: '2026-06-04T06:45:00.000Z',
      containmentAdvice: expect.arrayContaining([expect.stringContaining('112')]),
    });
    const outsider = await lekwacht.send({
      organisation: 'kadera',
      description: 'I got a letter that is not mine.',
      reporter: { kind: 'outsider' },
      discoveredAt: '2026-05-20',
    });
    expect(Object.keys(outsider.body)).toEqual(['reference', 'secret', 'receivedAt', 'containmentAdvice']);
  });

  it('on the dashboard it shows its clock, who has to move and what is missing', async () => {
    lekwacht.moveTo('2026-06-01T09:15:00+02:00');
    const { body } = await fg.get('/v1/dashboard');
    expect(body).toMatchObject({
      asOf: '2026-06-01T07:15:00.000Z',
      dossiers: [],
      unverified: {
        total: 1,
        dossiers: [
          {
            id: reported.id,
            status: 'reported',
            blockedOn: 'handler',
            clocks: [
              {
                deadline: 'authority-notification',
                dueAt: '2026-06-04T07:00:00.000Z',
                basis: 'provisional',
                minutesLeft: 71 * 60 + 45,
                overdue: false,
              },
              // What the reporter says of his own discovery, while nobody has looked.
              { deadline: 'claimed-awareness', dueAt: '2026-06-04T06:45:00.000Z' },
              // Breaks no law: the FG hears of it.
              { deadline: 'first-look', dueAt: '2026-06-01T11:00:00.000Z' },
            ],
          },
        ],
      },
    });
  });

  it('goes through every status, each act with the ETag of the one before', async () => {
    const seen = await carryThrough(reported);
    expect(seen).toEqual(['reported', 'assessed', 'decided', 'notified', 'informed', 'closed']);
    const { etag, body } = await board.dossier(reported.id);
    expect(etag).toBe('"12"');
    expect(body).toMatchObject({ openDuties: [], deadlines: [], flags: [] });
    expect(JSON.stringify(body)).not.toMatch(/secretDigest|"rules"/);
  });

  it('the time line shows when each thing happened beside when it was written down', async () => {
    const { body } = await handler.get(`/v1/breaches/${reported.id}/timeline`);
    const entries = body.entries as Record<string, unknown>[];
    expect(entries.map(({ event }) => event)).toEqual([
      'BreachReported',
      'ContainmentAdviceShown',
      'AwarenessEstablished',
      'MeasureTaken',
      'BreachAssessed',
      'AdviceRequested',
      'AdviceGiven',
      'DecisionTaken',
      'AdviceGiven',
      'DecisionTaken',
      'ApNotified',
      'SubjectsInformed',
      'BreachClosed',
    ]);
    expect(entries[2]).toMatchObject({
      revision: 2,
      happenedAt: '2026-06-01T06:30:00.000Z',
      recordedAt: '2026-06-01T08:00:00.000Z',
      by: { role: 'handler' },
    });
    expect(entries.map(({ revision }) => revision)).toEqual(entries.map((_, index) => index));
    expect(JSON.stringify(body)).not.toContain('secretDigest');
  });

  it('leaves the dashboard and stays in the list, by filter and by reference', async () => {
    await lekwacht.projected();
    const ids = async (query: string): Promise<string[]> => {
      const { body } = await handler.get(`/v1/breaches?${query}`);
      return (body.dossiers as { id: string }[]).map(({ id }) => id);
    };
    expect((await fg.get('/v1/dashboard')).body.dossiers).toEqual([]);
    expect(await ids('status=closed')).toEqual([reported.id]);
    expect(await ids('open=true')).toEqual([]);
    expect(await ids('overdue=true')).toEqual([]);
    expect(await ids(`reference=${reported.reference}&organisation=perspektief`)).toEqual([reported.id]);
    expect(await ids('reference=DL-2026-0000-0000')).toEqual([]);
  });

  it('stands in the register with facts, effects, reasons and what was done, and nothing personal', async () => {
    const { body, text } = await fg.get('/v1/register');
    expect(body.entries).toMatchObject([
      {
        reference: reported.reference,
        status: 'closed',
        awareAt: '2026-06-01T06:30:00.000Z',
        dueAt: '2026-06-04T06:30:00.000Z',
        assessment: { risk: 'high-risk', subjectCount: { min: 1, max: 1 } },
        notifyAuthority: { outcome: 'yes', ground: 'risk', ratification: 'not-needed' },
        informPeople: { outcome: 'yes', ground: 'high-risk' },
        authorityNotified: { notifiedAt: '2026-06-03T06:55:00.000Z', number: 'AP-1' },
        peopleInformed: [{ informedAt: '2026-06-03T07:00:00.000Z', means: ['letter'] }],
        ending: { kind: 'closed' },
      },
    ]);
    expect(text).not.toMatch(/wrong address|front desk/);
  });

  it('as a file for a spreadsheet a formula is only text', async () => {
    const csv = await board.get('/v1/register', { accept: 'text/csv' });
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toContain('register.csv');
    const [header, line, end] = csv.text.split('\r\n');
    expect(header).toMatch(/^"Referentie";"Organisatie";"Stand";/);
    expect(line).toContain(`"${reported.reference}";"Perspektief";"gesloten";`);
    expect(line).toContain(`"'=HYPERLINK(""x"") the letter was fetched back`);
    expect(end).toBe('');
  });

  it('the register as of a day is what it was at the end of that day', async () => {
    const asOf = async (at: string): Promise<Record<string, unknown>[]> =>
      (await fg.get(`/v1/register?asOf=${encodeURIComponent(at)}`)).body.entries as Record<string, unknown>[];
    expect(await asOf('2026-05-31')).toEqual([]);
    expect(await asOf('2026-06-01T09:30:00+02:00')).toMatchObject([
      {
        ...{ status: 'reported', awarenessBasis: 'provisional' },
        // Nobody had looked at what the reporter claims.
        ...{ dueAt: '2026-06-04T07:00:00.000Z', dueAtIfClaimHolds: '2026-06-04T06:45:00.000Z' },
      },
    ]);
    const [first] = await asOf('2026-06-01');
    expect(first).toMatchObject({ status: 'assessed', awarenessBasis: 'established' });
    expect(first).not.toHaveProperty('notifyAuthority');
    expect(await asOf('2026-06-02')).toMatchObject([{ status: 'decided', peopleInformed: [] }]);
    expect(await asOf('2026-06-03')).toMatchObject([{ status: 'closed' }]);
  });

  it('an order of the AP after closing opens it again, with a term of its own', async () => {
    const matter = {
      kind: 'ap-order',
      receivedAt: '2026-06-03T09:00:00+02:00',
      dueAt: '2026-06-10T09:00:00+02:00',
      what: 'Explain the measures.',
    };
    await handler.acts(reported.id, 'matters', matter);
    const { body } = await handler.dossier(reported.id);
    expect(body).toMatchObject({ status: 'informed', openDuties: [{ duty: 'settle-matters' }] });
    expect(await handler.act(reported.id, 'closure', { conclusion: 'Done.' })).toMatchObject({
      status: 409,
      body: { code: 'duties-open', duties: 'settle-matters' },
    });
    const how = { settledAt: '2026-06-03T09:00:00+02:00', how: 'Answered by letter.' };
    await handler.acts(reported.id, `matters/${String(body.matters[0].matter)}/settlement`, how);
    await handler.acts(reported.id, 'closure', { conclusion: 'Done.' });
    expect(await statusOf(reported)).toBe('closed');
  });

  it('law.md 13: a calamity is told to the inspectorate, with its number in dossier, form and register', async () => {
    await handler.acts(reported.id, 'matters', {
      kind: 'igj-calamity',
      receivedAt: '2026-06-03T09:00:00+02:00',
      what: 'Established as a calamity.',
    });
    const { body: open } = await handler.dossier(reported.id);
    const [, matter] = open.matters as readonly { readonly matter: string; readonly dueAt: string }[];
    expect(matter?.dueAt).toBe('2026-06-08T21:59:59.999Z');
    expect(open).toMatchObject({ openDuties: [{ duty: 'tell-others' }] });
    await handler.acts(reported.id, `matters/${matter!.matter}/settlement`, {
      settledAt: '2026-06-03T09:00:00+02:00',
      how: 'By its form.',
      number: 'IGJ-77',
    });
    await handler.acts(reported.id, 'closure', { conclusion: 'Done.' });
    const { body: form } = await handler.get(`/v1/breaches/${reported.id}/ap-form`);
    expect(JSON.stringify(form)).toContain('IGJ: calamiteit, 2026-06-03, nummer IGJ-77');
    const { body: register } = await fg.get('/v1/register');
    expect(register.entries[0].matters[1]).toMatchObject({ kind: 'igj-calamity', number: 'IGJ-77' });
  });

  it('a longer list comes in pages that neither repeat nor skip, newest first', async () => {
    const sent: string[] = [];
    for (const minute of ['20', '21', '21', '22']) {
      lekwacht.moveTo(`2026-06-04T09:${minute}:00+02:00`);
      sent.unshift((await lekwacht.report({ organisation: 'kwartier' })).reference);
    }
    const other = await lekwacht.as('handler', 'kwartier');
    const read: string[] = [];
    let next: string | undefined = '';
    while (next !== undefined && read.length <= sent.length) {
      const page = await other.get(`/v1/breaches?limit=1${next === '' ? '' : `&cursor=${next}`}`);
      read.push(page.body.dossiers[0].reference);
      next = page.body.next;
    }
    expect([...read].sort()).toEqual([...sent].sort());
    expect([read[0], read[3]]).toEqual([sent[0], sent[3]]);
    expect(await other.get('/v1/breaches?cursor=bm9uc2Vuc2U')).toMatchObject({
      status: 400,
      body: { code: 'cursor-invalid' },
    });
  });
});

/** Each look at it is a millisecond later, as in life. */
class RunningClock extends AdjustableClock {
  override now(): Moment {
    this.moveTo(fromMilliseconds(toMilliseconds(super.now()) + 1));
    return super.now();
  }
}

describe('a report that was received and not yet written down', () => {
  it('is not in the register as of that moment, and is in it a moment later', async () => {
    const running = await runLekwacht({ clock: new RunningClock(moment('2026-06-01T09:00:00+02:00')) });
    const { answer } = await running.report();
    const reader = await running.as('fg');
    const { receivedAt } = answer.body as { receivedAt: Moment };
    const asOf = (at: Moment) => reader.get(`/v1/register?asOf=${at}`);
    expect(await asOf(receivedAt)).toMatchObject({ status: 200, body: { entries: [] } });
    expect((await asOf(fromMilliseconds(toMilliseconds(receivedAt) + 100))).body.entries).toHaveLength(1);
    await running.close();
  });
});
