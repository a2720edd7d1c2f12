import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { grantByCommandLine } from '../../src/grant.cli.js';
import { GrantRecords } from '../../src/grants/grant-records.js';
import type { Role } from '../../src/platform/identity/principal.js';
import { Browser } from '../support/http/browser.js';
import type { Answer, HttpClient } from '../support/http/http-client.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { TestProvider } from '../support/http/test-provider.js';

const GRANTS = '/v1/organisations/perspektief/grants';
let provider: TestProvider;
let lekwacht: RunningLekwacht;
/** Another process of it. */
let other: RunningLekwacht;
beforeAll(async () => {
  provider = await TestProvider.start();
  const env = { AUTH_ISSUERS: JSON.stringify([provider.setting()]) };
  lekwacht = await runLekwacht({ env });
  other = await runLekwacht({ beside: lekwacht, env });
});
afterAll(async () => {
  await other.close();
  await lekwacht.close();
  await provider.close();
});

/** Somebody of a provider that knows no roles, unless he is said to have some. */
class Somebody {
  private constructor(
    readonly subject: string,
    readonly id: string,
    private readonly token: string,
    private readonly claimed: readonly string[],
  ) {}

  static async new(...roles: readonly string[]): Promise<Somebody> {
    const subject = `canary-${randomUUID()}`;
    const now = Math.floor(Date.now() / 1_000);
    const token = await provider.sign({
      ...{ iss: provider.url, aud: 'lekwacht', sub: subject, iat: now, exp: now + 600, auth_time: now },
      lekwacht_grants: roles,
    });
    const me = await lekwacht.with({ authorization: `Bearer ${token}` }).get('/v1/me');
    return new Somebody(subject, me.body.id as string, token, roles);
  }

  at(desk = lekwacht): HttpClient {
    return desk.with({ authorization: `Bearer ${this.token}` });
  }

  post(what: '' | '/confirmation' | '/withdrawal', person: Somebody, role: Role, key = randomUUID()) {
    return this.at().post(`${GRANTS}${what}`, { person: person.id, role }, { 'idempotency-key': key });
  }

  /** Roles that count, by token, at both processes. */
  async roles(): Promise<readonly string[]> {
    const [here, there] = await Promise.all([lekwacht, other].map((desk) => this.at(desk).get('/v1/me')));
    expect(there!.body).toEqual(here!.body);
    return (here!.body.grants as { organisation: string; role: string }[]).map(
      ({ organisation, role }) => `${organisation}:${role}`,
    );
  }

  async logIn(name?: string): Promise<Browser> {
    const browser = new Browser();
    const issuer = encodeURIComponent(provider.url);
    const { headers } = await browser.ask(`${lekwacht.url}/login?return=/desk&issuer=${issuer}`);
    const claims = { sub: this.subject, lekwacht_grants: this.claimed, name };
    await browser.ask(await provider.answerTo(new URL(headers.get('location')!), { claims }));
    return browser;
  }
}

const outcome = ({ status, body }: Answer): string => `${status} ${String(body.code ?? body.state)}`;
const opens = async (browser: Browser, desk = lekwacht): Promise<number> =>
  (await browser.ask(`${desk.url}/desk`)).status;

describe('a grant given here', () => {
  it('opens dossiers once the board confirmed it, at once and everywhere', async () => {
    const [admin, board] = [
      await Somebody.new('perspektief:administrator'),
      await Somebody.new('perspektief:board'),
    ];
    const somebody = await Somebody.new();
    const browser = await somebody.logIn();
    expect(await opens(browser)).toBe(403);
    expect(outcome(await admin.post('', somebody, 'handler'))).toBe('200 waits');
    expect(await somebody.roles()).toEqual([]);
    expect([await opens(browser), await opens(browser, other)]).toEqual([403, 403]);
    expect(outcome(await board.post('/confirmation', somebody, 'handler'))).toBe('200 counts');
    expect(await somebody.roles()).toEqual(['perspektief:handler']);
    expect([await opens(browser), await opens(browser, other)]).toEqual([200, 200]);
    expect((await somebody.at(other).get('/v1/dashboard')).status).toBe(200);
  });

  it('of an administrator counts at once, since he sees no dossier; he gives others theirs', async () => {
    const [admin, second, third] = [
      await Somebody.new('perspektief:administrator'),
      await Somebody.new(),
      await Somebody.new(),
    ];
    expect(outcome(await admin.post('', second, 'administrator'))).toBe('200 counts');
    expect((await second.at().get('/v1/breaches')).status).toBe(403);
    expect(outcome(await second.post('', third, 'handler'))).toBe('200 waits');
  });

  it('is given by nobody to himself, and confirmed by nobody for himself or alone', async () => {
    const both = await Somebody.new('perspektief:administrator', 'perspektief:board');
    const [admin, somebody] = [await Somebody.new('perspektief:administrator'), await Somebody.new()];
    const count = await lekwacht.countEvents();
    expect(outcome(await both.post('', both, 'handler'))).toBe('403 grant-to-oneself');
    expect(await lekwacht.countEvents()).toBe(count);
    await admin.post('', both, 'handler');
    expect(outcome(await both.post('/confirmation', both, 'handler'))).toBe('403 grant-to-oneself');
    await both.post('', somebody, 'handler');
    expect(outcome(await both.post('/confirmation', somebody, 'handler'))).toBe('403 second-person-needed');
    expect(await somebody.roles()).toEqual([]);
  });

  it('never makes an FG who decides, also together with what his provider says', async () => {
    const [admin, board] = [
      await Somebody.new('perspektief:administrator'),
      await Somebody.new('perspektief:board'),
    ];
    const acted = await Somebody.new('perspektief:fg');
    const { id } = await lekwacht.report();
    const { etag } = await acted.at().get(`/v1/breaches/${id}`);
    const key = { 'idempotency-key': randomUUID(), 'if-match': etag! };
    expect((await acted.at().post(`/v1/breaches/${id}/supplements`, { text: 'a' }, key)).status).toBe(200);
    expect(outcome(await admin.post('', acted, 'administrator'))).toBe('409 fg-not-independent');
    // Of one who never acted nobody here knows what he is: then it does not count, and takes nothing from him.
    const unknown = await Somebody.new('perspektief:fg');
    expect(outcome(await admin.post('', unknown, 'administrator'))).toBe('200 counts');
    await admin.post('', unknown, 'board');
    await board.post('/confirmation', unknown, 'board');
    expect(await unknown.roles()).toEqual(['perspektief:fg']);
    const decides = await Somebody.new('perspektief:board');
    await admin.post('', decides, 'fg');
    expect(outcome(await board.post('/confirmation', decides, 'fg'))).toBe('200 counts');
    expect(await decides.roles()).toEqual(['perspektief:board']);
  });

  it('is none of the business of another organisation, nor of who sees no grants', async () => {
    const somebody = await Somebody.new();
    for (const who of [await Somebody.new('kadera:administrator', 'kadera:board'), await Somebody.new()]) {
      for (const what of ['', '/confirmation', '/withdrawal'] as const)
        expect(outcome(await who.post(what, somebody, 'handler'))).toBe('403 not-allowed');
      expect((await who.at().get(GRANTS)).status).toBe(403);
    }
    const admin = await Somebody.new('elsewhere:administrator');
    const sent = { person: somebody.id, role: 'administrator' };
    const answer = await admin
      .at()
      .post('/v1/organisations/elsewhere/grants', sent, { 'idempotency-key': randomUUID() });
    expect(outcome(answer)).toBe('409 organisation-not-served');
  });

  it('the same request twice is one fact; another one under its key is refused', async () => {
    const [admin, somebody] = [await Somebody.new('perspektief:administrator'), await Somebody.new()];
    const key = randomUUID();
    const [first, ...more] = await Promise.all([1, 2, 3].map(() => admin.post('', somebody, 'handler', key)));
    for (const again of more) expect(again.body).toEqual(first!.body);
    expect(outcome(await admin.post('', somebody, 'auditor', key))).toBe('422 idempotency-key-reused');
    expect(outcome(await admin.post('', somebody, 'handler'))).toBe('409 grant-given-already');
    const facts = (await lekwacht.events('given-grants-')).filter(({ data }) => data.includes(somebody.id));
    expect(facts.map(({ type }) => type)).toEqual(['GrantGiven']);
  });
});

describe('a grant taken away here', () => {
  it('is gone with the next request, in every process, and with it the sessions', async () => {
    const [admin, board] = [
      await Somebody.new('perspektief:administrator'),
      await Somebody.new('perspektief:board'),
    ];
    const somebody = await Somebody.new();
    await admin.post('', somebody, 'handler');
    await board.post('/confirmation', somebody, 'handler');
    const [browser, untouched] = [await somebody.logIn(), await board.logIn()];
    expect([await opens(browser), await opens(untouched)]).toEqual([200, 200]);
    expect(outcome(await admin.post('/withdrawal', somebody, 'handler'))).toBe('200 withdrawn');
    expect([await opens(browser, other), await opens(browser), await opens(untouched)]).toEqual([
      303, 303, 200,
    ]);
    expect((await somebody.at(other).get('/v1/dashboard')).status).toBe(403);
    expect(await somebody.roles()).toEqual([]);
  });

  it('is gone also where the provider still says it, until it is given again and counts', async () => {
    const [admin, board] = [
      await Somebody.new('perspektief:administrator'),
      await Somebody.new('perspektief:board'),
    ];
    const somebody = await Somebody.new('perspektief:handler', 'kadera:handler');
    await admin.post('/withdrawal', somebody, 'handler');
    expect(await somebody.roles()).toEqual(['kadera:handler']);
    expect(await opens(await somebody.logIn())).toBe(200);
    await admin.post('', somebody, 'handler');
    expect(await somebody.roles()).toEqual(['kadera:handler']);
    await board.post('/confirmation', somebody, 'handler');
    expect(await somebody.roles()).toEqual(['kadera:handler', 'perspektief:handler']);
  });

  it('of the FG or the board is taken by the board alone', async () => {
    const [admin, board] = [
      await Somebody.new('perspektief:administrator'),
      await Somebody.new('perspektief:board'),
    ];
    const fg = await Somebody.new('perspektief:fg');
    expect(outcome(await admin.post('/withdrawal', fg, 'fg'))).toBe('403 board-alone-withdraws');
    expect(await fg.roles()).toEqual(['perspektief:fg']);
    expect(outcome(await board.post('/withdrawal', fg, 'fg'))).toBe('200 withdrawn');
    expect(await fg.roles()).toEqual([]);
  });

  it('stays away where a process dies before it is a fact, and what is a fact is made up for', async () => {
    const [admin, board] = [
      await Somebody.new('perspektief:administrator'),
      await Somebody.new('perspektief:board'),
    ];
    const [somebody, second] = [await Somebody.new('perspektief:handler'), await Somebody.new()];
    const records = lekwacht.application.app.get(GrantRecords);
    const dies = jest.spyOn(records, 'look').mockRejectedValue(new Error('the process died'));
    expect((await admin.post('/withdrawal', somebody, 'handler')).status).toBe(500);
    expect(await somebody.roles()).toEqual([]);
    await admin.post('', second, 'handler');
    const key = randomUUID();
    expect((await board.post('/confirmation', second, 'handler', key)).status).toBe(500);
    expect(await second.roles()).toEqual([]);
    dies.mockRestore();
    expect(outcome(await board.post('/confirmation', second, 'handler', key))).toBe('200 counts');
    expect(await second.roles()).toEqual(['perspektief:handler']);
    expect(await somebody.roles()).toEqual([]);
  });
});

describe('whoever holds a role that was given here', () => {
  const PAGES = { headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' } };
  const read = async (browser: Browser, path: string): Promise<string> =>
    (await browser.go(`${lekwacht.url}${path}`, undefined, PAGES)).text;
  const nameless = ({ id }: Somebody): string => `Zonder naam (${id.slice(0, 8)})`;
  const give = (role: Role, { id: person }: Somebody, organisation = 'perspektief') =>
    grantByCommandLine(lekwacht.config, { organisation, role, person, withdraw: false });

  it('has a name on the pages of his organisation, though no token of his says of any role', async () => {
    const [admin, board, fg] = [await Somebody.new(), await Somebody.new(), await Somebody.new()];
    await give('administrator', admin);
    await give('board', board);
    const chair = await board.logIn('Bea Bestuur');
    await admin.logIn('Ada Beheer');
    // He logged in to be told that he has no role yet: his name is nobody's business.
    await fg.logIn('Fenna Groot');
    await admin.post('', fg, 'fg');
    const before = await read(chair, '/desk/people');
    expect(before).toContain(nameless(fg));
    expect(before).not.toContain('Fenna');
    // Once he comes again, whoever confirms reads whom.
    await fg.logIn('Fenna Groot');
    const waiting = await read(chair, '/desk/people');
    expect(waiting).toContain('Fenna Groot: FG');
    expect(waiting).toContain('Ada Beheer');
    expect(waiting).not.toContain(nameless(board));
    await board.post('/confirmation', fg, 'fg');
    const fgDesk = await fg.logIn('Fenna Groot');
    const { id } = await lekwacht.report({ organisation: 'perspektief' });
    const seen = await fg.at().get(`/v1/breaches/${id}`);
    const head = { 'idempotency-key': randomUUID(), 'if-match': String(seen.etag) };
    await fg.at().post(`/v1/breaches/${id}/assignment`, { person: fg.id }, head);
    const page = await read(chair, `/desk/dossiers/${id}`);
    // Whose the dossier is, and who said so in its time line.
    expect(page.split('Fenna Groot').length).toBeGreaterThan(2);
    expect(page).not.toContain(nameless(fg));
    expect(await read(fgDesk, '/desk/people')).toMatch(/Bea Bestuur[^]*Fenna Groot/);
  });

  it('is seen while he works, also by a session from before he was given it', async () => {
    const [board, handler] = [await Somebody.new('perspektief:board'), await Somebody.new()];
    const browser = await handler.logIn('Hanna Hof');
    await give('board', handler);
    await read(browser, '/desk/people');
    const { body } = await board.at().get('/v1/organisations/perspektief/people');
    const seen = (body.people as { id: string; lastSeen?: string }[]).find(({ id }) => id === handler.id);
    expect(seen).toMatchObject({ roles: ['board'], lastSeen: '2026-06-01T07:00:00.000Z' });
  });

  it('is named to nobody of another organisation, and nowhere where he holds nothing', async () => {
    const [board, other] = [await Somebody.new(), await Somebody.new('kadera:board')];
    await give('board', board);
    await board.logIn('Bram Binnen');
    const path = (slug: string): string => `/v1/organisations/${slug}/people`;
    expect((await board.at().get(path('perspektief'))).text).toContain('Bram Binnen');
    expect((await other.at().get(path('perspektief'))).status).toBe(403);
    expect((await other.at().get(path('kadera'))).text).not.toContain('Bram Binnen');
    const { rows } = await lekwacht.database.postgres.query({
      text: 'select organisation, box::text from directory where actor_id = $1',
      values: [board.id],
    });
    expect(rows).toMatchObject([{ organisation: 'perspektief' }]);
    expect(JSON.stringify(rows)).not.toContain('Bram');
  });
});

describe('the log', () => {
  it('tells who gave what to whom, and nothing else of them; the table comes of it', async () => {
    const { rows } = await lekwacht.database.postgres.query(
      'select person, organisation, role, counts from given_grants order by 1, 2, 3',
    );
    expect(rows.length).toBeGreaterThan(5);
    await lekwacht.database.postgres.query('delete from given_grants');
    await lekwacht.database.postgres.query('delete from given_grants_read');
    const env = { AUTH_ISSUERS: JSON.stringify([provider.setting()]) };
    const started = await runLekwacht({ beside: lekwacht, env });
    const again = await lekwacht.database.postgres.query(
      'select person, organisation, role, counts from given_grants order by 1, 2, 3',
    );
    await started.close();
    expect(again.rows).toEqual(rows);
    const written = JSON.stringify([await lekwacht.events('given-grants-'), lekwacht.logged, rows]);
    expect(written).toContain('GrantWithdrawn');
    expect(written).not.toContain('canary');
  });

  it('is listed for administrator, board and FG', async () => {
    const somebody = await Somebody.new();
    const admin = await Somebody.new('perspektief:administrator');
    await admin.post('', somebody, 'fg');
    for (const role of ['administrator', 'board', 'fg'] as const) {
      const who = await Somebody.new(`perspektief:${role}`);
      const { body } = await who.at().get(GRANTS);
      expect(body.grants).toContainEqual({
        ...{ person: somebody.id, role: 'fg', state: 'waits', opensDossiers: true },
        given: { by: admin.id, at: '2026-06-01T07:00:00.000Z' },
      });
    }
  });
});

describe('by the command line', () => {
  it('an organisation gets its first administrator and board, who give the rest', async () => {
    const [admin, board, somebody] = [await Somebody.new(), await Somebody.new(), await Somebody.new()];
    const give = (role: Role, { id: person }: Somebody, withdraw = false) =>
      grantByCommandLine(lekwacht.config, { organisation: 'perspektief', role, person, withdraw });
    await give('administrator', admin);
    await give('board', board);
    expect(await board.roles()).toEqual(['perspektief:board']);
    expect(outcome(await admin.post('', somebody, 'handler'))).toBe('200 waits');
    expect(outcome(await board.post('/confirmation', somebody, 'handler'))).toBe('200 counts');
    await expect(give('board', board)).rejects.toThrow('grant-given-already');
    await give('board', board, true);
    expect(await board.roles()).toEqual([]);
    const { body } = await admin.at().get(GRANTS);
    expect(body.grants).toContainEqual(
      expect.objectContaining({ person: admin.id, given: expect.objectContaining({ by: 'command-line' }) }),
    );
  });
});
