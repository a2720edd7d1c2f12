import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { LOOKED_AT } from '../../src/breach/dossier/look.js';
import { declaredRoutes } from '../../src/platform/http/declared-routes.js';
import { Browser } from '../support/http/browser.js';
import type { HttpClient } from '../support/http/http-client.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

/** They read, and show nobody's dossier. */
const NO_LOOKS = [
  ...['me.read', 'advice.compute', 'people.read', 'grants.read', 'report.enter'],
  'breach.enter-in-emergency',
  'absences.state',
  'profile.read',
  'webhooks.read',
];
const HTML = { headers: { accept: 'text/html' } };

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
});
afterAll(() => lekwacht.close());

interface SeenLook {
  readonly [field: string]: unknown;
}

const idOf = async (who: HttpClient): Promise<string> => String((await who.get('/v1/me')).body.id);

/** What the FG is told of somebody. */
async function looksOf(actor: string, organisation = 'perspektief'): Promise<SeenLook[]> {
  const fg = await lekwacht.as('fg', organisation, 'the FG who asks');
  const { status, body } = await fg.get(`/v1/organisations/${organisation}/looks?actor=${actor}`);
  expect(status).toBe(200);
  return (body.looks as SeenLook[]).reverse();
}

async function looksAt(who: Person, { id }: Reported): Promise<SeenLook[]> {
  const { status, body } = await who.get(`/v1/breaches/${id}/looks`);
  expect(status).toBe(200);
  return (body.looks as SeenLook[]).reverse();
}

async function rowsOf(actor: string): Promise<readonly SeenLook[]> {
  const { rows } = await lekwacht.database.postgres.query({
    text: 'select * from looks where actor_id = $1 order by at',
    values: [actor],
  });
  return rows;
}

describe('every look is recorded', () => {
  it('each route that reads with a role says which look it is, and each kind of look has its route', () => {
    const routes = declaredRoutes(lekwacht.application.app);
    const readers = routes.filter(
      ({ method, action }) => method === 'GET' && action !== undefined && !NO_LOOKS.includes(action),
    );
    expect(readers.filter(({ looks }) => looks === undefined).map(({ handler }) => handler)).toEqual([]);
    const declared = routes.flatMap(({ looks }) => [looks?.what, looks?.asFile].filter(Boolean));
    expect([...new Set(declared)].sort()).toEqual([...LOOKED_AT].sort());
  });

  it('into a dossier, its history, its forms and letters: each with who, when, in which role and what', async () => {
    const reported = await lekwacht.report();
    const who = await lekwacht.as('handler', 'perspektief', randomUUID());
    const actor = await idOf(who);
    const paths = ['', '/timeline', '/as-of?revision=0', '/ap-form', '/edpb-template', '/letter', ''];
    for (const path of paths) expect((await who.get(`/v1/breaches/${reported.id}${path}`)).status).toBe(200);
    const common = {
      ...{ actor, organisation: 'perspektief', dossier: reported.id, role: 'handler', outcome: 'shown' },
      ...{ at: lekwacht.clock.now(), times: 1, id: expect.any(String), reference: reported.reference },
    };
    const kinds = ['dossier', 'time-line', 'replay', 'ap-form', 'edpb-template', 'letter', 'dossier'];
    const expected = kinds.map((what) => ({ ...common, what }));
    const told = await looksOf(actor);
    expect(told).toHaveLength(expected.length);
    expect(told).toEqual(expect.arrayContaining(expected));
  });

  it('not what was asked wrongly and showed nothing', async () => {
    const reported = await lekwacht.report();
    const who = await lekwacht.as('handler', 'perspektief', randomUUID());
    expect((await who.get(`/v1/breaches/${reported.id}/as-of`)).status).toBe(422);
    expect((await who.get(`/v1/breaches/no-uuid`)).status).toBe(404);
    expect((await who.get('/v1/breaches?limit=0')).status).toBe(422);
    expect((await who.get('/v1/breaches?organisation=kadera')).status).toBe(403);
    expect(await rowsOf(await idOf(who))).toEqual([]);
  });

  it('a refused one too: in another role, from another organisation, at what is not there', async () => {
    const reported = await lekwacht.report();
    const [holder, stranger, guesser] = [
      await lekwacht.as('mandate-holder', 'perspektief', randomUUID()),
      await lekwacht.as('handler', 'kadera', randomUUID()),
      await lekwacht.withGrants('handler', 'kadera', randomUUID(), ['perspektief:auditor']),
    ];
    expect((await holder.get(`/v1/breaches/${reported.id}/timeline`)).status).toBe(403);
    expect((await stranger.get(`/v1/breaches/${reported.id}`)).status).toBe(404);
    expect((await guesser.get(`/v1/breaches/${randomUUID()}`)).status).toBe(404);
    const refused = { outcome: 'refused', organisation: 'perspektief', times: 1 };
    const ids = [await idOf(holder), await idOf(stranger), await idOf(guesser)] as const;
    const [byHolder] = await looksOf(ids[0]);
    expect(byHolder).toMatchObject({ ...refused, what: 'time-line', dossier: reported.id });
    expect(byHolder).not.toHaveProperty('role');
    expect(await looksOf(ids[1])).toMatchObject([{ ...refused, what: 'dossier', dossier: reported.id }]);
    expect(await looksOf(ids[1], 'kadera')).toEqual([]);
    for (const organisation of ['kadera', 'perspektief']) {
      const [guessed, ...more] = await looksOf(ids[2], organisation);
      expect([guessed, more]).toMatchObject([{ outcome: 'refused', organisation }, []]);
      expect(guessed).not.toHaveProperty('dossier');
    }
  });

  it('at a list in each organisation it is about; a file that leaves is an export', async () => {
    const who = await lekwacht.withGrants('handler', 'kadera', randomUUID(), ['perspektief:board']);
    const actor = await idOf(who);
    await who.get('/v1/register');
    await who.get('/v1/register?organisation=kadera', { accept: 'text/csv' });
    await who.get('/v1/register?organisation=kadera', { accept: 'text/csv' });
    const inKadera = (await looksOf(actor, 'kadera')).map(({ what, role, times }) => [what, role, times]);
    expect(inKadera.sort()).toEqual([
      ['register', 'handler', 1],
      ['register-export', 'handler', 1],
      ['register-export', 'handler', 1],
    ]);
    expect(await looksOf(actor)).toMatchObject([{ what: 'register', role: 'board' }]);
  });

  it('at a list that a page fetches again and again once in a quarter of an hour, and how often', async () => {
    const who = await lekwacht.as('board', 'perspektief', randomUUID());
    const actor = await idOf(who);
    lekwacht.moveTo('2026-06-01T10:14:30+02:00');
    await Promise.all([1, 2, 3].map(() => who.get('/v1/dashboard')));
    lekwacht.moveTo('2026-06-01T10:14:59+02:00');
    await who.get('/v1/dashboard');
    await who.get('/v1/breaches');
    lekwacht.moveTo('2026-06-01T10:15:00+02:00');
    await who.get('/v1/dashboard');
    const told = (await looksOf(actor)).map(({ what, at, until, times }) => [what, at, until, times]);
    expect(told.sort()).toEqual([
      ['dashboard', '2026-06-01T08:14:30.000Z', '2026-06-01T08:14:59.000Z', 4],
      ['dashboard', '2026-06-01T08:15:00.000Z', undefined, 1],
      ['dossier-list', '2026-06-01T08:14:59.000Z', undefined, 1],
    ]);
  });

  it('by a page with the session it came in', async () => {
    const browser = new Browser();
    const chooser = await browser.go(`${lekwacht.url}/login?return=/desk`);
    await browser.post(chooser.url, { person: 'fg-of-aanzien' }, ({ pathname }) => pathname === '/desk');
    expect((await browser.go(`${lekwacht.url}/desk`, undefined, HTML)).response.status).toBe(200);
    const { rows } = await lekwacht.database.postgres.query<{ session_id: string }>(
      `select looks.session_id from looks join login_sessions on login_sessions.id = looks.session_id
       and login_sessions.actor_id = looks.actor_id where what = 'dashboard' and organisation = 'aanzien'`,
    );
    expect(rows).toHaveLength(1);
    const byToken = await lekwacht.as('fg', 'aanzien');
    expect(await looksOf(await idOf(byToken), 'aanzien')).toMatchObject([
      { what: 'dashboard', session: rows[0]!.session_id },
    ]);
  });
});

describe('a look at a restricted dossier', () => {
  it('tells what opened it, and to whom it was refused', async () => {
    const reported = await lekwacht.report({ organisation: 'kadera' });
    const handler = await lekwacht.as('handler', 'kadera');
    const colleague = await lekwacht.as('handler', 'kadera', 'the colleague');
    const fg = await lekwacht.as('fg', 'kadera');
    await handler.acts(reported.id, 'restriction', { restricted: true, allowed: [], refused: [] });
    const from = lekwacht.moveTo('2026-06-01T11:00:00+02:00');
    await handler.dossier(reported.id);
    await colleague.dossier(reported.id);
    await fg.dossier(reported.id);
    const looks = (await looksAt(fg, reported)).filter(({ at }) => String(at) >= from);
    expect(looks.map(({ role, openedBy, outcome }) => [role, openedBy, outcome]).sort()).toEqual(
      [
        ['handler', 'list', 'shown'],
        [undefined, undefined, 'refused'],
        ['fg', 'function', 'shown'],
      ].sort(),
    );
  });

  it('an emergency way in is told as such: its reason stands in the log', async () => {
    const reported = await lekwacht.report({ organisation: 'kwartier' });
    const handler = await lekwacht.as('handler', 'kwartier');
    const board = await lekwacht.as('board', 'kwartier');
    const fg = await lekwacht.as('fg', 'kwartier');
    await handler.acts(reported.id, 'restriction', { restricted: true, open: ['board'] });
    const [{ proposal }] = (await board.dossier(reported.id)).body.proposals;
    await board.acts(reported.id, 'proposals/confirmation', { proposal, confirmed: true });
    await lekwacht.projected();
    expect((await fg.dossier(reported.id)).status).toBe(404);
    const shut = await fg.get(`/v1/organisations/kwartier/looks`);
    expect([shut.status, shut.text.includes(reported.id)]).toEqual([200, false]);
    expect((await fg.get(`/v1/breaches/${reported.id}/looks`)).status).toBe(404);
    await fg.post(
      `/v1/breaches/${reported.id}/emergency-access`,
      { reason: 'Nobody of the board answers.' },
      { 'idempotency-key': randomUUID() },
    );
    expect((await fg.dossier(reported.id)).status).toBe(200);
    await lekwacht.projected();
    expect((await looksAt(fg, reported)).map(({ openedBy }) => openedBy)).toContain('emergency');
    expect((await fg.get(`/v1/organisations/kwartier/looks`)).text).toContain(reported.id);
  });
});

describe('who reads the looks', () => {
  it('is the FG, of his own organisation; reading them is a look', async () => {
    const reported = await lekwacht.report();
    const fg = await lekwacht.as('fg', 'perspektief', randomUUID());
    const actor = await idOf(fg);
    await looksAt(fg, reported);
    await fg.get('/v1/organisations/perspektief/looks');
    const told = (await looksOf(actor)).map(({ what, dossier }) => [what, dossier]);
    expect(told.sort()).toEqual([
      ['looks-at-dossier', reported.id],
      ['looks-in-organisation', undefined],
    ]);
    expect((await fg.get('/v1/organisations/kadera/looks')).status).toBe(403);
    for (const role of ['handler', 'board', 'mandate-holder'] as const) {
      const other = await lekwacht.as(role);
      expect((await other.get(`/v1/breaches/${reported.id}/looks`)).status).toBe(403);
      expect((await other.get('/v1/organisations/perspektief/looks')).status).toBe(403);
    }
  });

  it('finds them in pages, each once, and within the moments he names', async () => {
    const reported = await lekwacht.report();
    const who = await lekwacht.as('handler', 'perspektief', randomUUID());
    const actor = await idOf(who);
    for (const minute of [20, 21, 22, 23, 24]) {
      lekwacht.moveTo(`2026-06-01T12:${minute}:00+02:00`);
      await who.dossier(reported.id);
    }
    const fg = await lekwacht.as('fg');
    const found: string[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const path = `/v1/organisations/perspektief/looks?actor=${actor}&limit=2${next && `&cursor=${next}`}`;
      const { body } = await fg.get(path);
      found.push(...(body.looks as { at: string }[]).map(({ at }) => at.slice(14, 16)));
      next = body.next as string | undefined;
    }
    expect(found).toEqual(['24', '23', '22', '21', '20']);
    const within = `from=2026-06-01T12:21:00%2B02:00&until=2026-06-01T12:23:00%2B02:00`;
    const { body } = await fg.get(`/v1/organisations/perspektief/looks?actor=${actor}&${within}`);
    expect((body.looks as { at: string }[]).map(({ at }) => at.slice(14, 16))).toEqual(['22', '21']);
    const bad = await fg.get('/v1/organisations/perspektief/looks?cursor=made-up');
    expect([bad.status, bad.body.code]).toEqual([400, 'cursor-invalid']);
  });
});

describe('where a look cannot be recorded', () => {
  const broken = async (work: () => Promise<void>): Promise<void> => {
    const { postgres } = lekwacht.database;
    await postgres.query('alter function record_looks(json) rename to record_looks_no_more');
    try {
      await work();
    } finally {
      await postgres.query('alter function record_looks_no_more(json) rename to record_looks');
    }
  };

  it('nothing is shown, neither to a program nor on a page; and again when it can', async () => {
    const reported = await lekwacht.report({ organisation: 'kwartier' });
    const who = await lekwacht.as('handler', 'kwartier');
    const browser = new Browser();
    const chooser = await browser.go(`${lekwacht.url}/login?return=/desk`);
    await browser.post(
      chooser.url,
      { person: 'handler-of-kwartier' },
      ({ pathname }) => pathname === '/desk',
    );
    await broken(async () => {
      const paths = [
        `/v1/breaches/${reported.id}`,
        `/v1/breaches/${randomUUID()}`,
        '/v1/dashboard',
        '/v1/register',
      ];
      for (const path of paths) {
        const { status, etag, body, text } = await who.get(path);
        expect([path, status, body.code, etag]).toEqual([path, 503, 'look-not-recorded', undefined]);
        expect(text).not.toContain(reported.reference);
      }
      const csv = await who.get('/v1/register', { accept: 'text/csv' });
      expect([csv.status, csv.headers['content-disposition']]).toEqual([503, undefined]);
      const page = await browser.go(`${lekwacht.url}/desk`, undefined, HTML);
      expect([page.response.status, page.text.includes(reported.reference)]).toEqual([503, false]);
      expect(page.text).toContain('<h1');
      // What is no look goes on.
      expect((await who.get('/v1/me')).status).toBe(200);
      expect(
        (await who.act(reported.id, 'supplements', { text: 'Still here.' }, { ifMatch: '"1"' })).status,
      ).toBe(200);
    });
    expect((await who.get(`/v1/breaches/${reported.id}`)).status).toBe(200);
  });
});
