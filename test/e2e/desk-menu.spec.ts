import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { declaredRoutes } from '../../src/platform/http/declared-routes.js';
import { ROLES, type Role } from '../../src/platform/identity/principal.js';
import { DESK_PLACES } from '../../src/web/html/desk-menu.js';
import { loggedIn } from '../support/http/desk-browser.js';
import type { Browser } from '../support/http/browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
});
afterAll(() => lekwacht.close());

const HTML = { headers: { accept: 'text/html' } };
const open = (browser: Browser, path: string) => browser.go(`${lekwacht.url}${path}`, undefined, HTML);
const PLACES = Object.values(DESK_PLACES).map(({ path }) => path);

/** Where the menu leads, in order. */
function menuIn(text: string): readonly string[] {
  const [, menu = ''] = /<nav class="lw-noprint lw-menu"(.*?)<\/nav>/s.exec(text) ?? [];
  return [...menu.matchAll(/href="([^"?]+)/g)].map(([, path = '']) => path);
}

describe('the menu of the desk', () => {
  it('asks the policy what the page asks it', () => {
    const routes = declaredRoutes(lekwacht.application.app).filter(({ method }) => method === 'GET');
    for (const place of Object.values(DESK_PLACES)) {
      const action = 'action' in place ? place.action : 'me.read';
      expect([place.path, routes.find(({ path }) => path === place.path)?.action]).toEqual([
        place.path,
        action,
      ]);
    }
  });

  it.each(ROLES.filter((role) => role !== 'processor').map((role) => [role]))(
    'leads %s to what opens for him, and to nothing else',
    async (role: Role) => {
      const browser = await loggedIn(lekwacht.url, `${role}-of-kadera`);
      const menu = menuIn((await open(browser, '/desk/sessies')).text);
      const opens: string[] = [];
      for (const path of PLACES) {
        const { url, response } = await open(browser, path);
        if (response.status === 200 && url.pathname === path) opens.push(path);
      }
      expect(menu).toEqual(opens);
    },
  );

  it('an administrator lands where his work is', async () => {
    const { url, text } = await open(
      await loggedIn(lekwacht.url, 'administrator-of-kadera'),
      '/desk?taal=en',
    );
    expect([url.pathname, url.searchParams.get('taal')]).toEqual(['/desk/people', 'en']);
    expect(text).toContain('People of ');
  });

  it.each(['without-grants'])(
    '%s is told that this is not for him, and where his roles and his number stand',
    async (person) => {
      const { response, text } = await open(await loggedIn(lekwacht.url, person), '/desk');
      expect(response.status).toBe(403);
      expect(text).toContain('Dit hoort niet bij uw rol');
      expect(menuIn(text)).toEqual(['/desk/sessies']);
      expect(text).toContain('Welke rollen u hebt, en het nummer waarmee u er een krijgt');
    },
  );
});
