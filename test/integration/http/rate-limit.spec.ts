import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskToLogInAt } from '../../support/http/desk-to-log-in-at.js';
import { TestProvider } from '../../support/http/test-provider.js';

let provider: TestProvider;
let desk: DeskToLogInAt;
beforeAll(async () => {
  provider = await TestProvider.start();
  desk = await DeskToLogInAt.open({
    LEKWACHT_LOGINS_PER_MINUTE: '5',
    LEKWACHT_DEVELOPMENT_ISSUER: 'false',
    LEKWACHT_TRUST_PROXY: '127.0.0.1',
    AUTH_ISSUERS: JSON.stringify([provider.setting()]),
  });
});
afterAll(async () => {
  await desk.close();
  await provider.close();
});

const ask = (path: string, address: string): Promise<Response> =>
  fetch(`${desk.url}${path}`, { redirect: 'manual', headers: { 'x-forwarded-for': address } });
const statuses = async (path: string, address: string, count: number): Promise<number[]> => {
  const answers: number[] = [];
  for (let i = 0; i < count; i++) answers.push((await ask(path, address)).status);
  return answers;
};

describe('one address', () => {
  it('begins and ends a login a few times a minute; another address is not troubled by it', async () => {
    expect(await statuses('/login', '192.0.2.1', 7)).toEqual([303, 303, 303, 303, 303, 429, 429]);
    expect(await statuses('/login/callback?state=x', '192.0.2.1', 7)).toEqual([
      400, 400, 400, 400, 400, 429, 429,
    ]);
    expect(await statuses('/login', '192.0.2.2', 2)).toEqual([303, 303]);
    const neighbours = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => ask('/login', `2001:db8::${n}`)));
    expect(neighbours.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  it('is told so as by every other problem, with when to come back, and nothing is kept of it', async () => {
    await statuses('/login', '192.0.2.3', 5);
    const kept = await desk.kept();
    const answer = await ask('/login', '192.0.2.3');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(answer.headers.get('x-ratelimit-limit')).toBeNull();
    expect(await answer.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(await desk.kept()).toBe(kept);
    expect(desk.logged.join()).not.toContain('192.0.2');
  });

  it('does everything else as often as it likes', async () => {
    expect(new Set(await statuses('/desk', '192.0.2.1', 12))).toEqual(new Set([303]));
    expect(new Set(await statuses('/v1/me', '192.0.2.1', 12))).toEqual(new Set([401]));
    expect(new Set(await statuses('/health/live', '192.0.2.1', 12))).toEqual(new Set([200]));
  });
});
