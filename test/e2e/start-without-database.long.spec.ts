import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Drainer } from '../../src/intake/spool/drainer.timer.js';
import { Spool } from '../../src/intake/spool/spool.js';
import { declaredRoutes } from '../../src/platform/http/declared-routes.js';
import { StartGate } from '../../src/platform/http/start-gate.js';
import { aReport } from '../support/http/acts-over-http.js';
import { runLekwacht, type LekwachtOptions, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { createDatabaseBehindDoor, type DatabaseBehindDoor } from '../support/postgres/door.js';

const AT = '2026-06-01T09:00:00+02:00';
const LATER = '2026-06-01T11:00:00+02:00';
const PATIENCE_MS = 60_000;
/** Which pages and addresses are there before there is a database: reporting, what its pages are made of, and health. */
const SERVED = [
  ...['GET /', 'GET /assets/:name', 'GET /health/live', 'GET /health/ready', 'GET /metrics'],
  ...['GET /meld/:organisation', 'GET /meld/:organisation/poster', 'GET /meld/:organisation/privacy'],
  ...['POST /meld/:organisation', 'POST /v1/reports'],
  // Where Lekwacht is tried: what would have gone out, of danger before all.
  'GET /development/berichten',
  // Whoever was given a receipt hears that it is kept.
  ...['GET /melding', 'POST /melding', 'POST /v1/reports/access'],
];
const held = {
  LEKWACHT_RECEIPT_KEY: randomBytes(32).toString('base64'),
  LEKWACHT_ACTOR_KEY: randomBytes(32).toString('base64'),
  LEKWACHT_LOG_KEY: randomBytes(32).toString('base64'),
  LEKWACHT_TAG_KEY: randomBytes(32).toString('base64'),
  LEKWACHT_CUSTODY: 'environment',
  LEKWACHT_WRAPPING_KEYS: `1:${randomBytes(32).toString('base64')}`,
};

let database: DatabaseBehindDoor;
let lekwacht: RunningLekwacht;
beforeEach(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  database = await createDatabaseBehindDoor();
});
afterEach(async () => {
  await lekwacht.close();
  await database.drop();
}, PATIENCE_MS);

const start = async (options: LekwachtOptions = {}): Promise<void> => {
  lekwacht = await runLekwacht({
    ...{ at: AT, env: { ...held, LEKWACHT_SPOOL_AFTER_MS: '2000' }, database, isOpening: true },
    ...options,
  });
};
const ask = (method: string, path: string, accept = '*/*') =>
  fetch(`${lekwacht.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { accept, 'sec-fetch-site': 'same-origin' },
  });
const reportByForm = async (): Promise<string> => {
  const form = await (await ask('GET', '/meld/perspektief', 'text/html')).text();
  const submission = /name="submission" value="([^"]+)"/.exec(form)?.[1] ?? '';
  const said = { submission, description: 'Een tas is weg.', safetyRisk: 'no', 'reporter.kind': 'employed' };
  const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
  const body = new URLSearchParams(said);
  return (await fetch(`${lekwacht.url}/meld/perspektief`, { method: 'POST', body, headers })).text();
};

describe.each<[string, () => Promise<void>]>([
  ['is not there', () => database.door.shut()],
  ['is frozen', () => database.door.freeze()],
])('a start while the database %s', (_how, away) => {
  it(
    'takes reports, by the API and by a form; each becomes a dossier by itself',
    async () => {
      await away();
      await start({ timers: true });
      const answer = await lekwacht.send(aReport());
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({ receivedAt: '2026-06-01T07:00:00.000Z' });
      expect(await reportByForm()).toContain('Uw melding is binnen');
      expect(lekwacht.application.app.get(Spool).waiting().count).toBe(2);
      const { reference, secret } = answer.body;
      const back = await lekwacht.anyone.post('/v1/reports/access', { reference, secret });
      expect([back.status, back.body.state]).toEqual([200, 'kept']);
      const wrong = await lekwacht.anyone.post('/v1/reports/access', { reference, secret: 'ABCD' });
      expect([wrong.status, wrong.headers['retry-after']]).toEqual([503, '2']);

      lekwacht.moveTo(LATER);
      await database.door.open();
      await lekwacht.application.opened;
      await drained();
      await lekwacht.projected();
      const handler = await lekwacht.as('handler');
      const { body } = await handler.get(`/v1/breaches?reference=${String(answer.body.reference)}`);
      const dossier = await handler.dossier((body.dossiers as { id: string }[])[0]!.id);
      expect(dossier.body.moments.receivedAt).toBe('2026-06-01T07:00:00.000Z');
    },
    PATIENCE_MS,
  );
});

/** By its own timer. */
async function drained(): Promise<void> {
  const spool = lekwacht.application.app.get(Spool);
  while (spool.waiting().count > 0) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('before there is a database', () => {
  beforeEach(async () => {
    await database.door.shut();
    await start();
  });

  it('everything but reports and health is answered 503 "starting", whoever asks, and as a page to who reads pages', async () => {
    const routes = declaredRoutes(lekwacht.application.app);
    const served: string[] = [];
    for (const { method, path } of routes) {
      const address = path.replaceAll(/:\w+/g, 'perspektief');
      const answer = await ask(method, address);
      const body = await answer.text();
      if (!body.includes('"code":"starting"')) served.push(`${method} ${path}`);
      else expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 503, '2']);
    }
    expect(served.sort()).toEqual([...SERVED].sort());
    const page = await ask('GET', '/desk', 'text/html');
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await page.text()).toContain('De meldplek start net op. Melden kan gewoon.');
    // Null control: the same question to a desk that is open.
    await database.door.open();
    await lekwacht.application.opened;
    expect((await ask('GET', '/v1/breaches')).status).toBe(401);
  });

  it('readiness says that reports are taken in, and what it waits for', async () => {
    const { status, body } = await lekwacht.anyone.get('/health/ready');
    expect(status).toBe(200);
    expect(body.checks).toContainEqual({
      ...{ name: 'start', ok: false, fatal: false },
      detail: 'waits for the database; all but reports waits for it',
    });
    expect(body.checks).toContainEqual({ name: 'reports', ok: true, fatal: true, detail: 'are taken in' });
    await lekwacht.send(aReport());
    lekwacht.moveTo('2026-06-01T09:02:00+02:00');
    const late = (await lekwacht.anyone.get('/health/ready')).body.checks as { name: string }[];
    expect(late.find(({ name }) => name === 'spool')).toMatchObject({
      ...{ ok: false, fatal: false },
      detail: '1 reports wait, the oldest since 2026-06-01T07:00:00.000Z',
    });
    const { text } = await lekwacht.anyone.get('/metrics');
    const said = (name: string): number =>
      Number(new RegExp(`^lekwacht_spool_${name} (\\S+)$`, 'm').exec(text)?.[1]);
    expect([said('reports_waiting'), said('oldest_waiting_seconds'), said('quarantined_files')]).toEqual([
      1, 120, 0,
    ]);
    expect([said('breaker_open_seconds'), said('self_test_ok'), said('self_test_age_seconds')]).toEqual([
      0, 1, 0,
    ]);
    expect(said('bytes')).toBeGreaterThan(100);
    expect(said('disk_used_ratio')).toBeGreaterThan(0);
  });

  it('what cannot be kept is not tried on a log that is not open', async () => {
    jest
      .spyOn(lekwacht.application.app.get(Spool)['options'].disk, 'write')
      .mockRejectedValue(new Error('EIO'));
    for (let times = 0; times < 2; times++) {
      const answer = await lekwacht.send(aReport());
      expect([answer.status, answer.body.code]).toEqual([503, 'report-not-kept']);
    }
    jest.restoreAllMocks();
    expect(lekwacht.logged.join('')).not.toContain('the log did not take a report');
    expect((await lekwacht.send(aReport())).status).toBe(201);
  });

  it('it is told what is waited for, without the password', async () => {
    const why = await new Promise<string>((resolve) => {
      lekwacht.application.onWaiting(resolve);
    });
    expect(why).toMatch(/^DATABASE_URL: connect ECONNREFUSED/);
    expect(why).not.toContain(new URL(database.connection.connectionString).password);
  });

  it('it ends at once when it is told to, and what it kept waits for the next', async () => {
    const { body } = await lekwacht.send(aReport());
    await lekwacht.application.close();
    await expect(lekwacht.application.opened).rejects.toThrow();
    await database.door.open();
    const first = lekwacht;
    await start({ beside: first, isOpening: false });
    expect(lekwacht.application.app.get(Spool).waiting().count).toBe(1);
    await lekwacht.application.app.get(Drainer).tick();
    const { rows } = await database.postgres.query<{ data: string }>(
      `select data from events where type = 'BreachReported'`,
    );
    expect(rows.map(({ data }) => (JSON.parse(data) as { reference: string }).reference)).toEqual([
      body.reference,
    ]);
    await lekwacht.close();
    lekwacht = first;
  });
});

describe('what no waiting heals ends the start in words', () => {
  it('a wrong password, found when the database is there', async () => {
    const url = new URL(database.connection.connectionString);
    url.password = 'tulip';
    await database.door.shut();
    await start({ database: { ...database, connection: { connectionString: url.href } } });
    expect((await lekwacht.send(aReport())).status).toBe(201);
    await database.door.open();
    await expect(lekwacht.application.opened).rejects.toThrow(
      /^DATABASE_URL: password authentication failed/,
    );
    expect(lekwacht.application.app.get(StartGate).isOpen).toBe(false);
  });

  it('a key that is not the one of this database', async () => {
    await start();
    await lekwacht.application.opened;
    await lekwacht.close();
    await database.door.shut();
    const other = { ...held, LEKWACHT_WRAPPING_KEYS: `1:${randomBytes(32).toString('base64')}` };
    await start({ env: other });
    await database.door.open();
    await expect(lekwacht.application.opened).rejects.toThrow(
      'not the one that this database was sealed with',
    );
  });
});

it('what is sealed under a key that is held and whose epoch is not opened yet becomes a dossier all the same', async () => {
  await start();
  await lekwacht.application.opened;
  await lekwacht.close();
  await database.door.shut();
  const next = `${held.LEKWACHT_WRAPPING_KEYS},2:${randomBytes(32).toString('base64')}`;
  await start({ env: { ...held, LEKWACHT_WRAPPING_KEYS: next } });
  await lekwacht.send(aReport());
  await database.door.open();
  await lekwacht.application.opened;
  await lekwacht.application.app.get(Drainer).tick();
  expect(lekwacht.application.app.get(Spool).waiting()).toEqual({ count: 0, quarantined: 0 });
  const { rowCount } = await database.postgres.query(`select from events where type = 'BreachReported'`);
  expect(rowCount).toBe(1);
});

it('a first start that holds no key keeps nothing before there is a database: nobody could say that its key is the right one', async () => {
  await database.door.shut();
  await start({ env: {}, timers: true });
  const refused = await lekwacht.send(aReport());
  expect([refused.status, refused.body.code]).toEqual([503, 'report-not-kept']);
  expect((await lekwacht.anyone.get('/health/ready')).status).toBe(503);
  await database.door.open();
  await lekwacht.application.opened;
  expect((await lekwacht.send(aReport())).status).toBe(201);
  expect((await lekwacht.anyone.get('/health/ready')).status).toBe(200);
});
