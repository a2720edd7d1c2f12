import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Whom } from '../../src/alarms/whom.port.js';
import { Digests } from '../../src/alarms/whom/digest.timer.js';
import { BreachDossiers } from '../../src/breach/dossier/breach-dossier.repository.js';
import { loggedIn } from '../support/http/desk-browser.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

const NIGHT = '2026-06-01T23:10:00+02:00';
const minutes = (n: number): string => new Date(Date.parse(NIGHT) + n * 60_000).toISOString();

const step = (id: string, called: string, afterMinutes: number): string =>
  `  - { id: ${id}, role: ${id}, function: ${called}, afterMinutes: ${afterMinutes}, contact: { email: ${id}@zorg.example } }`;
/** Three people, and two without FG. */
const LADDERS: Readonly<Record<string, readonly string[]>> = {
  kadera: [step('dienst', 'on-call', 0), step('fg', 'fg', 5), step('directeur', 'board', 10)],
  aanzien: [step('dienst', 'on-call', 0), step('directeur', 'board', 10)],
};

let folder: string;
let lekwacht: RunningLekwacht;
let administrator: Person;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  folder = mkdtempSync(join(tmpdir(), 'lekwacht-ladders-'));
  cpSync('organisations', folder, { recursive: true });
  for (const [slug, steps] of Object.entries(LADDERS)) {
    const path = join(folder, `${slug}.yaml`);
    const stated = readFileSync(path, 'utf8')
      .replace(/^ {2}- onCallLadder\n/m, '')
      .replace(/^statedIn:\n/m, 'statedIn:\n  onCallLadder: the roster\n');
    writeFileSync(path, `${stated}\nonCallLadder:\n${steps.join('\n')}\n`);
  }
  lekwacht = await runLekwacht({ at: NIGHT, env: { LEKWACHT_ORGANISATIONS: folder } });
  administrator = await lekwacht.as('administrator', 'kadera');
});
afterAll(async () => {
  await lekwacht.close();
  rmSync(folder, { recursive: true });
});

/** Who hears of the dossier, over all its events: `danger dienst, rung fg`. */
async function told({ id }: Reported): Promise<string> {
  const history = await lekwacht.application.app.get(BreachDossiers).sealedHistory(id);
  const whom = lekwacht.application.app.get(Whom);
  const all = [];
  for (const recorded of history) all.push(...(await whom.noticesOf(recorded)));
  expect(JSON.stringify(all)).not.toMatch(/CANARY|example|letter/);
  return all
    .filter(({ recipient }) => recipient.kind === 'step' || recipient.kind === 'fg')
    .map(({ kind, recipient }) => `${kind} ${recipient.kind === 'step' ? recipient.step : recipient.kind}`)
    .join(', ');
}

const tickAt = async (n: number): Promise<void> => {
  lekwacht.moveTo(minutes(n));
  await lekwacht.tick();
};
const danger = (organisation: string): Promise<Reported> => {
  lekwacht.moveTo(NIGHT);
  return lekwacht.report({ organisation, safetyRisk: 'yes' });
};
const accessTo = async ({ reference, secret }: Reported) =>
  (await lekwacht.anyone.post('/v1/reports/access', { reference, secret }, { 'accept-language': 'nl' }))
    .body as object;
const away = async (who: Person, organisation: string, body: object) =>
  who.post(`/v1/organisations/${organisation}/absences`, body);

describe('a danger at ten past eleven at night', () => {
  it('goes from one to the next until somebody takes it over; the reporter sees whether anybody did', async () => {
    const reported = await danger('kadera');
    expect(reported.answer.body.alarm).toMatchObject({
      open: true,
      text: expect.stringContaining('Nog niemand'),
    });
    await tickAt(5);
    expect(await accessTo(reported)).toMatchObject({ alarm: { open: true } });
    const handler = await lekwacht.as('handler', 'kadera');
    const before = (await handler.dossier(reported.id)).body;
    expect(before.alarm).toMatchObject({
      open: true,
      rungs: [{ missed: true, function: 'on-call' }, { missed: false }, { missed: false }],
    });
    await tickAt(12);
    const taken = await handler.post(
      `/v1/breaches/${reported.id}/alarm-acknowledgement`,
      {},
      { 'idempotency-key': randomUUID() },
    );
    expect(taken).toMatchObject({ status: 200, body: { recorded: true } });
    await tickAt(29);
    expect(await told(reported)).toBe(
      'danger dienst, danger fg, rung fg, deadline-near dienst, deadline-near fg, rung directeur',
    );
    expect(await accessTo(reported)).toMatchObject({
      alarm: {
        open: false,
        takenOverAt: minutes(12),
        text: 'Overgenomen op 1 juni om 23:22: iemand is ermee bezig.',
      },
    });
    const again = await handler.post(
      `/v1/breaches/${reported.id}/alarm-acknowledgement`,
      {},
      { 'idempotency-key': randomUUID() },
    );
    expect(again.body).toMatchObject({ recorded: false });
  });

  it('is a press of a button on the dashboard and in the dossier', async () => {
    const reported = await danger('kadera');
    await lekwacht.projected();
    const browser = await loggedIn(lekwacht.url, 'handler-of-kadera');
    const html = { headers: { accept: 'text/html' } };
    const page = await (await browser.ask(`${lekwacht.url}/desk/dossiers/${reported.id}`, html)).text();
    expect(page).toContain('Nog niemand heeft dit overgenomen');
    const desk = await (await browser.ask(`${lekwacht.url}/desk`, html)).text();
    const form = new RegExp(
      `action="(/desk/dossiers/${reported.id}/acts/acknowledge-alarm[^"]*)"[^]*?name="submission" value="([^"]+)"`,
    ).exec(desk);
    expect(form).not.toBeNull();
    const { text: after } = await browser.post(`${lekwacht.url}${form![1]!.replaceAll('&amp;', '&')}`, {
      submission: form![2]!,
      taal: 'nl',
    });
    expect(after).toContain('Het alarm is overgenomen op ma 1 jun, 23:10 door');
    expect(after).not.toContain('Nog niemand heeft dit overgenomen');
  });
});

describe('three people, of whom one is on holiday', () => {
  it('reach the next at once; an administrator says so, or the person himself, and nobody else', async () => {
    const until = new Date(Date.parse(NIGHT) + 5 * 24 * 3_600_000).toISOString();
    lekwacht.moveTo(NIGHT);
    expect((await away(administrator, 'kadera', { step: 'dienst', until })).body).toEqual({ recorded: true });
    expect((await away(administrator, 'kadera', { step: 'dienst', until })).body).toEqual({
      recorded: false,
    });
    expect((await away(administrator, 'kadera', { step: 'nobody', until })).body.errors).toMatchObject([
      { code: 'no-such-step' },
    ]);
    const handler = await lekwacht.as('handler', 'kadera');
    expect((await away(handler, 'kadera', { step: 'dienst' })).status).toBe(403);
    expect((await away(administrator, 'aanzien', { step: 'dienst' })).status).toBe(403);
    expect(await told(await danger('kadera'))).toBe('danger fg');
    expect((await away(administrator, 'kadera', { step: 'dienst' })).body).toEqual({ recorded: true });
    expect(await told(await danger('kadera'))).toBe('danger dienst, danger fg');
  });
});

describe('the page on which somebody says that he is away', () => {
  it('takes a day and a time, says what is wrong, and takes it back', async () => {
    lekwacht.moveTo(NIGHT);
    const browser = await loggedIn(lekwacht.url, 'administrator-of-kadera');
    const at = `${lekwacht.url}/desk/absences`;
    const form = { organisatie: 'kadera', step: 'directeur', taal: 'nl' };
    const past = await browser.post(at, { ...form, 'until.day': '2026-05-01', 'until.time': '09:00' });
    expect([past.response.status, past.text]).toEqual([422, expect.stringContaining('zou al voorbij zijn')]);
    const said = await browser.post(at, { ...form, 'until.day': '2026-06-03', 'until.time': '09:00' });
    expect(said.text).toContain('Is weg tot wo 3 jun 2026, 09:00.');
    const back = await browser.post(at, { ...form, 'until.day': '2026-06-03', terug: 'ja' });
    expect(back.text).toContain('Dat is vastgelegd.');
    expect(back.text).not.toContain('Is weg tot');
    const others = await (await loggedIn(lekwacht.url, 'handler-of-kadera')).go(at);
    expect(others.text).toContain('U staat bij geen organisatie op de lijst');
  });
});

describe('two people without FG, one away and the director unreachable', () => {
  it('hear that nobody was reached, and the page says so', async () => {
    lekwacht.moveTo(NIGHT);
    const here = await lekwacht.as('administrator', 'aanzien');
    const until = new Date(Date.parse(NIGHT) + 24 * 3_600_000).toISOString();
    expect((await away(here, 'aanzien', { step: 'dienst', until })).status).toBe(200);
    const reported = await danger('aanzien');
    for (const n of [10, 20, 25]) await tickAt(n);
    expect(await told(reported)).toMatch(
      /^danger directeur, deadline-near directeur, rung directeur, nobody-reached directeur/,
    );
    const browser = await loggedIn(lekwacht.url, 'handler-of-aanzien');
    const html = { headers: { accept: 'text/html' } };
    const page = await (await browser.ask(`${lekwacht.url}/desk/dossiers/${reported.id}`, html)).text();
    expect(page).toContain('Niemand is bereikt: bel zelf wie iets kan doen.');
    expect(await accessTo(reported)).toMatchObject({ alarm: { open: true } });
    const { boardContacts } = (await (await lekwacht.as('handler', 'aanzien')).dossier(reported.id)).body;
    expect(boardContacts).toMatchObject([{ attemptedAt: minutes(10), reached: false, byAlarm: true }]);
  });
});

describe('the digest of an FG', () => {
  it('is one each working morning, with figures and nothing else', async () => {
    const digests = lekwacht.application.app.get(Digests);
    const put = async () =>
      (
        await lekwacht.database.postgres.query<{ content: string }>({
          text: `select content from alarm_notices where kind = 'digest' order by put_at`,
        })
      ).rows.map(({ content }) => JSON.parse(content) as object);
    lekwacht.moveTo('2026-06-02T07:59:00+02:00');
    await lekwacht.projected();
    await digests.tick();
    expect(await put()).toEqual([]);
    lekwacht.moveTo('2026-06-02T08:00:00+02:00');
    await digests.tick();
    await digests.tick();
    expect(await put()).toMatchObject([
      {
        organisation: 'kadera',
        channel: 'mail',
        recipient: { kind: 'step', step: 'fg' },
        facts: { organisations: 1 },
      },
    ]);
    lekwacht.moveTo('2026-06-06T08:00:00+02:00');
    await digests.tick();
    expect(await put()).toHaveLength(1);
  });
});
