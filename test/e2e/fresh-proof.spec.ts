import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { ActOnBreach } from '../../src/breach/acts/act-on-breach.command.js';
import { FRESH_PROOF, needsFreshProof, type Action } from '../../src/breach/dossier/access.policy.js';
import { declaredRoutes } from '../../src/platform/http/declared-routes.js';
import { FreshProofNeeded } from '../../src/platform/identity/fresh-proof-needed.js';
import type { Principal } from '../../src/platform/identity/principal.js';
import { Sessions } from '../../src/platform/identity/sessions.js';
import { aDecision, aReport } from '../support/http/acts-over-http.js';
import { Browser } from '../support/http/browser.js';
import { exampleBody, takesFile, type OpenApiDocument } from '../support/http/example-body.js';
import type { Answer, HttpClient } from '../support/http/http-client.js';
import { formWith, runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { TestProvider } from '../support/http/test-provider.js';

const NOW = '2026-06-01T09:00:00+02:00';
const ROLES = ['perspektief:board', 'perspektief:handler', 'perspektief:administrator'];
const seconds = (fromNow = 0): number => Math.floor(Date.now() / 1_000) + fromNow;

/** What a proof may say of its moment, and whether that is fresh; clocks may differ by ten seconds. */
const PROOFS: readonly (readonly [what: string, authTime: () => unknown, isFresh: boolean])[] = [
  ['of now', () => seconds(), true],
  ['of fourteen minutes ago', () => seconds(-840), true],
  ['by a clock that is a little slow', () => seconds(-905), true],
  ['by a clock that is a little fast', () => seconds(5), true],
  ['of sixteen minutes ago', () => seconds(-960), false],
  ['of yesterday', () => seconds(-86_400), false],
  ['of in a minute', () => seconds(60), false],
  ['without a moment', () => undefined, false],
  ['with a text for a moment', () => 'now', false],
];

let provider: TestProvider;
let lekwacht: RunningLekwacht;
let contract: OpenApiDocument;
let dossier: string;
let request: string;
beforeAll(async () => {
  provider = await TestProvider.start();
  lekwacht = await runLekwacht({
    at: NOW,
    env: { LEKWACHT_DEVELOPMENT_ISSUER: 'true', AUTH_ISSUERS: JSON.stringify([provider.setting()]) },
  });
  contract = (await lekwacht.anyone.get('/v1/openapi.json')).body as OpenApiDocument;
  dossier = (await lekwacht.report(aReport({ safetyRisk: 'yes' }))).id;
  const asked = { organisation: 'perspektief', name: 'Somebody' };
  const handler = await lekwacht.as('handler');
  const entered = await handler.post('/v1/access-requests', asked, { 'idempotency-key': randomUUID() });
  request = String(entered.body.id);
});
afterAll(async () => {
  await lekwacht.close();
  await provider.close();
});

const byToken = async (authTime: unknown): Promise<HttpClient> => {
  const token = await provider.sign({
    iss: provider.url,
    aud: 'lekwacht',
    sub: 'jan-canary',
    iat: seconds(),
    exp: seconds(600),
    auth_time: authTime,
    lekwacht_grants: ROLES,
  });
  return lekwacht.with({ authorization: `Bearer ${token}` });
};

async function bySession(authTime: unknown): Promise<Principal | undefined> {
  const browser = new Browser();
  const issuer = encodeURIComponent(provider.url);
  const { headers } = await browser.ask(`${lekwacht.url}/login?return=/desk&issuer=${issuer}`);
  const claims = { auth_time: authTime, lekwacht_grants: ROLES };
  await browser.ask(await provider.answerTo(new URL(headers.get('location')!), { claims }));
  const token = browser.cookie(lekwacht.url, '__Host-lekwacht');
  return lekwacht.application.app.get(Sessions).find(`__Host-lekwacht=${token ?? ''}`);
}

const acts = () =>
  declaredRoutes(lekwacht.application.app).filter(
    ({ method, path, action }) =>
      method === 'POST' &&
      /^\/v1\/(breaches\/:id|access-requests\/:request|organisations\/:organisation)/.test(path) &&
      action !== undefined &&
      // Asks for nothing that was seen: it is done.
      !path.endsWith('/alarm-acknowledgement'),
  );

function send(who: HttpClient, path: string, body?: object): Promise<Answer> {
  const url = path
    .replace(':id', dossier)
    .replace(':matter', randomUUID())
    .replace(':asked', randomUUID())
    .replace(':request', request)
    .replace(':organisation', 'perspektief');
  const headers = { 'idempotency-key': randomUUID(), 'if-match': '"100"' };
  if (takesFile(contract, path)) return who.request('POST', url, formWith({}), headers);
  return who.post(url, body ?? (exampleBody(contract, path, NOW) as object), headers);
}

describe('by a token', () => {
  it.each(PROOFS)('a proof %s', async (_what, authTime, isFresh) => {
    const before = await lekwacht.eventTypes(dossier);
    const given = await lekwacht.events('given-grants-');
    const asked = new Set<Action>();
    for (const { path, action } of acts()) {
      // Each time anew: while all acts are tried it would grow older than it is said to be.
      const who = await byToken(authTime());
      const { status, headers, body } = await send(who, path);
      const isAsked = needsFreshProof(action as Action) && !isFresh;
      expect([path, body.code === 'fresh-proof-needed']).toEqual([path, isAsked]);
      if (!isAsked) continue;
      asked.add(action as Action);
      expect([status, headers['content-type']]).toEqual([401, 'application/problem+json; charset=utf-8']);
      expect(headers['www-authenticate']).toContain('error="insufficient_user_authentication"');
      expect(headers['www-authenticate']).toContain('max_age="900"');
    }
    if (!isFresh) expect([...asked].sort()).toEqual([...FRESH_PROOF].sort());
    expect(await lekwacht.eventTypes(dossier)).toEqual(before);
    if (!isFresh) expect(await lekwacht.events('given-grants-')).toEqual(given);
  });

  it('reading and lists never ask for one', async () => {
    const who = await byToken(undefined);
    for (const path of ['', '/timeline', '/ap-form'])
      expect((await who.get(`/v1/breaches/${dossier}${path}`)).status).toBe(200);
    expect((await who.get('/v1/dashboard')).status).toBe(200);
  });

  it('who may not do it is told that, and not to log in again', async () => {
    const token = await provider.sign({
      ...{ iss: provider.url, aud: 'lekwacht', sub: 'fg', iat: seconds(), exp: seconds(600) },
      lekwacht_grants: ['perspektief:fg'],
    });
    const who = lekwacht.with({ authorization: `Bearer ${token}` });
    expect((await send(who, '/v1/breaches/:id/decisions')).body.code).toBe('not-allowed');
  });

  it('what was done is answered again also when the proof has grown old', async () => {
    const { id } = await lekwacht.report();
    const key = randomUUID();
    const decide = async (authTime: unknown, body = aDecision('notify-authority')) => {
      const who = await byToken(authTime);
      const { etag } = await who.get(`/v1/breaches/${id}`);
      return who.post(`/v1/breaches/${id}/decisions`, body, {
        'idempotency-key': key,
        'if-match': etag!,
      });
    };
    const first = await decide(seconds());
    expect(first.status).toBe(200);
    const count = await lekwacht.countEvents();
    expect((await decide(undefined)).body).toEqual(first.body);
    expect(await lekwacht.countEvents()).toBe(count);
    expect((await decide(undefined, aDecision('inform-people'))).body.code).toBe('idempotency-key-reused');
  });
});

describe('in a session', () => {
  const act = async (principal: Principal, action: Action): Promise<unknown> => {
    const id = randomUUID();
    // On a revision that there never was: whoever comes past the question is stopped by the next one.
    const asked = {
      ...{ breachId: dossier, commandId: id, correlationId: id, causationId: id, ifMatch: 100 },
      by: { principal, action },
    };
    return lekwacht.application.app
      .get(CommandBus)
      .execute(new ActOnBreach(asked, { type: 'GrantMandate' }))
      .catch((error: unknown) => error);
  };

  // What is no number does not even log in.
  it.each(PROOFS.filter(([, authTime]) => typeof authTime() !== 'string'))(
    'a proof %s',
    async (_what, authTime, isFresh) => {
      const principal = (await bySession(authTime()))!;
      for (const action of FRESH_PROOF.filter((name) => name.startsWith('breach.'))) {
        const outcome = await act(principal, action);
        expect([action, outcome instanceof FreshProofNeeded]).toEqual([action, !isFresh]);
      }
      expect(await act(principal, 'breach.request-advice')).not.toBeInstanceOf(FreshProofNeeded);
    },
  );
});
