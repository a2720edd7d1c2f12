import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aDecision, anApNotification, anAssessment } from '../support/http/acts-over-http.js';
import type { Browser } from '../support/http/browser.js';
import { hiddenFields, loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';

let lekwacht: RunningLekwacht;
let person: Person;
let handler: Browser;
let board: Browser;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: NOW });
  person = await lekwacht.as('handler');
  [handler, board] = (await Promise.all(
    ['handler', 'board'].map((role) => loggedIn(lekwacht.url, `${role}-of-perspektief`)),
  )) as [Browser, Browser];
});
afterAll(() => lekwacht.close());

const open = (browser: Browser, path: string) =>
  browser.go(`${lekwacht.url}${path}`, undefined, { headers: { accept: 'text/html' } });
/** A dossier whose letters are ready. */
async function aReadyDossier(fields: object = {}): Promise<string> {
  const { id } = await lekwacht.report({ occurredFrom: '2026-05-30', ...fields });
  await person.acts(id, 'assessments', anAssessment({ subjectCount: { min: 3, max: 3 } }));
  await person.acts(id, 'letter-contact', { name: 'Noor', phone: '038 123 45 67' });
  for (const part of ['what-we-did', 'what-it-may-mean', 'what-happened'])
    await person.acts(id, 'letter-texts', {
      part,
      forPeople: { nl: 'De brief is opgehaald.', en: 'It is back.' },
    });
  return id;
}
const list = (id: string, part = ''): string => `/desk/dossiers/${id}/affected-people${part}`;
/** Sends the form of that address as it stands on the page, with these fields. */
async function send(from: string, to: string, fields: Readonly<Record<string, string>>) {
  const page = await open(handler, from);
  return handler.post(`${lekwacht.url}${to}`, {
    ...hiddenFields(page.text, `action="${to.replace('/check', '')}"`),
    ...fields,
  });
}

describe('the list on the pages of the desk', () => {
  let id: string;
  beforeAll(async () => {
    id = await aReadyDossier();
  });

  it('has its link beside rounds and letters, for whoever may see it', async () => {
    expect((await open(handler, `/desk/dossiers/${id}/letters`)).text).toContain(list(id));
    expect((await open(board, `/desk/dossiers/${id}/letters`)).text).not.toContain('affected-people');
    expect((await open(board, list(id))).response.status).toBe(403);
  });

  it('takes somebody, and says what is wrong at his fields with what was typed', async () => {
    const faulty = await send(list(id, '/new'), list(id, '/new'), { email: 'fout', phone: '038 1' });
    expect(faulty.response.status).toBe(422);
    expect(faulty.text).toContain('Vul een naam of een cliëntnummer in.');
    expect(faulty.text).toContain('value="038 1"');
    const added = await send(list(id, '/new'), list(id, '/new'), {
      ...{ name: 'Anna Bos', address: 'Kade 1, Zwolle', language: 'nl', reader: 'adult' },
      'safeContact.means': '',
    });
    expect(added.url.pathname).toBe(list(id));
    expect(added.text).toContain('Anna Bos');
    // Where she lives stands on no list that lies open on a desk.
    expect(added.text).not.toContain('Kade 1');
    expect(added.url.href).not.toContain('Anna');
  });

  it('takes a table: looked at first, with what is wrong by line and column', async () => {
    const csv = 'naam;clientnummer;e-mail\nBo;7;bo@example.test\nCas;8;fout';
    const looked = await send(list(id, '/import'), list(id, '/import/check'), { csv });
    expect(looked.response.status).toBe(422);
    expect(looked.text).toContain('Regel 3, kolom 3: Dit is geen e-mailadres.');
    expect(looked.text).toContain('bo@example.test');
    const refused = await send(list(id, '/import'), list(id, '/import'), { csv });
    expect([refused.response.status, refused.text.includes('Regel 3, kolom 3')]).toEqual([422, true]);
    const whole = csv.replace('fout', 'cas@example.test');
    expect((await send(list(id, '/import'), list(id, '/import/check'), { csv: whole })).text).toContain(
      'Mensen in de tabel zonder fout: 2.',
    );
    const taken = await send(list(id, '/import'), list(id, '/import'), { csv: whole });
    expect([taken.url.pathname, taken.text.includes('Cas')]).toEqual([list(id), true]);
  });

  it('changes somebody and takes him off', async () => {
    const page = await open(handler, list(id));
    const [, path = ''] =
      /href="([^"?]*\/people\/[^"?]*)[^"]*" aria-label="[^"]*Bo, 7"/.exec(page.text) ?? [];
    const known = await open(handler, path);
    expect(known.text).toContain('value="bo@example.test"');
    expect((await send(path, path, { name: 'Bo de Wit', clientNumber: '7' })).text).toContain('Bo de Wit');
    const off = await send(path, `${path}/removal`, {});
    expect(off.url.pathname).toBe(list(id));
    expect(off.text).not.toContain('Bo de Wit');
    expect((await open(handler, path)).response.status).toBe(404);
  });

  it('records a round, and what became of each', async () => {
    const told = await send(list(id), list(id, '/rounds'), {
      ...{ 'informedAt.day': '2026-06-01', 'informedAt.time': '08:30', means: 'letter' },
      content: 'Wat er is gebeurd.',
    });
    expect(told.text).toContain('Op 1 jun 2026: uitkomst niet bekend');
    const [, result = ''] = /href="([^"?]*\/results\/\d+)/.exec(told.text) ?? [];
    expect((await send(result, result, { became: 'returned' })).text).toContain('brief kwam terug');
    expect((await person.dossier(id)).body.informed).toMatchObject([
      { intended: 1, reached: 0, returned: 1 },
    ]);
  });
});

describe('letters to the people of the list', () => {
  const letters = async (id: string) => {
    const { status, body, text } = await person.get(`/v1/breaches/${id}/affected-people/letters`);
    return {
      status,
      text,
      letters: body.letters as Record<string, string>[],
      aside: body.setAside as object[],
    };
  };

  it('are one each, to whoever is to be told, with what leaked of this person', async () => {
    const id = await aReadyDossier();
    const people = [
      { name: 'Anna', address: 'Kade 1', leaked: ['bsn'], language: 'en' },
      {
        ...{ name: 'Bo', address: 'Geheim 2', reader: 'under-sixteen', language: 'ar' },
        representative: { role: 'guardian', name: 'Mia', address: 'Plein 3' },
      },
      { name: 'Cas', address: 'Geheim 4', safeContact: { means: 'letter', to: 'Postbus 5' } },
      { name: 'Dee', address: 'Geheim 6', safeContact: { means: 'phone', to: 'Ria, 06' } },
      { name: 'Eef', address: 'Geheim 7', representative: { role: 'mentor', name: 'Jo' } },
      { name: 'Fee', address: 'Geheim 8', reader: 'under-sixteen' },
    ];
    for (const one of people) await person.acts(id, 'affected-people', one);
    const made = await letters(id);
    expect(made.letters).toMatchObject([
      { name: 'Anna', address: 'Kade 1', language: 'en' },
      { name: 'Mia', address: 'Plein 3', about: 'Deze brief gaat over Bo.', speaks: 'ar' },
      { name: 'Cas', address: 'Postbus 5' },
    ]);
    expect(made.letters[0]!['text']).toContain('BSN');
    expect(made.letters[2]!['text']).not.toContain('BSN');
    expect(made.aside).toMatchObject([
      { called: 'Dee', why: 'not-by-letter', ways: [{ means: 'phone', to: 'Ria, 06' }] },
      { called: 'Eef', why: 'no-way', ways: [] },
      { called: 'Fee', why: 'representative-needed' },
    ]);
    const page = await open(handler, list(id, '/letters'));
    for (const text of ['Postbus 5', 'Ria, 06', 'Spreekt Arabisch']) expect(page.text).toContain(text);
    for (const hidden of ['Geheim 2', 'Geheim 4', 'Geheim 6', 'Geheim 7', 'Geheim 8']) {
      expect(made.text).not.toContain(hidden === 'Geheim 8' ? 'nothing' : hidden);
      if (hidden !== 'Geheim 8') expect(page.text).not.toContain(hidden);
    }
  });

  it('fall on no mat of which nobody knows whether it is safe', async () => {
    const id = await aReadyDossier({ safetyRisk: 'yes' });
    await person.acts(id, 'affected-people', { name: 'Anna', address: 'Geheim 1' });
    await person.acts(id, 'affected-people', {
      ...{ name: 'Bo', address: 'Geheim 2', safeContact: { means: 'letter', to: 'Postbus 3' } },
    });
    // Beside the tick stands why, and whoever is ticked all the same is named.
    const { text: shown } = await open(handler, list(id));
    expect(shown).toContain('van deze persoon is geen veilige weg bekend');
    const [, anna = ''] = /id="kies-([^"]*)"/.exec(shown) ?? [];
    const refused = await send(list(id), list(id, '/rounds'), {
      ...{ 'informedAt.day': '2026-06-01', 'informedAt.time': '08:30', means: 'letter' },
      ...{ content: 'Wat er is gebeurd.', people: anna },
    });
    expect(refused.response.status).toBe(422);
    expect(refused.text).toMatch(/Deze mensen mogen zo niet worden ingelicht[^]*>Anna</);
    expect((await letters(id)).aside).toMatchObject([
      { called: 'Anna', why: 'safe-contact-needed', ways: [] },
      { called: 'Bo', why: 'safe-contact-first' },
    ]);
    await person.acts(id, 'safety', { kind: 'safe-contact', at: NOW, note: 'By the sister.' });
    for (const part of ['what-we-did', 'what-it-may-mean', 'what-happened'])
      await person.acts(id, 'letter-texts', { part, forPeople: { nl: 'Het is weer goed.' } });
    await person.acts(id, 'letter-contact', { name: 'Noor', phone: '038 123 45 67' });
    const made = await letters(id);
    expect(made.letters).toMatchObject([{ name: 'Bo', address: 'Postbus 3' }]);
    expect(made.text).not.toContain('Geheim 2');
    expect(made.letters[0]!['text']).not.toContain('Perspektief');
    const { text } = await open(handler, list(id, '/letters'));
    expect(text).not.toContain('Geheim 2');
    expect(text).not.toContain('class="lw-letterhead"');
  });

  it('a safe way of before a danger is said again by whoever types it, and by nobody who mends a name', async () => {
    const id = await aReadyDossier();
    await person.acts(id, 'affected-people', {
      ...{ name: 'Bo', safeContact: { means: 'email', to: 'bo@thuis.example' } },
    });
    const [row] = (await person.get(`/v1/breaches/${id}/affected-people`)).body.entries as { id: string }[];
    const form = async () => (await open(handler, list(id, `/people/${row!.id}`))).text;
    expect(await form()).toContain('bo@thuis.example');
    await person.acts(id, 'safety', { kind: 'risk', at: NOW, note: 'He reads her mail.' });
    expect(await form()).not.toContain('bo@thuis.example');
    expect((await open(handler, list(id))).text).toContain('van deze persoon is geen veilige weg bekend');
  });

  it('are not made while a letter is open, or somebody cannot be read', async () => {
    const { id } = await lekwacht.report();
    await person.acts(id, 'affected-people', { name: 'Anna', address: 'Kade 1' });
    expect((await letters(id)).aside).toMatchObject([{ why: 'letter-not-ready' }]);
    await lekwacht.database.postgres.query({
      text: `update affected_people set box = 'AQ' where dossier_id = $1`,
      values: [id],
    });
    const { status, text } = await letters(id);
    expect([status, text.includes('list-unreadable')]).toEqual([409, true]);
    expect((await open(handler, list(id, '/letters'))).response.status).toBe(409);
    expect((await open(handler, list(id))).text).toContain('niets meer te lezen');
    await send(list(id), list(id, '/unreadable'), {});
    expect((await open(handler, list(id))).text).toContain('Er staat nog niemand op de lijst.');
  });
});

describe('a dossier in which the assessment counts more people than the list', () => {
  it('says so where it is closed, and how that is set right', async () => {
    const id = await aReadyDossier();
    await person.acts(id, 'assessments', anAssessment({ subjectCount: { min: 2, max: 10 } }));
    const decider = await lekwacht.as('board');
    await person.acts(id, 'awareness', { awareAt: NOW, facts: 'The letter came back.' });
    await person.acts(id, 'ap-notifications', anApNotification(NOW));
    for (const question of ['notify-authority', 'inform-people'] as const)
      await decider.acts(id, 'decisions', aDecision(question));
    for (const n of [1, 2, 3]) await person.acts(id, 'affected-people', { name: `An ${n}`, address: 'Kade' });
    const close = `/desk/dossiers/${id}/acts/close-breach`;
    const blocked = (await open(handler, close)).text;
    expect(blocked).toContain('Het dossier kan pas worden gesloten als dit is gedaan.');
    expect(blocked).not.toMatch(/Sluit u het dossier toch|name="conclusion"/);
    await person.acts(id, 'affected-people/rounds', { informedAt: NOW, means: ['letter'], content: 'All.' });
    const { revision } = ((await person.dossier(id)).body.informed as { revision: number }[])[0]!;
    await person.acts(id, 'affected-people/results', { round: revision, became: 'reached' });
    const numbers = 'In de beoordeling staan 10 mensen, op de lijst 3';
    expect((await open(handler, close)).text).toContain(numbers);
    expect((await open(handler, `/desk/dossiers/${id}/letters`)).text).toContain(numbers);
    const refused = await person.act(id, 'closure', { conclusion: 'Done.' });
    expect([refused.status, refused.body.code]).toEqual([409, 'assessed-above-list']);
    await person.acts(id, 'assessments', anAssessment({ subjectCount: { min: 3, max: 3 } }));
    const free = (await open(handler, close)).text;
    expect(free).not.toContain(numbers);
    expect(free).toContain('name="conclusion"');
    expect((await person.act(id, 'closure', { conclusion: 'Done.' })).status).toBe(200);
  });
});
