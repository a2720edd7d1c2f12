import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ReporterTokens } from '../../src/intake/return/reporter-token.js';
import type { Answer } from '../support/http/http-client.js';
import {
  formWith,
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
  type SentFile,
} from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
let handler: Person;
let reported: Reported;
let token: string;
beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
  handler = await lekwacht.as('handler');
  reported = await lekwacht.report();
  token = await opened(reported);
});
afterAll(() => lekwacht.close());

async function opened({ reference, secret }: Reported): Promise<string> {
  const { body } = await lekwacht.anyone.post('/v1/reports/access', { reference, secret });
  return body.token as string;
}
const send = (
  file: SentFile = {},
  { by = token, key = randomUUID() }: { readonly by?: string; readonly key?: string } = {},
): Promise<Answer> =>
  lekwacht
    .with({ authorization: `Bearer ${by}` })
    .request('POST', '/v1/reports/attachments', formWith(file), { 'idempotency-key': key });
const filesOf = async (id: string): Promise<readonly Record<string, unknown>[]> =>
  (await handler.get(`/v1/breaches/${id}/attachments`)).body.attachments as Record<string, unknown>[];
const rows = async (): Promise<number> =>
  (await lekwacht.database.postgres.query('select 1 from attachments')).rowCount;

describe('a reporter who comes back', () => {
  it('sends a file, which the handler gets and he does not; twice under one key it is one', async () => {
    const key = randomUUID();
    const file = { name: 'foto.txt', content: 'Wat ik zag', description: 'De gang' };
    for (const _ of [1, 2])
      expect(await send(file, { key })).toMatchObject({ status: 200, body: { state: 'received' } });
    const [sent, ...others] = await filesOf(reported.id);
    expect([sent, others]).toMatchObject([
      { name: 'foto.txt', from: 'reporter', description: 'De gang' },
      [],
    ]);
    const path = `/v1/breaches/${reported.id}/attachments/${String(sent!['attachment'])}?unscanned=true`;
    expect((await handler.get(path)).text).toBe('Wat ik zag');
    expect((await lekwacht.with({ authorization: `Bearer ${token}` }).get(path)).status).toBe(401);
    // Nobody has looked at the report because its reporter sent something.
    expect((await lekwacht.eventTypes(reported.id)).at(-1)).toBe('AttachmentReceived');
  });

  it('sends none with a token that expired, is of somebody else, or with no token', async () => {
    const before = await rows();
    const long = Math.floor(Date.now() / 1_000) - 31 * 60;
    const expired = await lekwacht.application.app
      .get(ReporterTokens)
      .sign({ breachId: reported.id, organisation: 'perspektief' }, long);
    for (const by of [expired, 'x.y.z', ''])
      expect(await send({}, { by })).toMatchObject({ status: 401, body: { code: 'access-anew' } });
    expect(await send({ content: Buffer.from('MZ\x90\0', 'latin1') })).toMatchObject({ status: 415 });
    expect(await rows()).toBe(before);
  });

  it('sends it to where his report went on', async () => {
    const [gone, into] = [await lekwacht.report(), await lekwacht.report()];
    const by = await opened(gone);
    const key = randomUUID();
    const before = { name: 'eerder.txt', content: 'a' };
    expect((await send(before, { by, key })).status).toBe(200);
    await handler.dossier(gone.id);
    await handler.acts(gone.id, 'merge', { into: into.id, reason: 'The same.' });
    expect((await send({ name: 'later.txt' }, { by })).status).toBe(200);
    expect(await filesOf(into.id)).toMatchObject([{ name: 'later.txt', from: 'reporter' }]);
    // What he sent before, sent once more, is known.
    expect((await send(before, { by, key })).status).toBe(200);
    expect(await filesOf(into.id)).toHaveLength(1);
  });

  it('opens a dossier again that was ended, and somebody is to look at it', async () => {
    const { id, ...receipt } = await lekwacht.report();
    await handler.dossier(id);
    await handler.acts(id, 'dismissal', { ground: 'test-report', reason: 'Nothing happened.' });
    expect((await send({}, { by: await opened({ id, ...receipt }) })).status).toBe(200);
    const { body } = await handler.dossier(id);
    expect(body.ending).toBeUndefined();
    expect(body.additions).toEqual([body.attachments[0].revision]);
    await handler.acts(id, 'supplements/review', { conclusion: 'Looked at.' });
    expect((await handler.dossier(id)).body.additions).toEqual([]);
  });
});

describe('with a browser', () => {
  const hidden = (text: string, name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  const page = async (path: string, body: BodyInit) => {
    const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
    const answer = await fetch(`${lekwacht.url}${path}`, { method: 'POST', headers, body });
    return { status: answer.status, text: await answer.text() };
  };
  const open = () =>
    page('/melding?taal=nl', new URLSearchParams({ reference: reported.reference, secret: reported.secret }));
  const form = (text: string, file: SentFile, opened = hidden(text, 'token')): FormData => {
    const all = new FormData();
    all.append('token', opened);
    all.append('submission', hidden(text, 'submission'));
    for (const [name, value] of formWith(file)) all.append(name, value);
    return all;
  };

  it('he sends it from the page of his report, and is told that it has come in', async () => {
    const { text } = await open();
    expect(text).toContain('action="/melding?taal=nl"');
    expect(text).toContain('niet zelf terugkijken');
    const sent = await page('/melding?taal=nl', form(text, { name: 'van de pagina.txt' }));
    expect(sent.status).toBe(200);
    expect(sent.text).toContain('Uw bestand is binnen.');
    expect(sent.text).not.toContain('van de pagina.txt');
    expect((await filesOf(reported.id)).map(({ name }) => name)).toContain('van de pagina.txt');
  });

  it('what he typed beside it is sent with it, or stays where it was', async () => {
    const { text } = await open();
    const typed = (opened: string, file: SentFile, text: string): FormData => {
      const all = form(opened, file);
      const [name, value] = [...all.entries()].at(-1)!;
      all.delete(name);
      all.append('text', text);
      all.append(name, value);
      return all;
    };
    const both = await page('/melding?taal=nl', typed(text, { name: 'met tekst.txt' }, 'Dit is de brief.'));
    expect(both.text).toContain('Uw bestand is binnen. Wat u toevoegde, is binnen.');
    const { body } = await (await lekwacht.as('handler')).dossier(reported.id);
    expect(body.supplements).toMatchObject([{ text: 'Dit is de brief.' }]);
    const faulty = await page('/melding?taal=nl', typed(both.text, { content: '' }, 'Nog iets.'));
    expect([faulty.status, faulty.text.includes('>Nog iets.</textarea>')]).toEqual([422, true]);
    const again = await page(
      '/melding?taal=nl',
      typed(both.text, { name: 'nog een.txt' }, 'x'.repeat(60_000)),
    );
    expect([again.status, again.text.includes('Uw bestand is binnen.')]).toEqual([422, true]);
  });

  it('he is told at the field what is wrong, and has to open his report again after half an hour', async () => {
    const { text } = await open();
    const faulty = await page('/melding?taal=nl', form(text, { content: '' }));
    expect(faulty.status).toBe(422);
    for (const said of ['Dit bestand is leeg.', 'Kies het bestand opnieuw', 'aria-invalid="true"'])
      expect(faulty.text).toContain(said);
    const expired = await page('/melding?taal=nl', form(text, {}, 'x.y.z'));
    expect(expired.status).toBe(401);
    expect(expired.text).toContain('langer dan een half uur');
  });
});
