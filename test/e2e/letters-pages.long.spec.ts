import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { anAssessment, aReport, aSubjectNotification } from '../support/http/acts-over-http.js';
import type { Browser, Page } from '../support/http/browser.js';
import { loggedIn, sentPart } from '../support/http/desk-browser.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';

let lekwacht: RunningLekwacht;
let handler: Person;
let browser: Browser;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: NOW });
  handler = await lekwacht.as('handler', 'kadera');
  browser = await loggedIn(lekwacht.url, 'handler-of-kadera');
});
afterAll(() => lekwacht.close());

const HTML = { headers: { accept: 'text/html' } };
const at = (id: string, path = ''): string => `${lekwacht.url}/desk/dossiers/${id}/letters${path}`;
const open = (id: string, path = '', who = browser): Promise<Page> => who.go(at(id, path), undefined, HTML);

/** Sends that part of the page. */
async function send(id: string, where: string, place: string, fields: Record<string, string>): Promise<Page> {
  const { text } = await open(id);
  return browser.post(at(id, `/${where}`), sentPart(text, place, fields));
}

async function dossier(fields: object = {}, found: object = {}): Promise<string> {
  const { id } = await lekwacht.report({ organisation: 'kadera', occurredFrom: '2026-05-30', ...fields });
  await handler.acts(id, 'assessments', anAssessment({ dataCategories: ['name', 'bsn'], ...found }));
  return id;
}

const unescaped = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

const shown = ({ text }: Page): string =>
  unescaped(/<div class="lw-letter" id="brief">(.*?)<\/div>/s.exec(text)?.[1] ?? '');
const typed = ({ text }: Page): string =>
  unescaped(/<textarea[^>]*name="ronde\.text"[^>]*>(.*?)<\/textarea>/s.exec(text)?.[1] ?? '');

const ROUND = {
  'informedAt.day': '2026-06-01',
  'informedAt.time': '08:30',
  means: 'letter',
  intended: '1',
  reached: '1',
  content: 'Wat er is gebeurd en wat iemand kan doen.',
};

describe('the page for telling people', () => {
  it('shows and offers for editing the letter that the API answers, for every wish', async () => {
    const id = await dossier({}, { subjectCount: { min: 2, max: 9 } });
    const wishes = [
      ['', ''],
      ['?voor=sixteen-or-older&middel=email', '?for=sixteen-or-older&means=email'],
      [
        '?voor=under-sixteen&vertegenwoordiger=guardian&brieftaal=en',
        '?for=under-sixteen&representative=guardian&language=en',
      ],
    ] as const;
    for (const [asked, api] of wishes) {
      const page = await open(id, asked);
      const { text } = (await handler.get(`/v1/breaches/${id}/letter${api}`)).body as { text: string };
      expect([shown(page), typed(page)]).toEqual([text, text]);
    }
    expect((await open(id)).text).toContain('Postbus 1058, 8001 BB Zwolle');
  });

  it('says in words why there is none, with the act that changes it', async () => {
    const id = await dossier();
    const child = await open(id, '?voor=under-sixteen');
    expect(child.text).toContain('Voor een kind onder de 16 hoort een ouder of voogd het ook.');
    expect(child.text).toContain(`/acts/establish-interest-of-child?taal=nl`);
    expect((await open(id, '?middel=website')).text).toContain('Het gaat om één persoon.');
    expect((await open(id, '?middel=postduif')).response.status).toBe(422);
  });

  it('in danger shows no text at all before there is a safe contact, and no letterhead after', async () => {
    const id = await dossier({ safetyRisk: 'yes' });
    const refused = await open(id);
    expect(refused.text).toContain('Leg eerst een veilige manier van contact vast.');
    expect(refused.text).toContain('/acts/record-safety?kind=safe-contact&amp;taal=nl');
    const preview = await send(id, 'preview', 'ronde', { text: 'Geheimstraat 1' });
    for (const page of [refused, preview]) {
      expect(page.text).not.toMatch(/lw-sheet|Goedendag|Postbus/);
    }
    expect(typed(refused)).toBe('');
    await handler.acts(id, 'safety', { kind: 'safe-contact', at: NOW, note: 'Via de advocaat.' });
    const safe = await open(id);
    expect(shown(safe)).toContain('Goedendag');
    expect(safe.text).not.toMatch(/Postbus|advocaat/);
    expect(safe.text).toContain('zonder naam en adres van de organisatie');
  });

  it('fills what is missing on the spot: the letter is made anew', async () => {
    const { id } = await lekwacht.report({ organisation: 'kadera' });
    const before = await open(id);
    expect(before.text).toContain('<mark>[nog invullen]</mark>');
    expect(before.text).toContain('Wat nog ontbreekt (5)');
    const place = 'gap-texts-what-we-did';
    const wrong = await send(id, 'texts', place, { 'forPeople.nl': 'Wij hebben u gebeld.' });
    expect(wrong.response.status).toBe(422);
    expect(wrong.text).toContain(`href="#f-${place}-forPeople-nl"`);
    const sentence = 'De brief is opgehaald.';
    const page = await send(id, 'texts', place, { 'forPeople.nl': sentence });
    expect(page.response.status).toBe(200);
    expect(shown(page)).toContain(sentence);
    expect(page.text).toContain('Wat nog ontbreekt (4)');
  });

  it('keeps the text exactly as it was edited, with whom it reached, and shows it again', async () => {
    const id = await dossier();
    const { text } = (await handler.get(`/v1/breaches/${id}/letter`)).body as { text: string };
    const edited = `Aan: Jan Jansen <jan@example.test>\n\n${text}\n\nP.S. "tot ziens" & sterkte  \n`;
    // As browsers send it.
    const sent = edited.replaceAll('\n', '\r\n');
    const preview = await send(id, 'preview', 'ronde', { ...ROUND, text: sent });
    expect([shown(preview), typed(preview)]).toEqual([edited, edited]);
    expect(preview.text).toContain('value="2026-06-01"');
    expect((await handler.dossier(id)).body.informed).toEqual([]);
    const page = await send(id, 'rounds', 'ronde', { ...ROUND, text: sent });
    expect(page.url.search).toBe('?voor=adult&vertegenwoordiger=niemand&middel=letter&brieftaal=nl&taal=nl');
    expect(page.text).toContain('<strong>1 van 1 mensen bereikt</strong>');
    const { informed } = (await handler.dossier(id)).body as {
      informed: readonly { revision: number; contentHash: string }[];
    };
    const { revision, contentHash } = informed[0]!;
    expect(contentHash).toBe(createHash('sha256').update(edited).digest('hex'));
    expect(shown(await open(id, `/rounds/${revision}`))).toBe(edited);
    expect((await open(id, '/rounds/0')).response.status).toBe(404);
    expect(lekwacht.logged.join('\n')).not.toMatch(/Jansen|jan@example/);
  });

  it('what became of a round is recorded at the round; more than were meant is refused there', async () => {
    const id = await dossier({}, { subjectCount: { min: 5, max: 5 } });
    await handler.acts(id, 'subject-notifications', aSubjectNotification(NOW, { intended: 5 }));
    const [{ revision }] = (await handler.dossier(id)).body.informed as [{ revision: number }];
    const place = `ronde-${revision}`;
    const sent = await open(id);
    expect(sent.text).toContain(
      'Verstuurd aan 5 mensen, het laatst op 1 juni; nog niet bekend wie is bereikt',
    );
    expect(sent.text).not.toMatch(/0 van 5|moeten worden ingelicht/);
    const wrong = await send(id, 'results', place, { reached: '4', returned: '2' });
    expect([wrong.response.status, wrong.text.includes(`href="#f-${place}-returned"`)]).toEqual([422, true]);
    const page = await send(id, 'results', place, { reached: '4', returned: '1' });
    expect(page.text).toContain('<strong>4 van 5 mensen bereikt</strong>; 1 brieven terug');
  });

  it('nobody finds a dossier here that he may not see, nor what was sent in it', async () => {
    const { body } = await lekwacht.send(aReport({ organisation: 'kadera', aboutHandler: true }));
    await lekwacht.projected();
    const fg = await lekwacht.as('fg', 'kadera');
    const found = await fg.get(`/v1/breaches?reference=${String(body.reference)}`);
    const { id } = found.body.dossiers[0] as { id: string };
    for (const path of ['', '/rounds/0']) expect((await open(id, path)).response.status).toBe(404);
    expect((await open(id, '', await loggedIn(lekwacht.url, 'fg-of-kadera'))).response.status).toBe(200);
    expect((await open(id, '', await loggedIn(lekwacht.url, 'fg-of-perspektief'))).response.status).toBe(404);
  });
});
