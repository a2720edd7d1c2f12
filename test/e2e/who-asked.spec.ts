import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { issueDevelopmentToken } from '../../src/platform/identity/development-issuer.js';
import { runLekwacht, type Reported, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const CANARY = 'Jan-de-Kanarie';

let lekwacht: RunningLekwacht;
let reported: Reported;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
  reported = await lekwacht.report();
});
afterAll(() => lekwacht.close());

/** The line of the request that was made with this id. */
function lineOf(requestId: string): object | undefined {
  return lekwacht.logged
    .map((line) => JSON.parse(line) as { msg: string; requestId?: string })
    .find((line) => line.msg === 'request' && line.requestId === requestId);
}

async function asked(path: string, headers: Record<string, string>): Promise<object | undefined> {
  const requestId = randomUUID();
  await lekwacht.with(headers).get(path, { 'x-request-id': requestId });
  return lineOf(requestId);
}

const bearer = async (organisation: string, subject: string): Promise<Record<string, string>> => ({
  authorization: `Bearer ${await issueDevelopmentToken(lekwacht.config, { role: 'fg', organisation, subject })}`,
});

it('who read a dossier, and who was refused it, stand in the log by an opaque id, with the dossier and the code', async () => {
  const path = `/v1/breaches/${reported.id}`;
  const read = await asked(path, await bearer('perspektief', CANARY));
  expect(read).toMatchObject({
    status: 200,
    dossier: reported.id,
    actor: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(read).not.toHaveProperty('code');

  const refused = await asked(path, await bearer('kadera', CANARY));
  expect(refused).toMatchObject({ status: 404, dossier: reported.id, code: 'no-such-dossier' });
  // The same person, in whatever he is refused.
  expect((await asked('/v1/register', await bearer('kadera', CANARY)))!).toMatchObject({
    actor: (refused as { actor: string }).actor,
  });
});

it('a token that is forged leaves why it was not accepted, from a list of our own, and nothing of itself', async () => {
  const { authorization = '' } = await bearer('perspektief', CANARY);
  const forged = `${authorization.slice(0, -6)}AAAAAA`;
  expect(await asked('/v1/register', { authorization: forged })).toMatchObject({
    ...{ status: 401, code: 'token-invalid', reason: 'signature' },
  });
  const ofNobody = `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(`{"iss":"${CANARY}"}`).toString('base64url')}.`;
  expect(await asked('/v1/register', { authorization: ofNobody })).toMatchObject({
    reason: 'unknown-issuer',
  });
  expect(await asked('/v1/register', { authorization: `Basic ${CANARY}` })).toMatchObject({
    reason: 'not-a-bearer-token',
  });
  expect(await asked('/v1/register', {})).toMatchObject({ status: 401, code: 'token-missing' });
});

it('what somebody typed in the place of an id is not in the log', async () => {
  const line = await asked(`/v1/breaches/${CANARY}`, await bearer('perspektief', CANARY));
  expect(line).not.toHaveProperty('dossier');
  expect(lekwacht.logged.join('\n')).not.toContain(CANARY);
});

it('refusals are counted by code', async () => {
  await asked('/v1/register', {});
  const { text } = await lekwacht.anyone.get('/metrics');
  expect(text).toMatch(/^lekwacht_refusals_total\{status="401",code="token-missing"\} [1-9]/m);
});
