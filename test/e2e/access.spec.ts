import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { POLICY, type Action } from '../../src/breach/dossier/access.policy.js';
import { declaredRoutes } from '../../src/platform/http/declared-routes.js';
import { ROLES, type Role } from '../../src/platform/identity/principal.js';
import { aDecision, aReport } from '../support/http/acts-over-http.js';
import { exampleBody, type OpenApiDocument } from '../support/http/example-body.js';
import type { Answer, HttpClient } from '../support/http/http-client.js';
import {
  formWith,
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';
let lekwacht: RunningLekwacht;
let contract: OpenApiDocument;
/** An access request of perspektief. */
let request: string;
/** A dossier of perspektief, and an inquiry into it. */
let [asked, inquiry]: string[] = [];
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: NOW });
  const somebody = { organisation: 'perspektief', name: 'Somebody' };
  const handler = await lekwacht.as('handler');
  const entered = await handler.post('/v1/access-requests', somebody, { 'idempotency-key': randomUUID() });
  request = String(entered.body.id);
  asked = (await lekwacht.report()).id;
  contract = (await lekwacht.anyone.get('/v1/openapi.json')).body as OpenApiDocument;
});
afterAll(() => lekwacht.close());

/** Of the API; pages take a session and have their matrix in desk-pages.spec.ts. */
const guarded = () =>
  declaredRoutes(lekwacht.application.app).filter(
    ({ path, ...route }) => !route.public && path.startsWith('/v1/'),
  );
/** What a route has to be asked with, by the end of its path. */
const ASKED: Readonly<Record<string, string>> = {
  'as-of': '?revision=0',
  proof: '?event=organisation-perspektief@0',
};
const INQUIRY = (): object => ({
  ...{ dossiers: [asked], from: NOW, until: NOW },
  ...{ askedBy: 'An inspector', ground: 'Art. 58(1)(a) GDPR' },
});
/** Of perspektief, open to every auditor. */
async function openInquiry(): Promise<string> {
  const fg = await lekwacht.as('fg');
  const { body } = await fg.post('/v1/inquiries', INQUIRY(), { 'idempotency-key': randomUUID() });
  return String(body.id);
}

async function call(who: HttpClient, method: string, path: string, id: string): Promise<Answer> {
  const url = path
    .replace(':id', id)
    .replace(':matter', randomUUID())
    .replace(':asked', randomUUID())
    .replace(':attachment', randomUUID())
    .replace(':webhook', randomUUID())
    .replace(':request', request)
    .replace(':inquiry', inquiry!)
    .replace(':organisation', 'perspektief');
  if (method === 'GET') return who.get(`${url}${ASKED[path.split('/').at(-1) ?? ''] ?? ''}`);
  const headers = { 'idempotency-key': randomUUID(), 'if-match': '"2"' };
  // A body that is accepted: what is refused is then refused to the person.
  if (path.endsWith('/attachments')) return who.request('POST', url, formWith({}), headers);
  if (path === '/v1/inquiries') return who.post(url, INQUIRY(), headers);
  return who.post(url, exampleBody(contract, path, NOW) as object, headers);
}

/** Somebody is in danger, so that the emergency mandate is open. */
async function dossiersInDanger(count: number): Promise<string[]> {
  const answers = await Promise.all(
    Array.from({ length: count }, () => lekwacht.send(aReport({ safetyRisk: 'yes' }))),
  );
  await lekwacht.projected();
  const handler = await lekwacht.as('handler');
  const found = answers.map(async ({ body: { reference } }) => {
    const { body } = await handler.get(`/v1/breaches?reference=${String(reference)}`);
    return (body.dossiers as [Reported])[0].id;
  });
  return Promise.all(found);
}

describe('who may do what', () => {
  it('every guarded route has its row in the policy, every row its route', () => {
    const actions = new Set(guarded().map(({ action }) => action));
    expect([...actions].sort()).toEqual(Object.keys(POLICY).sort());
    expect(
      declaredRoutes(lekwacht.application.app)
        .filter((route) => route.public)
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      // What anybody may look at, and report by.
      ...['/', '/assets/:name', '/development/berichten'],
      ...['/health/live', '/health/ready'],
      ...['/login', '/login/back-channel', '/login/callback', '/logout'],
      ...['/meld/:organisation', '/meld/:organisation'],
      ...['/meld/:organisation/poster', '/meld/:organisation/privacy'],
      ...['/melding', '/melding'],
      ...['/metrics', '/v1/audit/key', '/v1/register/codes', '/v1/reports'],
      // A receipt opens the first, and the token that it gives the others: no role does.
      ...['/v1/reports/access', '/v1/reports/answers', '/v1/reports/attachments'],
      ...['/v1/reports/supplements', '/v1/reports/wishes'],
    ]);
  });

  it('without a token nobody comes past the door', async () => {
    for (const { method, path } of guarded()) {
      const { status, body } = await call(lekwacht.anyone, method, path, randomUUID());
      expect([method, path, status, body.code]).toEqual([method, path, 401, 'token-missing']);
    }
  });

  it.each(ROLES.map((role) => [role]))(
    '%s',
    async (role) => {
      const person = await lekwacht.as(role);
      const stranger = await lekwacht.as(role, 'kadera');
      inquiry = await openInquiry();
      const [shared, ...fresh] = await dossiersInDanger(
        1 +
          guarded().filter(({ method, action }) => method === 'POST' && mayDo(role, action as Action)).length,
      );
      for (const { method, path, action } of guarded()) {
        // What is done changes the dossier, so each act that may be done gets one of its own.
        const changes = method === 'POST' && mayDo(role, action as Action);
        const id = changes ? fresh.pop()! : shared!;
        const isList = !path.includes(':id');
        const seen = await call(person, method, path, id);
        const fromOutside = await call(stranger, method, path, id);
        if (path.includes(':request')) {
          const none = '404 no-such-access-request';
          const refused = mayDo(role, 'access-request.handle') ? '403 not-allowed' : none;
          const verdict = mayDo(role, action as Action) ? 'let through' : refused;
          expect([path, verdictOn(seen), verdictOn(fromOutside)]).toEqual([path, verdict, none]);
          continue;
        }
        if (path.includes(':inquiry')) {
          const none = '404 no-such-inquiry';
          const refused = mayDo(role, 'inquiry.read') ? '403 not-allowed' : none;
          const verdict = mayDo(role, action as Action) ? 'let through' : refused;
          expect([path, verdictOn(seen), verdictOn(fromOutside)]).toEqual([path, verdict, none]);
          continue;
        }
        expect([method, path, verdictOn(seen)]).toEqual([
          method,
          path,
          expected(role, action as Action, isList),
        ]);
        if (path.includes(':organisation')) expect(verdictOn(fromOutside)).toBe('403 not-allowed');
        else if (isList) expect(fromOutside.text).not.toContain(id);
        else
          expect([method, path, fromOutside.status, fromOutside.body.code]).toEqual([
            method,
            path,
            404,
            'no-such-dossier',
          ]);
      }
    },
    60_000,
  );
});

function mayDo(role: Role, action: Action): boolean {
  return (POLICY[action] as readonly Role[]).includes(role);
}

type Verdict = 'let through' | '403 not-allowed' | '404 no-such-dossier';

/** From the policy table: who may not even read dossiers is not told that there is one. */
function expected(role: Role, action: Action, isList: boolean): Verdict {
  if (mayDo(role, action)) return 'let through';
  return isList || mayDo(role, 'breach.read') ? '403 not-allowed' : '404 no-such-dossier';
}

/** A refusal of the domain (409, 422) comes after the door. */
function verdictOn({ status, body }: Answer): string {
  // Who is told that there is no such file may look for it.
  if (body?.code === 'no-such-attachment') return 'let through';
  return [401, 403, 404].includes(status) || status >= 500 ? `${status} ${String(body.code)}` : 'let through';
}

describe('the FG is independent', () => {
  const ADVICE = { question: 'notify-authority', outcome: 'yes', reason: 'A risk.' };
  const DECISION = aDecision('notify-authority');

  it.each(['board', 'mandate-holder', 'administrator'])(
    'not together with %s in one organisation',
    async (role) => {
      const both = await lekwacht.withGrants('fg', 'perspektief', undefined, [`perspektief:${role}`]);
      expect(await both.get('/v1/breaches')).toMatchObject({
        status: 403,
        body: { code: 'fg-not-independent' },
      });
    },
  );

  it('FG here and board elsewhere is possible, and each act counts for its own organisation', async () => {
    const both = await lekwacht.withGrants('fg', 'perspektief', undefined, ['kadera:board']);
    const here = await lekwacht.report();
    const there = await lekwacht.report({ organisation: 'kadera' });
    expect((await both.act(here.id, 'advice', ADVICE)).status).toBe(200);
    expect((await both.act(here.id, 'decisions', DECISION)).status).toBe(403);
    expect((await both.act(there.id, 'decisions', DECISION)).status).toBe(200);
    expect((await both.act(there.id, 'advice', ADVICE)).status).toBe(403);
    const { body } = await both.get('/v1/breaches?organisation=kadera');
    expect((body.dossiers as { organisation: string }[]).map(({ organisation }) => organisation)).toEqual([
      'kadera',
    ]);
  });
});

/** Through which exits of the desk somebody gets to see a dossier. */
const whereSeen = async (who: Person, { id, reference }: Reported): Promise<string[]> => {
  const places = {
    dossier: `/v1/breaches/${id}`,
    timeline: `/v1/breaches/${id}/timeline`,
    'as-of': `/v1/breaches/${id}/as-of?revision=0`,
    list: '/v1/breaches',
    'look-up': `/v1/breaches?reference=${reference}`,
    dashboard: '/v1/dashboard',
    register: '/v1/register',
    'register as of': `/v1/register?asOf=2026-06-01T23:00:00Z`,
  };
  const found: string[] = [];
  for (const [place, path] of Object.entries(places)) {
    const { status, text } = await who.get(path);
    if (place === 'dossier' || place === 'timeline' || place === 'as-of')
      expect([200, 404]).toContain(status);
    if (text.includes(reference) || text.includes(id)) found.push(place);
  }
  const csv = await who.get('/v1/register', { accept: 'text/csv' });
  return csv.text.includes(reference) || csv.text.includes(id) ? [...found, 'csv'] : found;
};
const EVERYWHERE = [
  'dossier',
  'timeline',
  'as-of',
  'list',
  'look-up',
  'dashboard',
  'register',
  'register as of',
  'csv',
];

describe('a restricted dossier', () => {
  let reported: Reported;
  let handler: Person;
  let deputy: Person;
  let colleague: Person;
  let fg: Person;
  let board: Person;
  beforeAll(async () => {
    reported = await lekwacht.report({ organisation: 'kadera', description: 'A colleague read a file.' });
    handler = await lekwacht.as('handler', 'kadera');
    deputy = await lekwacht.as('handler', 'kadera', 'the deputy');
    colleague = await lekwacht.as('handler', 'kadera', 'the colleague');
    fg = await lekwacht.as('fg', 'kadera');
    board = await lekwacht.as('board', 'kadera');
    const allowed = [await deputy.actorId(reported)];
    const refused = [await colleague.actorId(reported)];
    await handler.acts(reported.id, 'restriction', { restricted: true, allowed, refused });
    await lekwacht.projected();
  });

  it('is nowhere for those who are not on the list', async () => {
    expect(await whereSeen(colleague, reported)).toEqual([]);
    for (const { method, path } of guarded().filter(({ path }) => path.includes(':id'))) {
      expect([path, (await call(colleague, method, path, reported.id)).status]).toEqual([path, 404]);
    }
    const merge = await colleague.act((await lekwacht.report({ organisation: 'kadera' })).id, 'merge', {
      into: reported.id,
      reason: 'One breach.',
    });
    expect(merge.body.errors).toMatchObject([{ code: 'no-such-survivor' }]);
    expect(merge.text).not.toContain(reported.reference);
  });

  it('is everywhere for those who are on it, for who restricted it, and for FG and board (H3)', async () => {
    expect((await whereSeen(fg, reported)).sort()).toEqual([...EVERYWHERE].sort());
    expect((await whereSeen(board, reported)).sort()).toEqual([...EVERYWHERE].sort());
    expect((await whereSeen(deputy, reported)).sort()).toEqual([...EVERYWHERE].sort());
    expect((await whereSeen(handler, reported)).sort()).toEqual([...EVERYWHERE].sort());
    expect((await deputy.act(reported.id, 'supplements', { text: 'Seen.' })).status).toBe(200);
  });

  it('is back for everybody when the restriction is lifted', async () => {
    await deputy.acts(reported.id, 'restriction', { restricted: false });
    await lekwacht.projected();
    expect((await whereSeen(colleague, reported)).sort()).toEqual([...EVERYWHERE].sort());
    expect((await whereSeen(fg, reported)).sort()).toEqual([...EVERYWHERE].sort());
  });
});

/** What somebody is told of dossiers that he does not see: of each list, the number and those that are shut to him. */
async function toldTo(who: Person): Promise<unknown[]> {
  const lists = await Promise.all(
    ['/v1/dashboard', '/v1/register', '/v1/register?asOf=2026-06-01T23:00:00Z'].map((path) => who.get(path)),
  );
  return lists.map(({ body }) => ('restricted' in body ? [body.restricted, body.shut] : 'nothing'));
}

describe('breaker 5, H3: a dossier that is shut to the FG', () => {
  const ORGANISATION = 'kwartier';
  let aboutFg: Reported;
  let shut: Reported;
  let handler: Person;
  let colleague: Person;
  let board: Person;
  /** The one it is about, and another who is only shut out. */
  let fg: Person;
  let otherFg: Person;
  const asked = (fields: object): object => ({ restricted: true, ...fields });
  const confirm = async (who: Person, { id }: Reported): Promise<Answer> => {
    const { body } = await who.dossier(id);
    const [{ proposal }] = body.proposals as [{ proposal: number }];
    return who.act(id, 'proposals/confirmation', { proposal, confirmed: true });
  };
  beforeAll(async () => {
    handler = await lekwacht.as('handler', ORGANISATION);
    colleague = await lekwacht.as('handler', ORGANISATION, 'the colleague');
    board = await lekwacht.as('board', ORGANISATION);
    fg = await lekwacht.as('fg', ORGANISATION);
    otherFg = await lekwacht.as('fg', ORGANISATION, 'the other FG');
    aboutFg = await lekwacht.report({ organisation: ORGANISATION });
    shut = await lekwacht.report({ organisation: ORGANISATION });
    await handler.acts(aboutFg.id, 'restriction', asked({ refused: [await fg.actorId(aboutFg)] }));
    await handler.acts(shut.id, 'restriction', asked({ open: ['board'] }));
    await lekwacht.projected();
  });

  it('is only proposed by one handler: the FG still sees it, and sees what is asked', async () => {
    expect((await whereSeen(fg, aboutFg)).sort()).toEqual([...EVERYWHERE].sort());
    const { body } = await fg.dossier(aboutFg.id);
    expect(body.proposals).toMatchObject([{ what: 'restriction', restriction: { shutsOut: ['fg'] } }]);
    expect(await whereSeen(colleague, aboutFg)).toEqual([]);
    expect((await confirm(handler, aboutFg)).body.code).toBe('second-person-needed');
    expect((await confirm(fg, aboutFg)).body.code).toBe('about-you');
  });

  it('once the board confirmed it: no row, no look-up, no count, no emergency way in for whom it is about', async () => {
    expect((await confirm(board, aboutFg)).status).toBe(200);
    expect((await confirm(board, shut)).status).toBe(200);
    await lekwacht.projected();
    expect(await whereSeen(fg, aboutFg)).toEqual([]);
    expect(await toldTo(fg)).toEqual(Array(3).fill([1, [shut.id]]));
    for (const { method, path } of guarded().filter(({ path }) => path.includes(':id'))) {
      expect([path, (await call(fg, method, path, aboutFg.id)).status]).toEqual([path, 404]);
    }
  });

  it('FG and board are told how many there are, handlers are not', async () => {
    expect(await toldTo(otherFg)).toEqual(Array(3).fill([2, [shut.id]]));
    expect(await toldTo(board)).toEqual(Array(3).fill([2, []]));
    for (const who of [handler, colleague])
      expect((await toldTo(who)).slice(0, 2)).toEqual(['nothing', 'nothing']);
    expect((await otherFg.get('/v1/register', { accept: 'text/csv' })).text).toContain(
      `afgeschermd ${shut.id}`,
    );
  });

  it('the FG whom it only shuts out goes in by the emergency way: recorded, flagged, for good', async () => {
    expect((await otherFg.dossier(shut.id)).status).toBe(404);
    const reason = 'The board is on a plane and somebody is in danger.';
    const key = randomUUID();
    const enter = () =>
      otherFg.post(`/v1/breaches/${shut.id}/emergency-access`, { reason }, { 'idempotency-key': key });
    const [first, again] = [await enter(), await enter()];
    expect([first.status, again.body]).toEqual([200, first.body]);
    const { body } = await otherFg.dossier(shut.id);
    expect(body.flags).toContain('emergency-access-taken');
    expect(body.emergencyAccess).toMatchObject([{ reason }]);
    await lekwacht.projected();
    expect((await whereSeen(otherFg, shut)).sort()).toEqual([...EVERYWHERE].sort());
    expect(await toldTo(otherFg)).toEqual(Array(3).fill([2, []]));
    const timeLine = await board.get(`/v1/breaches/${shut.id}/timeline`);
    expect(timeLine.text).toContain('EmergencyAccessTaken');
    const byHandler = await colleague.post(
      `/v1/breaches/${shut.id}/emergency-access`,
      { reason },
      { 'idempotency-key': randomUUID() },
    );
    expect(byHandler.status).toBe(404);
  });

  it('where it is about FG and board, another handler confirms, whom the proposal allows', async () => {
    const about = await lekwacht.report({ organisation: ORGANISATION });
    const refused = [await otherFg.actorId(shut)];
    await handler.acts(about.id, 'restriction', asked({ refused, open: [] }));
    expect((await colleague.dossier(about.id)).status).toBe(404);
    const allowed = [String((await colleague.get('/v1/me')).body.id)];
    await handler.acts(about.id, 'restriction', asked({ refused, allowed, open: [] }));
    expect((await confirm(colleague, about)).status).toBe(200);
    expect((await board.dossier(about.id)).status).toBe(404);
    expect((await otherFg.dossier(about.id)).status).toBe(404);
    await lekwacht.projected();
    expect(await toldTo(board)).toEqual(Array(3).fill([3, [about.id]]));
    expect(await toldTo(otherFg)).toEqual(Array(3).fill([2, []]));
  });

  it('C11: restricted:false that names people contradicts itself', async () => {
    const refused = [randomUUID()];
    const { status, body } = await board.act(shut.id, 'restriction', { restricted: false, refused });
    expect([status, body.errors[0].code]).toEqual([422, 'named-without-restriction']);
  });

  it('C11: a report about somebody who handles reports is seen by FG and board alone from the first second', async () => {
    const { body } = await lekwacht.send(aReport({ organisation: ORGANISATION, aboutHandler: true }));
    await lekwacht.projected();
    const look = `/v1/breaches?reference=${String(body.reference)}`;
    for (const who of [handler, colleague]) expect((await who.get(look)).body.dossiers).toEqual([]);
    for (const who of [fg, board]) expect((await who.get(look)).body.dossiers).toHaveLength(1);
  });
});

describe('a deputy for one dossier', () => {
  it('acts there in that function, and nowhere else; a stranger without a grant sees nothing', async () => {
    const reported = await lekwacht.report();
    const other = await lekwacht.report();
    const [handler, board] = [await lekwacht.as('handler'), await lekwacht.as('board')];
    // Has an account with the issuer of the organisation, and no grant in it.
    const chair = await lekwacht.as('processor', 'perspektief', 'the chair');
    const person = String((await chair.get('/v1/me')).body.id);
    expect((await chair.dossier(reported.id)).status).toBe(404);
    await handler.acts(reported.id, 'deputies', { for: 'fg', person, reason: 'The FG is on leave.' });
    const { body } = await board.dossier(reported.id);
    expect((await chair.dossier(reported.id)).status).toBe(404);
    await board.acts(reported.id, 'proposals/confirmation', {
      proposal: body.proposals[0].proposal,
      confirmed: true,
    });
    expect((await chair.dossier(reported.id)).body.deputies).toMatchObject([{ for: 'fg', person }]);
    const advice = { question: 'notify-authority', outcome: 'yes', reason: 'A risk.' };
    expect((await chair.act(reported.id, 'advice', advice)).status).toBe(200);
    expect((await chair.act(reported.id, 'decisions', aDecision('notify-authority'))).status).toBe(403);
    expect((await chair.dossier(other.id)).status).toBe(404);
    expect((await chair.get('/v1/breaches')).status).toBe(403);
  });

  it('who recused himself sees what happens and does not act in that function', async () => {
    const reported = await lekwacht.report();
    const board = await lekwacht.as('board');
    await board.acts(reported.id, 'recusals', { function: 'board', reason: 'It is about my own file.' });
    expect((await board.dossier(reported.id)).body.recusals).toHaveLength(1);
    expect((await board.act(reported.id, 'decisions', aDecision('notify-authority'))).status).toBe(403);
    const other = await lekwacht.as('board', 'perspektief', 'the other director');
    expect((await other.act(reported.id, 'decisions', aDecision('notify-authority'))).status).toBe(200);
  });
});
