import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Browser, type Page } from '../support/http/browser.js';
import { loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const HTML = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
const PEOPLE = '/desk/people';
let lekwacht: RunningLekwacht;
let admin: Browser;
let board: Browser;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
});
beforeEach(async () => {
  admin = await loggedIn(lekwacht.url, 'administrator-of-perspektief');
  board = await loggedIn(lekwacht.url, 'board-of-perspektief');
});
afterAll(() => lekwacht.close());

const open = (browser: Browser, path = PEOPLE) =>
  browser.go(`${lekwacht.url}${path}`, undefined, { headers: HTML });

type Fields = readonly (readonly [name: string, value: string])[];

/** The fields that the form of the page sends which goes there and holds this. */
function formOn(page: Page, path: string, mark = ''): Fields {
  const form = page.text
    .split('<form')
    .find((one) => one.includes(`action="${PEOPLE}/${path}"`) && one.includes(mark));
  if (form === undefined) throw new Error(`no form for ${path}`);
  const hidden = form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return [...hidden].map(([, name = '', value = '']) => [name, value] as const);
}

const send = (browser: Browser, path: string, fields: Fields): Promise<Page> =>
  browser.go(`${lekwacht.url}${PEOPLE}/${path}`, undefined, {
    method: 'POST',
    headers: HTML,
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
  });

/** The number that somebody reads under "Uw account". */
async function numberOf(browser: Browser): Promise<string> {
  const { text } = await open(browser, '/desk/sessies');
  return (
    /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(/lw-code">([^<]*)/.exec(text)?.[0] ?? '')?.[0] ?? ''
  );
}

/** The page about somebody. */
const about = (browser: Browser, number: string): Promise<Page> =>
  open(browser, `${PEOPLE}?persoon=${number}`);

/** By the form of that page. */
const act = async (browser: Browser, path: string, number: string, more: Fields = []): Promise<Page> =>
  send(browser, path, [...formOn(await about(browser, number), path), ...more]);

const isLoggedIn = async (browser: Browser): Promise<boolean> =>
  (await browser.ask(`${lekwacht.url}/desk/sessies`, { headers: HTML })).status === 200;

const deskOf = async (browser: Browser): Promise<number> => (await open(browser, '/desk')).response.status;

describe('the people of an organisation', () => {
  it.each(['handler', 'fg', 'board', 'administrator'])('are listed by name for %s', async (role) => {
    const reader = await loggedIn(lekwacht.url, `${role}-of-perspektief`);
    const { response, text } = await open(reader);
    expect(response.status).toBe(200);
    expect(text).toContain('Mensen van Perspektief');
    expect(text).toContain('Bea Bos (perspektief)');
    expect(text).toContain('ma 1 jun 2026, 09:00');
    const handler = String((await (await lekwacht.as('handler')).get('/v1/me')).body.id);
    const { text: one } = await about(reader, handler);
    expect(one).toContain('Hanna Hofman (perspektief)');
    const expected: Readonly<Record<string, readonly string[]>> = {
      handler: [],
      fg: [],
      board: ['grants/withdrawal'],
      administrator: ['grants', 'grants/withdrawal', 'links', 'session-endings'],
    };
    const forms = [...one.matchAll(/action="\/desk\/people\/([^"]+)"/g)].map(([, path]) => path);
    expect(forms.sort()).toEqual(expected[role]);
    expect(text).toContain(`persoon=${handler}`);
  });

  it('are nobody else’s business', async () => {
    for (const person of ['auditor-of-perspektief', 'mandate-holder-of-perspektief', 'without-grants'])
      expect((await open(await loggedIn(lekwacht.url, person))).response.status).toBe(403);
    const foreign = await open(admin, `${PEOPLE}?organisatie=kadera`);
    expect([foreign.response.status, foreign.text.includes('kadera)')]).toEqual([403, false]);
    const fields = formOn(await open(admin), 'grants').map(
      ([name, value]) => [name, name === 'organisatie' ? 'kadera' : value] as const,
    );
    const before = await lekwacht.countEvents();
    const sent = await send(admin, 'grants', [...fields, ['person', 'x'], ['role', 'handler']]);
    expect([sent.response.status, await lekwacht.countEvents()]).toEqual([403, before]);
  });
});

describe('a role', () => {
  it('given by an administrator waits for the board, counts once it confirmed, and is gone once taken away', async () => {
    const somebody = await loggedIn(lekwacht.url, 'without-grants');
    const number = await numberOf(somebody);
    const given: Fields = [...formOn(await open(admin), 'grants'), ['person', number], ['role', 'handler']];
    const first = await send(admin, 'grants', given);
    expect(first.text).toContain('Zij geldt als het bestuur haar bevestigt.');
    expect(first.text).toContain('behandelaar');
    const count = await lekwacht.countEvents();
    expect((await send(admin, 'grants', given)).url.searchParams.get('gedaan')).toBe('waits');
    expect(await lekwacht.countEvents()).toBe(count);
    expect(await deskOf(somebody)).toBe(403);

    const waiting = await open(board);
    expect(waiting.text).toContain('Gegeven door <span class="lw-who">Ad Beheer (perspektief) (beheerder)');
    const confirmed = await send(
      board,
      'grants/confirmation',
      formOn(waiting, 'grants/confirmation', number),
    );
    expect(confirmed.text).toContain('De rol is bevestigd en geldt nu.');
    expect(await deskOf(somebody)).toBe(200);

    const gone = await act(admin, 'grants/withdrawal', number, [['role', 'handler']]);
    expect(gone.text).toContain('Deze persoon is overal uitgelogd.');
    expect(await isLoggedIn(somebody)).toBe(false);
  });

  it('of FG and board is not offered to an administrator to take away', async () => {
    const frits = await loggedIn(lekwacht.url, 'fg-of-perspektief');
    const number = await numberOf(frits);
    expect((await about(admin, number)).text).not.toContain('grants/withdrawal');
    expect(formOn(await about(board, number), 'grants/withdrawal')).toContainEqual(['person', number]);
  });

  it('what is refused comes back with what was filled in, and nothing happened', async () => {
    const fields = formOn(await open(admin), 'grants');
    const before = await lekwacht.countEvents();
    const unread = await send(admin, 'grants', [...fields, ['person', 'Hanna'], ['role', '']]);
    expect(unread.response.status).toBe(422);
    expect(unread.text).toContain('href="#f-person"');
    expect(unread.text).toContain('href="#f-role"');
    expect(unread.text).toContain('value="Hanna"');
    const own = await act(admin, 'grants', await numberOf(admin), [['role', 'handler']]);
    expect(own.response.status).toBe(403);
    expect(own.text).toContain('Er klopt iets nog niet');
    expect(await lekwacht.countEvents()).toBe(before);
  });

  it('asks for a fresh proof; what was filled in goes once that was given', async () => {
    const somebody = await loggedIn(lekwacht.url, 'without-grants');
    const number = await numberOf(somebody);
    const given: Fields = [...formOn(await open(admin), 'grants'), ['person', number], ['role', 'processor']];
    await lekwacht.database.postgres.query(
      "update login_sessions set authenticated_at = now() - interval '1 day'",
    );
    const kept = await send(admin, 'grants', given);
    expect(kept.response.status).toBe(401);
    expect(kept.text).toContain('Laat nog eens zien dat u het bent');
    expect(kept.text).toContain(`action="${PEOPLE}/grants"`);
    for (const [name, value] of given)
      expect(kept.text).toContain(`type="hidden" name="${name}" value="${value}"`);
    const chooser = await admin.go(`${lekwacht.url}/login?return=/desk/ingelogd&fresh=1`);
    await admin.post(chooser.url, { person: 'administrator-of-perspektief' });
    const sent = await send(admin, 'grants', given);
    expect(sent.text).toContain('De rol is gegeven en geldt nu.');
  });
});

describe('accounts and sessions', () => {
  it('an administrator says that two accounts are one person’s, and takes it back', async () => {
    const handler = await lekwacht.as('handler');
    const other = await lekwacht.as('handler', 'perspektief', 'second account');
    const [one, two] = await Promise.all(
      [handler, other].map(async (who) => String((await who.get('/v1/me')).body.id)),
    );
    const linking: Fields = [...formOn(await about(admin, one!), 'links'), ['accounts', two!]];
    const linked = await send(admin, 'links', linking);
    expect(linked.text).toContain('De accounts tellen nu als één persoon.');
    expect(linked.text).toContain('Andere accounts');
    expect((await send(admin, 'links', linking)).text).toContain('Dat was al zo.');
    const apart = await act(admin, 'links/removal', two!);
    expect(apart.text).toContain('Dit account staat weer op zichzelf.');
    const none = await act(admin, 'links', one!, [['accounts', '']]);
    expect([none.response.status, none.text.includes('Er klopt iets nog niet')]).toEqual([422, true]);
  });

  it('of the FG count once somebody else says so too', async () => {
    const [fg, second] = [await lekwacht.as('fg'), await lekwacht.as('fg', 'perspektief', 'second of FG')];
    const one = String((await fg.get('/v1/me')).body.id);
    const two = String((await second.get('/v1/me')).body.id);
    const proposed = await act(admin, 'links', one, [['accounts', two]]);
    expect(proposed.text).toContain('Het telt als een ander het ook zegt.');
    const waiting = await open(board);
    expect(waiting.text).toContain('Wacht op een tweede persoon');
    const confirmed = await send(board, 'links', formOn(waiting, 'links', two));
    expect(confirmed.text).toContain('De accounts tellen nu als één persoon.');
  });

  it('an administrator ends the sessions of somebody', async () => {
    const holder = await loggedIn(lekwacht.url, 'mandate-holder-of-perspektief');
    const number = await numberOf(holder);
    expect((await act(admin, 'session-endings', number)).text).toContain('is overal uitgelogd');
    expect(await isLoggedIn(holder)).toBe(false);
    expect((await act(admin, 'session-endings', number)).text).toContain('Dat was al zo.');
  });
});
