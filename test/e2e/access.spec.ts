import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { POLICY, type Action } from '../../src/breach/dossier/access.policy.js';
import { declaredRoutes } from '../../src/platform/http/declared-routes.js';
import { ROLES, type Role } from '../../src/platform/identity/principal.js';
import { aDecision, aReport } from '../support/http/acts-over-http.js';
import { exampleBody, type OpenApiDocument } from '../support/http/example-body.js';
import type { Answer, HttpClient } from '../support/http/http-client.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';
let lekwacht: RunningLekwacht;
let contract: OpenApiDocument;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: NOW });
  contract = (await lekwacht.anyone.get('/v1/openapi.json')).body as OpenApiDocument;
});
afterAll(() => lekwacht.close());

const guarded = () => declaredRoutes(lekwacht.application.app).filter((route) => !route.public);
async function call(who: HttpClient, method: string, path: string, id: string): Promise<Answer> {
  const url = path.replace(':id', id).replace(':matter', randomUUID());
  if (method === 'GET') return who.get(path.endsWith('/as-of') ? `${url}?revision=0` : url);
  const headers = { 'idempotency-key': randomUUID(), 'if-match': '"2"' };
  // A body that is accepted: what is refused is then refused to the person.
  return who.post(url, exampleBody(contract, path, NOW) as object, headers);
}

/** Somebody is in danger, so that the emergency mandate is open. */
async function dossiersInDanger(count: number): Promise<string[]> {
  const answers = await Promise.all(
    Array.from({ length: count }, () => lekwacht.send(aReport({ safetyRisk: 'yes' }))),
  );
  await lekwacht.projected();
  const { body } = await (await lekwacht.as('handler')).get('/v1/breaches?limit=200');
  const ids = new Map((body.dossiers as Reported[]).map(({ reference, id }) => [reference, id]));
  return answers.map((answer) => ids.get(String(answer.body.reference))!);
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
    ).toEqual(['/health/live', '/health/ready', '/metrics', '/v1/reports']);
  });

  it('without a token nobody comes past the door', async () => {
    for (const { method, path } of guarded()) {
      const { status, body } = await call(lekwacht.anyone, method, path, randomUUID());
      expect([method, path, status, body.code]).toEqual([method, path, 401, 'token-missing']);
    }
  });

  it.each(ROLES.map((role) => [role]))('%s', async (role) => {
    const person = await lekwacht.as(role);
    const stranger = await lekwacht.as(role, 'kadera');
    const [shared, ...fresh] = await dossiersInDanger(
      1 + guarded().filter(({ method, action }) => method === 'POST' && mayDo(role, action as Action)).length,
    );
    for (const { method, path, action } of guarded()) {
      // What is done changes the dossier, so each act that may be done gets one of its own.
      const changes = method === 'POST' && mayDo(role, action as Action);
      const id = changes ? fresh.pop()! : shared!;
      const isList = !path.includes(':id');
      const seen = await call(person, method, path, id);
      const fromOutside = await call(stranger, method, path, id);
      expect([method, path, verdictOn(seen)]).toEqual([
        method,
        path,
        expected(role, action as Action, isList),
      ]);
      if (isList) expect(fromOutside.text).not.toContain(id);
      else
        expect([method, path, fromOutside.status, fromOutside.body.code]).toEqual([
          method,
          path,
          404,
          'no-such-dossier',
        ]);
    }
  });
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

describe('a restricted dossier', () => {
  let reported: Reported;
  let handler: Person;
  let deputy: Person;
  let colleague: Person;
  let fg: Person;
  beforeAll(async () => {
    reported = await lekwacht.report({ organisation: 'kadera', description: 'A colleague read a file.' });
    handler = await lekwacht.as('handler', 'kadera');
    deputy = await lekwacht.as('handler', 'kadera', 'the deputy');
    colleague = await lekwacht.as('handler', 'kadera', 'the colleague');
    fg = await lekwacht.as('fg', 'kadera');
    const allowed = [await deputy.actorId(reported)];
    const refused = [await colleague.actorId(reported)];
    await handler.acts(reported.id, 'restriction', { restricted: true, allowed, refused });
    await lekwacht.projected();
  });

  const whereSeen = async (who: Person): Promise<string[]> => {
    const { id, reference } = reported;
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
      if (text.includes(reference)) found.push(place);
    }
    const csv = await who.get('/v1/register', { accept: 'text/csv' });
    return csv.text.includes(reference) ? [...found, 'csv'] : found;
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

  it('is nowhere for those who are not on the list, whatever their role', async () => {
    expect(await whereSeen(colleague)).toEqual([]);
    expect(await whereSeen(fg)).toEqual([]);
    for (const { method, path } of guarded().filter(({ path }) => path.includes(':id'))) {
      expect([path, (await call(fg, method, path, reported.id)).status]).toEqual([path, 404]);
    }
    const merge = await colleague.act((await lekwacht.report({ organisation: 'kadera' })).id, 'merge', {
      into: reported.id,
      reason: 'One breach.',
    });
    expect(merge.body.errors).toMatchObject([{ code: 'no-such-survivor' }]);
    expect(merge.text).not.toContain(reported.reference);
  });

  it('is everywhere for those who are on it, and for who restricted it', async () => {
    expect((await whereSeen(deputy)).sort()).toEqual([...EVERYWHERE].sort());
    expect((await whereSeen(handler)).sort()).toEqual([...EVERYWHERE].sort());
    expect((await deputy.act(reported.id, 'supplements', { text: 'Seen.' })).status).toBe(200);
  });

  it('is back for everybody when the restriction is lifted', async () => {
    await deputy.acts(reported.id, 'restriction', { restricted: false });
    await lekwacht.projected();
    expect((await whereSeen(colleague)).sort()).toEqual([...EVERYWHERE].sort());
    expect((await whereSeen(fg)).sort()).toEqual([...EVERYWHERE].sort());
  });
});
