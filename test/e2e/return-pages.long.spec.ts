import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ReporterTokens } from '../../src/intake/return/reporter-token.js';
import { hiddenFields, loggedIn } from '../support/http/desk-browser.js';
import {
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let handler: Person;
let reported: Reported;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
  handler = await lekwacht.as('handler');
  reported = await lekwacht.report({ description: 'Een brief lag bij de buren <b>.' });
});
afterAll(() => lekwacht.close());

interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

const seen = async (answer: Response): Promise<Page> => ({
  ...{ status: answer.status, headers: answer.headers },
  text: await answer.text(),
});
const get = async (path: string): Promise<Page> =>
  seen(await fetch(`${lekwacht.url}${path}`, { headers: { accept: 'text/html' } }));
async function post(fields: Record<string, string>, query = '?taal=nl', site = 'same-origin'): Promise<Page> {
  const headers = { accept: 'text/html', 'sec-fetch-site': site };
  const body = new URLSearchParams(fields);
  return seen(await fetch(`${lekwacht.url}/melding${query}`, { method: 'POST', headers, body }));
}
const open = (more: Record<string, string> = {}, query?: string): Promise<Page> =>
  post({ reference: reported.reference, secret: reported.secret, ...more }, query);
const hidden = (text: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
/** Presses a button of the page that was shown. */
const press = (page: Page, wanted: string, typed: Record<string, string> = {}): Promise<Page> =>
  post({
    token: hidden(page.text, 'token'),
    submission: hidden(page.text, 'submission'),
    ...typed,
    do: wanted,
  });
async function ask(text: string): Promise<string> {
  await handler.dossier(reported.id);
  await handler.acts(reported.id, 'questions', { text });
  const { body } = await handler.dossier(reported.id);
  return (body.questionsAsked as { question: string }[]).at(-1)!.question;
}

describe('coming back with a browser', () => {
  it('begins with number and code, and is found from every page of reporting and from the receipt', async () => {
    expect((await get('/melding')).text).toContain('Terug naar uw melding');
    expect((await get('/melding?taal=en')).text).toContain('Back to your report');
    for (const path of ['/?taal=nl', '/meld/kadera?taal=nl'])
      expect((await get(path)).text).toContain('href="/melding?taal=nl"');
    // A language that the desk is not there in comes back in English or Dutch.
    expect((await get('/melding?taal=de')).status).toBe(200);
  });

  it('shows how it stands and what he said himself, and keeps nothing in the browser', async () => {
    const { status, text, headers } = await open();
    expect(status).toBe(200);
    expect(text).toContain(`Uw melding ${reported.reference}`);
    expect(text).toContain('Uw melding is binnen. Nog niemand heeft die bekeken.');
    expect(text).toContain('Een brief lag bij de buren &lt;b>.');
    expect(text).not.toContain(reported.secret);
    expect([headers.get('set-cookie'), headers.get('cache-control')]).toEqual([null, 'no-store']);
    expect(headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(text).toContain('Verlaat deze pagina');
  });

  it('says alike that number and code do not fit, and keeps what was typed', async () => {
    const wrong = await open({ secret: 'ABCD' });
    const unknown = await open({ reference: 'DL-2026-0000-0000' });
    for (const { status, text } of [wrong, unknown]) {
      expect(status).toBe(404);
      expect(text).toContain('horen niet bij elkaar');
    }
    expect(wrong.text).toContain(`value="${reported.reference}"`);
    const empty = await post({ reference: ' ', secret: '' });
    expect([empty.status, empty.text.includes('<title>Fout: ')]).toEqual([422, true]);
  });

  it('answers a question, adds something, and says what he wants to hear; each once', async () => {
    const question = await ask('Welke envelop was het?');
    const page = await open();
    expect(page.text).toContain('Welke envelop was het?');
    const field = `answer.${question}`;
    const typed = { [field]: 'De blauwe.', text: 'En een pen.' };
    const answered = await press(page, `answer ${question}`, typed);
    expect([answered.status, answered.text.includes('Uw antwoord is binnen.')]).toEqual([200, true]);
    // What was typed elsewhere on the page stands there still.
    expect(answered.text).toMatch(/<textarea[^>]*name="text"[^>]*>En een pen\.<\/textarea>/);
    expect((await press(page, `answer ${question}`, typed)).status).toBe(200);
    const added = await press(answered, 'add', { text: 'En een pen.' });
    expect(added.text).toContain('Wat u toevoegde, is binnen.');
    const wished = await press(added, 'wish');
    expect(wished.text).toContain('U wilt dit horen.');
    const { body } = await handler.dossier(reported.id);
    expect(body.questionsAsked).toMatchObject([{ answer: { text: 'De blauwe.' } }]);
    expect(body.supplements).toMatchObject([{ text: 'En een pen.' }]);
    expect(body.outcomeWished).toBe(true);
  });

  it('what was sent and then changed is not sent again unseen', async () => {
    const page = await open();
    await press(page, 'add', { text: 'Eerst dit.' });
    const again = await press(page, 'add', { text: 'Toen dat.' });
    expect([again.status, again.text.includes('Dit was al verstuurd.')]).toEqual([422, true]);
    expect(again.text).toContain('Toen dat.');
    const sent = await press(again, 'add', { text: 'Toen dat.' });
    expect(sent.text).toContain('Wat u toevoegde, is binnen.');
  });

  it('an empty answer is said at its field', async () => {
    const question = await ask('Hoe laat?');
    const { status, text } = await press(await open(), `answer ${question}`, { [`answer.${question}`]: ' ' });
    expect(status).toBe(422);
    expect(text).toContain(`id="f-answer-${question}-fault">Vul dit in.`);
  });

  it('after half an hour asks for number and code anew, and what was typed comes along', async () => {
    const { id: breachId, organisation } = reported;
    const tokens = lekwacht.application.app.get(ReporterTokens);
    const token = await tokens.sign({ breachId, organisation }, Math.floor(Date.now() / 1_000) - 31 * 60);
    const shut = await post({ token, submission: 'x'.repeat(36), do: 'add', text: 'Nog een lang verhaal.' });
    expect([shut.status, shut.text.includes('langer dan een half uur')]).toEqual([401, true]);
    expect(hidden(shut.text, 'text')).toBe('Nog een lang verhaal.');
    const back = await open({ text: hidden(shut.text, 'text') });
    expect(back.text).toMatch(/<textarea[^>]*name="text"[^>]*>Nog een lang verhaal\.<\/textarea>/);
  });

  it('is there in English, with what was typed', async () => {
    const page = await open();
    const fields = { token: hidden(page.text, 'token'), text: 'And a pen.', languageOnly: 'en' };
    const { text } = await post(fields, '?taal=en');
    expect(text).toContain('How it stands');
    expect(text).toContain('And a pen.');
  });

  it('is sent by a page of ours only', async () => {
    expect((await post({ reference: 'x', secret: 'y' }, '?taal=nl', 'cross-site')).status).toBe(403);
  });

  it('leaves neither code nor text in an address or in the log', () => {
    const logged = lekwacht.logged.join('');
    for (const secret of [reported.secret, reported.reference, 'De blauwe', 'lang verhaal', 'envelop'])
      expect(logged).not.toContain(secret);
  });
});

describe('the handler', () => {
  it('asks on a form that says who reads it, and sees each question with its answer', async () => {
    const browser = await loggedIn(lekwacht.url, 'handler-of-perspektief');
    const dossier = `${lekwacht.url}/desk/dossiers/${reported.id}`;
    const form = await browser.go(`${dossier}/acts/ask-reporter`);
    expect(form.text).toContain('De melder leest uw vraag letterlijk');
    await browser.post(
      `${dossier}/acts/ask-reporter`,
      { ...hiddenFields(form.text, 'Uw vraag'), text: 'Was er iemand bij?' },
      ({ pathname }) => pathname.endsWith(reported.id),
    );
    const { text } = await browser.go(dossier);
    expect(text).toContain('Vragen aan de melder');
    expect(text).toContain('Welke envelop was het?');
    expect(text).toContain('De blauwe.');
    expect(text).toContain('Was er iemand bij?');
    expect(text).toContain('Nog geen antwoord.');
    expect(text).toContain('De melder wil horen wat ervan wordt.');
  });

  it('records an answer that he heard otherwise, and does not ask where nobody has a receipt', async () => {
    const browser = await loggedIn(lekwacht.url, 'handler-of-perspektief');
    const dossier = `${lekwacht.url}/desk/dossiers/${reported.id}`;
    const { text } = await browser.go(`${dossier}/acts/record-answer`);
    expect(text).toContain('Was er iemand bij?');
    expect(text).not.toContain('Welke envelop was het?');
    const entered = await handler.post(
      '/v1/reports/entries',
      {
        ...{ organisations: ['perspektief'], channel: 'phone', firstContactAt: '2026-05-30' },
        report: { description: 'Gebeld.', reporter: { kind: 'client' } },
      },
      { 'idempotency-key': randomUUID() },
    );
    const { id } = entered.body.dossiers[0] as { id: string };
    expect((await browser.go(`${lekwacht.url}/desk/dossiers/${id}`)).text).not.toContain(
      'De melder iets vragen',
    );
  });
});
