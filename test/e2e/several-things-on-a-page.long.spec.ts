import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { anApNotification, anAssessment, aSubjectNotification } from '../support/http/acts-over-http.js';
import type { Browser, Page } from '../support/http/browser.js';
import { formOfPage, loggedIn, sentForm, type ShownForm } from '../support/http/desk-browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const NOW = '2026-06-01T09:00:00+02:00';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: NOW });
});
afterAll(() => lekwacht.close());

const HTML = { headers: { accept: 'text/html' } };
const open = (who: Browser, path: string): Promise<Page> => who.go(`${lekwacht.url}${path}`, undefined, HTML);

/** A dossier in which there is as much to do as can be. */
async function dossier(): Promise<string> {
  const { id } = await lekwacht.report();
  const handler = await lekwacht.as('handler');
  await handler.acts(id, 'assessments', anAssessment({ subjectCount: { min: 5, max: 5 }, risk: 'risk' }));
  await handler.acts(id, 'ap-notifications', { ...anApNotification(NOW), number: undefined });
  await handler.acts(id, 'subject-notifications', aSubjectNotification(NOW, { intended: 3 }));
  return id;
}

const PAGES: Readonly<
  Record<string, readonly [person: string, path: (id: string) => string, parts: number]>
> = {
  letters: ['handler-of-perspektief', (id) => `/desk/dossiers/${id}/letters`, 6],
  'telling the AP': ['handler-of-perspektief', (id) => `/desk/dossiers/${id}/authority`, 10],
  deciding: ['board-of-perspektief', (id) => `/desk/dossiers/${id}/board`, 4],
  'writing down for the board': ['handler-of-perspektief', (id) => `/desk/dossiers/${id}/board`, 4],
  'assessing and advising': ['fg-of-perspektief', (id) => `/desk/dossiers/${id}/assessment`, 2],
};

/** Something else in every field for text. */
function typedIn({ fields }: ShownForm): Record<string, string> {
  const texts = fields.filter(({ kind }) => kind === 'text');
  return Object.fromEntries(texts.map(({ name }, index) => [name, `<i>"Getypt" & ${index}</i>`]));
}

const textsOf = (page: string): Record<string, string> =>
  Object.fromEntries(
    formOfPage(page).fields.flatMap(({ name, value, kind }) => (kind === 'text' ? [[name, value]] : [])),
  );

const without = (texts: Record<string, string>, part: string): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter(([name]) => !name.startsWith(`${part}.`)));

describe('what somebody typed on a page where several things can be done', () => {
  it.each(Object.entries(PAGES))(
    'is there again, whichever is sent: %s',
    async (_name, [person, path, atLeast]) => {
      const at = path(await dossier());
      const who = await loggedIn(lekwacht.url, person);
      const first = formOfPage((await open(who, at)).text);
      expect(first.parts.length).toBeGreaterThanOrEqual(atLeast);
      for (const { part, action } of first.parts) {
        // As it is now: what was recorded before need not be asked any more.
        const form = formOfPage((await open(who, at)).text);
        if (form.parts.every((one) => one.part !== part)) continue;
        const typed = typedIn(form);
        const { text } = await who.post(`${lekwacht.url}${action}`, sentForm(form, typed, part));
        expect([part, textsOf(text)]).toEqual([part, expect.objectContaining(without(typed, part))]);
      }
    },
    60_000,
  );

  it('is there again after one was recorded, and what nobody touched is as the dossier has it now', async () => {
    const { id } = await lekwacht.report();
    const who = await loggedIn(lekwacht.url, 'handler-of-perspektief');
    const form = formOfPage((await open(who, `/desk/dossiers/${id}/letters`)).text);
    const sentence = 'Wij hebben de brief opgehaald.';
    const part = 'gap-texts-what-we-did';
    const address = `${lekwacht.url}${form.parts.find((one) => one.part === part)?.action}`;
    const typed = { 'gap-contact.name': 'Noor', 'ronde.intended': '7' };
    const sent = sentForm(form, { ...typed, [`${part}.forPeople.nl`]: sentence }, part);
    const page = await who.post(address, sent);
    const texts = textsOf(page.text);
    expect(texts).toMatchObject(typed);
    expect(texts['ronde.text']).toContain(sentence);
    expect(page.text).not.toContain(`value="${part}"`);
    // Nothing of it is left once that is recorded too: the page has its own address again.
    const next = formOfPage(page.text);
    const contact = {
      'gap-contact.name': 'Noor',
      'gap-contact.phone': '088 123 45 67',
      'ronde.intended': '',
    };
    const done = await who.post(address.replace('texts', 'contact'), sentForm(next, contact, 'gap-contact'));
    expect(done.url.pathname).toBe(`/desk/dossiers/${id}/letters`);
  });

  it('is there again when the letter is made for somebody else, also the letter that was edited', async () => {
    const id = await dossier();
    const who = await loggedIn(lekwacht.url, 'handler-of-perspektief');
    const form = formOfPage((await open(who, `/desk/dossiers/${id}/letters`)).text);
    const chosen = { voor: 'sixteen-or-older', brieftaal: 'en' };
    const made = await who.post(`${lekwacht.url}${form.action}`, sentForm(form, chosen));
    expect(made.url.search).toContain('voor=sixteen-or-older');
    expect(textsOf(made.text)['ronde.text']).not.toBe(
      textsOf((await open(who, made.url.pathname)).text)['ronde.text'],
    );
    const edited = { 'ronde.text': 'Beste Jan', 'own-texts.forPeople.nl': 'Half een zin' };
    const kept = await who.post(`${lekwacht.url}${form.action}`, sentForm(form, { ...chosen, ...edited }));
    expect(textsOf(kept.text)).toMatchObject(edited);
    expect(kept.text).toMatch(/value="sixteen-or-older" checked/);
    expect(kept.text).toContain('Dit is uw eigen tekst.');
  });
});
