import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueDevelopmentToken } from '../../src/platform/identity/development-issuer.js';
import {
  anApNotification,
  anAssessment,
  aReport,
  aSubjectNotification,
} from '../support/http/acts-over-http.js';
import type { Answer, Headers } from '../support/http/http-client.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';
import { TestIssuer } from '../support/http/test-tokens.js';

let lekwacht: RunningLekwacht;
let handler: Person;
let reported: Reported;
beforeAll(async () => {
  lekwacht = await runLekwacht({ at: '2026-06-01T09:00:00+02:00' });
  handler = await lekwacht.as('handler');
  reported = await lekwacht.report();
});
afterAll(() => lekwacht.close());

const sendRaw = (body: string, headers: Headers = {}): Promise<Answer> =>
  lekwacht.anyone.request('POST', '/v1/reports', body, { 'idempotency-key': randomUUID(), ...headers });
const report = (fields: object): Promise<Answer> => lekwacht.send(aReport(fields));
const assess = (fields: object): Promise<Answer> =>
  handler.act(reported.id, 'assessments', anAssessment(fields));

type Attempt = () => Promise<Answer>;
type Case = readonly [
  what: string,
  attempt: Attempt,
  status: number,
  code: string,
  fault?: readonly string[],
];

const REPORTS: readonly Case[] = [
  ['a wrong type', () => report({ description: 7 }), 422, 'invalid-input', ['/description', 'not-text']],
  ['an unknown field', () => report({ bsn: '1' }), 422, 'invalid-input', ['/bsn', 'unknown-field']],
  [
    'an unknown field inside',
    () => report({ reporter: { kind: 'employed', age: 3 } }),
    422,
    'invalid-input',
    ['/reporter/age', 'unknown-field'],
  ],
  [
    'an unknown organisation',
    () => report({ organisation: 'nowhere' }),
    422,
    'invalid-input',
    ['/organisation', 'unknown-organisation'],
  ],
  [
    'a moment in the future',
    () => report({ discoveredAt: '2026-06-01T09:06:00+02:00' }),
    422,
    'invalid-input',
    ['/discoveredAt', 'moment-in-the-future'],
  ],
  [
    'a moment without offset',
    () => report({ firstSignalAt: '2026-05-31T09:00:00' }),
    422,
    'invalid-input',
    ['/firstSignalAt', 'moment-without-offset'],
  ],
  [
    'a precision that contradicts the moment',
    () => report({ discoveredAt: '2026-05-20', discoveredPrecision: 'moment' }),
    422,
    'invalid-input',
    ['/discoveredPrecision', 'precision-does-not-fit'],
  ],
  [
    'U+0000',
    () => report({ description: 'a\u0000b' }),
    422,
    'invalid-input',
    ['/description', 'text-not-storable'],
  ],
  [
    'a lone surrogate',
    () => sendRaw(JSON.stringify(aReport({ location: 'X' })).replace('"X"', '"\\ud83d"')),
    422,
    'invalid-input',
    ['/location', 'text-not-storable'],
  ],
  ['more than a megabyte', () => report({ description: 'x'.repeat(1_100_000) }), 413, 'body-too-large'],
  [
    'a text that is too long',
    () => report({ description: 'x'.repeat(20_001) }),
    422,
    'invalid-input',
    ['/description', 'too-long'],
  ],
  ['broken JSON', () => sendRaw('{"organisation": "perspektief", '), 400, 'malformed-json'],
  [
    'another content type',
    () => sendRaw('a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
    415,
    'unsupported-media-type',
  ],
  ['no body', () => sendRaw(''), 400, 'empty-body'],
];

const token = (wishes: object): Promise<string> =>
  issueDevelopmentToken(lekwacht.config, { role: 'handler', organisation: 'perspektief', ...wishes });
const withToken = async (text: Promise<string>): Promise<Answer> =>
  lekwacht.with({ authorization: `Bearer ${await text}` }).get(`/v1/breaches/${reported.id}`);

const ACTS: readonly Case[] = [
  ['a wrong type', () => assess({ natures: 'all' }), 422, 'invalid-input', ['/natures', 'not-a-list']],
  ['no nature', () => assess({ natures: [] }), 422, 'invalid-input', ['/natures', 'no-nature']],
  [
    'a range upside down',
    () => assess({ subjectCount: { min: 3, max: 2 } }),
    422,
    'invalid-input',
    ['/subjectCount/max', 'empty-range'],
  ],
  [
    'an e-mail address in a text for the register',
    () => assess({ summary: 'Mailed to jan@example.test.' }),
    422,
    'invalid-input',
    ['/summary', 'personal-data-in-register-text'],
  ],
  [
    'a moment in the future',
    () => handler.act(reported.id, 'ap-notifications', anApNotification('2026-06-02T09:00:00+02:00')),
    422,
    'invalid-input',
    ['/notifiedAt', 'moment-in-the-future'],
  ],
  [
    'a ground that does not fit',
    async () =>
      (await lekwacht.as('board')).act(reported.id, 'decisions', {
        question: 'inform-people',
        outcome: 'yes',
        ground: 'risk-unlikely',
        reason: 'x',
      }),
    422,
    'invalid-input',
    ['/ground', 'ground-does-not-fit'],
  ],
  [
    'nothing to supplement at the AP',
    () =>
      handler.act(
        reported.id,
        'ap-notifications',
        anApNotification('2026-06-01T09:00:00+02:00', { kind: 'supplement' }),
      ),
    409,
    'nothing-notified',
  ],
  [
    'a dossier that is not there',
    () => handler.act(randomUUID(), 'lessons', { lesson: 'x' }),
    404,
    'no-such-dossier',
  ],
  ['an id that is none', () => handler.act('42', 'lessons', { lesson: 'x' }), 404, 'no-such-dossier'],
  [
    "another organisation's dossier",
    async () => (await lekwacht.as('handler', 'kadera')).act(reported.id, 'lessons', { lesson: 'x' }),
    404,
    'no-such-dossier',
  ],
  ['a wrong token', () => withToken(Promise.resolve('not.a.token')), 401, 'token-invalid'],
  ['a token of another issuer', () => withToken(new TestIssuer().token()), 401, 'token-invalid'],
  ['an expired token', () => withToken(token({ lifetime: '-1h' })), 401, 'token-expired'],
  ['grants that cannot be read', () => withToken(token({ grants: ['everything'] })), 403, 'grants-malformed'],
  [
    'people told by no means',
    () =>
      handler.act(
        reported.id,
        'subject-notifications',
        aSubjectNotification('2026-06-01T09:00:00+02:00', { means: [] }),
      ),
    422,
    'invalid-input',
    ['/means', 'too-few'],
  ],
  [
    'a query, which no act has',
    () =>
      handler.post(`/v1/breaches/${reported.id}/closure?at=2026-01-01T00:00:00Z`, { conclusion: 'Done.' }),
    422,
    'invalid-input',
    ['/at', 'unknown-field'],
  ],
  [
    'a wrong method',
    () => handler.request('DELETE', `/v1/breaches/${reported.id}`, undefined),
    405,
    'method-not-allowed',
  ],
];

it('a supervisor may add to what anybody may ask', async () => {
  expect((await lekwacht.anyone.get('/health/live?probe=7')).status).toBe(200);
});

describe.each([
  ['a report', REPORTS],
  ['an act', ACTS],
])('%s with', (_kind, cases) => {
  it.each(cases.map((one) => [one[0], one] as const))('%s', async (_what, one) => {
    const [, attempt, status, code, fault] = one;
    const before = await lekwacht.countEvents();
    const answer = await attempt();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      type: `urn:lekwacht:problem:${code}`,
      title: expect.any(String),
      status,
      instance: `urn:uuid:${answer.headers['x-request-id']!}`,
    });
    if (fault !== undefined)
      expect(answer.body.errors).toMatchObject([{ pointer: fault[0], code: fault[1] }]);
    expect(await lekwacht.countEvents()).toBe(before);
    expect(lekwacht.logged.join('')).not.toMatch(/unexpected error|jan@example/);
  });
});
