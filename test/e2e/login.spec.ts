import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Browser } from '../support/http/browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
});
afterAll(() => lekwacht.close());

describe('the whole desk', () => {
  it('lets a person of each of its organisations log in, and out', async () => {
    const browser = new Browser();
    const chooser = await browser.go(`${lekwacht.url}/login`);
    for (const slug of ['aanzien', 'kadera', 'kesslerperspektief', 'kwartier', 'perspektief'])
      expect(chooser.text).toContain(`value="auditor-of-${slug}"`);
    // Whoever was nowhere before begins where his role does.
    const home = await browser.post(chooser.url, { person: 'auditor-of-kwartier' });
    expect(home.url.pathname).toBe('/desk/inquiries');
    expect(browser.cookie(lekwacht.url, '__Host-lekwacht')).toBeDefined();
    const out = await browser.post(`${lekwacht.url}/logout`, {});
    expect(out.text).toContain('/session/end');
    expect(browser.cookie(lekwacht.url, '__Host-lekwacht')).toBeUndefined();
  });
});
