import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from '../support/http/browser.js';
import { loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type Reported, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const HANNA = 'Hanna Hofman (perspektief)';
let lekwacht: RunningLekwacht;
let reported: Reported;
let fg: Browser;
let hanna: string;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
  reported = await lekwacht.report();
  const handler = await lekwacht.as('handler');
  hanna = String((await handler.get('/v1/me')).body.id);
  await handler.get(`/v1/breaches/${reported.id}/letter`);
  await (await lekwacht.as('mandate-holder')).get(`/v1/breaches/${reported.id}/timeline`);
});
beforeEach(async () => {
  fg = await loggedIn(lekwacht.url, 'fg-of-perspektief');
});
afterAll(() => lekwacht.close());

const open = (browser: Browser, path: string) =>
  browser.go(`${lekwacht.url}${path}`, undefined, { headers: { accept: 'text/html' } });

/** The lines of the table, as text. */
function linesIn(page: string): readonly string[] {
  const [, body = ''] = /<tbody[^>]*>(.*?)<\/tbody>/s.exec(page) ?? [];
  return body
    .split('</tr>')
    .slice(0, -1)
    .map((line) =>
      line
        .replaceAll(/<span class="lw-column".*?<\/span>/g, '')
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    );
}

describe('who looked into a dossier', () => {
  const at = (id: string): string => `/desk/dossiers/${id}/looks`;

  it('stands there by name, with what and whether it was shown; reading it is a look too', async () => {
    await open(fg, at(reported.id));
    const lines = linesIn((await open(fg, at(reported.id))).text);
    expect(lines).toEqual(
      expect.arrayContaining([
        `ma 1 jun 2026, 09:00 ${HANNA} (behandelaar) met een programma Een brief Getoond`,
        'ma 1 jun 2026, 09:00 Marga Maas (perspektief) met een programma De tijdlijn Geweigerd',
        'ma 1 jun 2026, 09:00 Frits Groen (perspektief) (FG) Wie in dit dossier keek Getoond',
      ]),
    );
  });

  it('is shown to the FG, who finds it from the dossier, and to nobody else', async () => {
    const link = `href="${at(reported.id)}?taal=nl"`;
    expect((await open(fg, `/desk/dossiers/${reported.id}`)).text).toContain(link);
    const handler = await loggedIn(lekwacht.url, 'handler-of-perspektief');
    expect((await open(handler, `/desk/dossiers/${reported.id}`)).text).not.toContain(link);
    const refused = await open(handler, at(reported.id));
    expect([refused.response.status, refused.text.includes(HANNA)]).toEqual([403, false]);
    const stranger = await open(await loggedIn(lekwacht.url, 'fg-of-kadera'), at(reported.id));
    expect([stranger.response.status, stranger.text.includes(HANNA)]).toEqual([404, false]);
  });
});

describe('who looked in an organisation', () => {
  it('names each dossier, also where it was refused, and each list', async () => {
    const { text } = await open(fg, '/desk/looks');
    expect(linesIn(text)).toEqual(
      expect.arrayContaining([
        `ma 1 jun 2026, 09:00 ${HANNA} (behandelaar) met een programma Een brief ${reported.reference} Getoond`,
        `ma 1 jun 2026, 09:00 Marga Maas (perspektief) met een programma De tijdlijn ${reported.reference} Geweigerd`,
        expect.stringMatching(/Hanna Hofman .* De lijst van dossiers Getoond$/),
      ]),
    );
  });

  it('of one person by all of his accounts, in a period of days that are both included', async () => {
    const other = await lekwacht.as('handler', 'perspektief', 'the other account');
    const account = String((await other.get('/v1/me')).body.id);
    lekwacht.moveTo('2026-06-02T23:30:00+02:00');
    await other.get(`/v1/breaches/${reported.id}`);
    fg = await loggedIn(lekwacht.url, 'fg-of-perspektief');
    const admin = await lekwacht.as('administrator');
    await admin.get('/v1/me');
    const link = await admin.post('/v1/organisations/perspektief/people/links', {
      accounts: [hanna, account],
    });
    expect(link.status).toBe(200);
    const evening = /^di 2 jun 2026, 23:30 .* Het dossier /;
    const of = async (query: string) => linesIn((await open(fg, `/desk/looks?${query}`)).text);
    const both = await of(`organisatie=perspektief&persoon=${hanna}&van=&tot=`);
    expect(both.some((line) => evening.test(line))).toBe(true);
    expect(both.every((line) => !line.includes('Marga'))).toBe(true);
    expect(await of(`persoon=${hanna}&van=2026-06-02&tot=2026-06-02`)).toEqual([
      expect.stringMatching(evening),
    ]);
    expect((await of(`persoon=${hanna}&tot=2026-06-01`)).some((line) => evening.test(line))).toBe(false);
    expect(await of(`persoon=${account}&van=2026-06-03`)).toEqual([]);
  });

  it('goes on page by page, no line twice', async () => {
    const handler = await lekwacht.as('handler', 'perspektief', 'busy');
    for (let i = 0; i < 60; i++) await handler.get(`/v1/breaches/${reported.id}`);
    const actor = String((await handler.get('/v1/me')).body.id);
    const first = await open(fg, `/desk/looks?persoon=${actor}`);
    expect(linesIn(first.text)).toHaveLength(50);
    const [, next = ''] = /href="([^"]*verder=[^"]*)"[^>]*>Eerder</.exec(first.text) ?? [];
    const second = await open(fg, next.replaceAll('&amp;', '&'));
    expect(linesIn(second.text)).toHaveLength(10);
    expect(second.text).toContain('Naar het nieuwste');
  });

  it('says nothing of dossiers that are shut to the FG himself', async () => {
    // After all that was looked at before: what is newest stands on the first page.
    lekwacht.moveTo('2026-06-02T23:45:00+02:00');
    const about = await lekwacht.report();
    const [handler, board] = [await lekwacht.as('handler'), await lekwacht.as('board')];
    const me = String((await (await lekwacht.as('fg')).get('/v1/me')).body.id);
    await handler.acts(about.id, 'restriction', { restricted: true, allowed: [hanna], refused: [me] });
    expect((await open(fg, '/desk/looks')).text).toContain(about.reference);
    const { body } = await board.dossier(about.id);
    const [{ proposal }] = body.proposals as [{ proposal: number }];
    await board.acts(about.id, 'proposals/confirmation', { proposal, confirmed: true });
    await lekwacht.projected();
    const { text } = await open(fg, '/desk/looks');
    expect(text).not.toContain(about.reference);
    expect((await open(fg, `/desk/dossiers/${about.id}/looks`)).response.status).toBe(404);
  });

  it('what is no day or no person is said at its field, and kept', async () => {
    const { response, text } = await open(fg, '/desk/looks?van=gisteren');
    expect(response.status).toBe(422);
    expect(text).toContain('href="#f-van"');
    expect(text).toContain('value="gisteren"');
    expect((await open(fg, '/desk/looks?verder=x')).response.status).toBe(400);
  });

  it('is the business of the FG of that organisation alone', async () => {
    const handler = await loggedIn(lekwacht.url, 'handler-of-perspektief');
    expect((await open(handler, '/desk/looks')).response.status).toBe(403);
    const foreign = await open(fg, '/desk/looks?organisatie=kadera');
    expect([foreign.response.status, linesIn(foreign.text)]).toEqual([403, []]);
    const several = await open(
      await loggedIn(lekwacht.url, 'fg-of-several'),
      '/desk/looks?organisatie=kadera',
    );
    expect(several.text).toContain('<option value="kadera" selected>');
    expect(several.text).not.toContain(reported.reference);
  });
});
