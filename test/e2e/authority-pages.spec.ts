import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aDecision, anApNotification, anAssessment, aReport } from '../support/http/acts-over-http.js';
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
  handler = await lekwacht.as('handler');
  browser = await loggedIn(lekwacht.url, 'handler-of-perspektief');
});
afterAll(() => lekwacht.close());

const open = (id: string, query = '', who = browser): Promise<Page> =>
  who.go(`${lekwacht.url}/desk/dossiers/${id}/authority${query}`, undefined, {
    headers: { accept: 'text/html' },
  });

/** Parts of the page. */
const QUESTION = 'vraag-3-2-1';
const NEW = 'melding';

/** Sends that part of the page. */
async function send(id: string, where: string, part: string, fields: Record<string, string>): Promise<Page> {
  const { text } = await open(id);
  const address = `${lekwacht.url}/desk/dossiers/${id}/authority/${where}`;
  return browser.post(address, sentPart(text, part, fields));
}

const formOf = async (id: string): Promise<Record<string, unknown>> =>
  (await handler.get(`/v1/breaches/${id}/ap-form`)).body as Record<string, unknown>;

const unescaped = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe('the page for telling the AP', () => {
  it('holds every answer of the API, in its order, as it is copied', async () => {
    const { id } = await lekwacht.report({ description: '<b>"Jan" & co</b>\nop twee regels' });
    await handler.acts(id, 'assessments', anAssessment({ risk: 'risk', description: undefined }));
    const answers = (await formOf(id)).answers as readonly { question: string; text?: string }[];
    const { text } = await open(id);
    const copied = [...text.matchAll(/<div class="lw-said" id="[^"]+" lang="nl">(.*?)<\/div>/gs)];
    expect(copied.map(([, said = '']) => unescaped(said))).toEqual(
      answers.flatMap((answer) => (answer.text === undefined ? [] : [answer.text])),
    );
    const known = answers.filter((answer) => answer.text !== undefined).length;
    expect(text).toContain(`${known} van ${answers.length} ingevuld`);
    // COSM: on paper it says of when it is, and whose.
    expect(text).toMatch(/Stand van ma 1 jun 2026, \d\d:\d\d\./);
    expect(copied.map(([, said]) => said)).toContain('Perspektief');
  });

  it('says what is missing and leads to where that is recorded', async () => {
    const { id } = await lekwacht.report();
    const { text } = await open(id);
    expect(text).toContain(
      `href="/desk/dossiers/${id}/assessment?taal=nl#f-natures">invullen bij de beoordeling`,
    );
    expect(text).toContain(`href="/desk/dossiers/${id}/acts/record-measure?taal=nl">maatregel vastleggen`);
    expect(text).toContain('Het bestuur heeft nog niet besloten');
    expect(text).toContain('De AP telt de 72 uur vanaf dit antwoord (vraag 4.5).');
    expect(text).toContain('Aan de AP is nog niets gemeld.');
    expect(text).not.toContain('Een onvolledige eerste melding is beter');
  });

  it('asks for an incomplete notification rather than a late one when few hours are left', async () => {
    const { id } = await lekwacht.report({ discoveredAt: '2026-05-29T15:00:00+02:00' });
    // Until then what the report says of its discovery is a claim.
    await handler.acts(id, 'first-look', {});
    const { text } = await open(id);
    expect(text).toContain('Melden aan de AP vóór ma 1 jun, 15:00 (nog 6 uur).');
    expect(text).toContain('Een onvolledige eerste melding is beter');
    expect(text).not.toContain('name="melding.delayReason"');
  });

  it('a question that only a person answers is answered there; an empty answer is refused at its field', async () => {
    const { id } = await lekwacht.report();
    const refused = await send(id, 'answers', QUESTION, { answer: ' ' });
    expect(refused.response.status).toBe(422);
    expect(refused.text).toContain('Vul dit in.</a>');
    const { response, url } = await send(id, 'answers', QUESTION, { answer: 'J. de Vries' });
    expect([response.status, url.search]).toEqual([200, '?taal=nl']);
    expect(await formOf(id)).toMatchObject({
      answers: expect.arrayContaining([expect.objectContaining({ question: '3.2.1', text: 'J. de Vries' })]),
    });
  });

  it('records that it was sent, and its number when that comes', async () => {
    const { id } = await lekwacht.report();
    const when = { 'notifiedAt.day': '2026-06-01', 'notifiedAt.time': '08:59' };
    const sent = await send(id, 'notifications', NEW, { kind: 'initial', incomplete: 'true', ...when });
    expect(sent.text).toContain('meldnummer nog niet bekend; onvolledig: er volgt nog iets');
    expect(sent.text).toContain('Sinds de laatste melding is er niets veranderd.');
    // Later, on the page as it is then.
    const [part = ''] = /meldnummer-\d+/.exec(sent.text) ?? [];
    const numbered = await send(id, 'notifications', part, { number: 'AP-2026-1' });
    expect(numbered.text).toContain('meldnummer AP-2026-1');
    expect(numbered.text).not.toContain('id="meldnummer"');
    expect((await formOf(id)).notifications).toMatchObject([
      { kind: 'initial', number: 'AP-2026-1', notifiedAt: '2026-06-01T06:59:00.000Z', incomplete: true },
    ]);
    await handler.acts(id, 'assessments', anAssessment({ risk: 'risk' }));
    expect((await open(id)).text).toContain('Veranderd sinds de laatste melding');
  });

  it('what was withdrawn is marked, with when; what was notified anew is not', async () => {
    const { id } = await lekwacht.report();
    const told = (kind: string, at: string, fields: object = {}) =>
      handler.acts(id, 'ap-notifications', anApNotification(at, { kind, incomplete: false, ...fields }));
    await told('initial', '2026-06-01T08:00:00+02:00');
    expect((await open(id)).text).not.toContain('ingetrokken op');
    await told('withdrawal', '2026-06-01T08:30:00+02:00', { withdrawalReason: 'Of another organisation.' });
    await told('initial', '2026-06-01T08:45:00+02:00', { number: 'AP-2' });
    const { text } = await open(id);
    expect(text.match(/ingetrokken op 1 juni 2026, 08:30/g)).toHaveLength(1);
    expect(text).toMatch(/Eerste melding, 1 juni 2026, 08:00<\/strong> <span class="lw-badge">ingetrokken/);
  });

  it('L5: whoever sent it confirms that it was sent like this, or says what it really was', async () => {
    const { id } = await lekwacht.report();
    await handler.acts(id, 'ap-notifications', anApNotification(NOW, { incomplete: true }));
    const before = (await open(id)).text;
    expect(before).toContain('Nog niemand heeft bevestigd');
    const [part = ''] = /verstuurd-\d+/.exec(before) ?? [];
    const confirmed = await send(id, 'sent', part, {});
    expect(confirmed.text).toContain('Verstuurd zoals het hier staat: bevestigd op 1 juni 2026, 09:00.');
    const [{ revision, sent }] = (await formOf(id)).notifications as [{ revision: number; sent: object }];
    expect(sent).toMatchObject({ how: 'as-prepared' });
    await handler.dossier(id);
    // Something else after all: pasted on a form of its own, which the page leads to.
    expect(confirmed.text).toContain(`/acts/record-sent-form?notification=${revision}`);
    await handler.acts(id, 'ap-notifications/sent', { notification: revision, text: 'Wat ik invulde.' });
    expect((await open(id)).text).toContain('vastgelegd wat er echt naar de AP ging');
  });

  it('L5: “all of it” beside answers that are missing is said on the page', async () => {
    const { id } = await lekwacht.report();
    await handler.acts(id, 'ap-notifications', anApNotification(NOW, { incomplete: false }));
    expect((await open(id)).text).toContain(
      'Er is gezegd dat dit alles is, maar deze antwoorden ontbraken: 2.1.1',
    );
  });

  it('asks for the reason of the delay only where it is late, and keeps what was typed when it came back', async () => {
    const { id } = await lekwacht.report({ discoveredAt: '2026-05-20T12:00:00+02:00' });
    const when = { 'notifiedAt.day': '2026-06-01', 'notifiedAt.time': '08:59' };
    const { response, text } = await send(id, 'notifications', NEW, {
      kind: 'initial',
      number: 'AP-77',
      ...when,
    });
    expect([response.status, text.includes('value="AP-77"')]).toEqual([422, true]);
    expect(text).toContain('<a href="#f-melding-delayReason">');
    const openly = { kind: 'initial', delayReasonOmitted: 'true', ...when };
    expect((await send(id, 'notifications', NEW, openly)).response.status).toBe(200);
    expect((await formOf(id)).notifications).toMatchObject([{ delayReasonOmitted: true }]);
  });

  it('says what was decided, and expects a withdrawal where the decision turned', async () => {
    const { id } = await lekwacht.report();
    const board = await lekwacht.as('board');
    await handler.acts(id, 'assessments', anAssessment({ risk: 'risk' }));
    await board.acts(id, 'decisions', aDecision('notify-authority'));
    await handler.acts(id, 'ap-notifications', anApNotification(NOW));
    const { text } = await open(id);
    expect(text).toContain('Op 1 juni, 09:00 is besloten: melden aan de AP.');
    expect(text).toMatch(/value="supplement" checked/);
    // Its number is known, and why it is withdrawn is asked only where it is.
    expect(text).toMatch(/<input[^>]*name="melding\.number"[^>]*value="AP-/);
    expect(text).not.toContain('name="melding.withdrawalReason"');
  });

  it('nobody finds a dossier here that he may not see, nor another organisation’s', async () => {
    const { body } = await lekwacht.send(aReport({ organisation: 'perspektief', aboutHandler: true }));
    await lekwacht.projected();
    const fg = await lekwacht.as('fg');
    const found = await fg.get(`/v1/breaches?reference=${String(body.reference)}`);
    const { id } = found.body.dossiers[0] as { id: string };
    expect((await open(id)).response.status).toBe(404);
    expect((await open(id, '', await loggedIn(lekwacht.url, 'fg-of-perspektief'))).response.status).toBe(200);
    expect((await open(id, '', await loggedIn(lekwacht.url, 'fg-of-kadera'))).response.status).toBe(404);
  });
});
