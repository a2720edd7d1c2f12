import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { decodeProtectedHeader, SignJWT } from 'jose';
import { ReporterTokens } from './reporter-token.js';

const KEY = randomBytes(32);
const tokens = new ReporterTokens(KEY);
const reporter = { breachId: randomUUID(), organisation: 'kadera' };
const now = Math.floor(Date.now() / 1_000);
const refused = (token: string) =>
  expect(tokens.verify(token)).rejects.toMatchObject({ status: 401, code: 'access-anew' });

describe('what a receipt opens', () => {
  it('is a token of its own type, for one dossier', async () => {
    const token = await tokens.sign(reporter);
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'reporter' });
    await expect(tokens.verify(token)).resolves.toEqual(reporter);
  });

  it('is over after half an hour', async () => {
    await expect(tokens.verify(await tokens.sign(reporter, now - 29 * 60))).resolves.toEqual(reporter);
    await refused(await tokens.sign(reporter, now - 30 * 60 - 1));
  });

  it('is nothing that was signed by another desk, for something else, or not at all', async () => {
    const another = new ReporterTokens(randomBytes(32));
    await refused(await another.sign(reporter));
    const [header, body, signature] = (await tokens.sign(reporter)).split('.') as [string, string, string];
    await refused(`${header}.${body}.${signature.slice(1)}A`);
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none', typ: 'reporter' })).toString('base64url');
    await refused(`${unsigned}.${body}.`);
    const withReceiptKey = new SignJWT({ organisation: 'kadera' })
      .setProtectedHeader({ alg: 'HS256', typ: 'reporter' })
      .setSubject(reporter.breachId)
      .setAudience('lekwacht/return')
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(KEY);
    await refused(await withReceiptKey);
    for (const token of ['', 'x', 'a.b.c']) await refused(token);
  });
});
