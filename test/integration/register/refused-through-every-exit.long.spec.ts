import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { sampleReports } from '../../../bench/sample-log.js';
import { breachIdOf } from '../../../src/breach/domain/breach-stream.js';
import { EventCodec } from '../../../src/platform/event-store/event-codec.js';
import { EventStore, NO_STREAM } from '../../../src/platform/event-store/event-store.port.js';
import { CSV, XLSX } from '../../../src/register/file/register-files.service.js';
import { howOften } from '../../support/how-often.js';
import type { Browser } from '../../support/http/browser.js';
import { loggedIn } from '../../support/http/desk-browser.js';
import { runLekwacht, type Person, type RunningLekwacht } from '../../support/http/running-lekwacht.js';

/** Of one organisation; every one of them has come in, and nobody has looked at any. */
const DOSSIERS = howOften({ short: 120, long: 10_000 });
/** So many of them somebody may not know of. */
const SHUT = 12;

let lekwacht: RunningLekwacht;
/** A handler whom the dossiers are about: by token and by browser. */
let refused: Person;
let browser: Browser;
let fg: Person;
const shut: { readonly id: string; readonly reference: string }[] = [];
/** One that is no secret, and was merged into one that is. */
let merged: string;

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ at: '2027-06-01T09:00:00+02:00' });
  const { app } = lekwacht.application;
  const reports = await sampleReports(app.get(EventCodec), DOSSIERS);
  const queue = reports[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (const { stream, record } of queue) await app.get(EventStore).append(stream, NO_STREAM, [record]);
    }),
  );
  await lekwacht.projected();
  fg = await lekwacht.as('fg', 'kwartier');
  refused = await lekwacht.as('handler', 'kwartier');
  browser = await loggedIn(lekwacht.url, 'handler-of-kwartier');
  const [open, ...hidden] = reports
    .filter((_, i) => i % Math.floor(DOSSIERS / (SHUT + 1)) === 0)
    .slice(0, SHUT + 1)
    .map(({ stream }) => breachIdOf(stream));
  for (const id of hidden) {
    const { body } = await fg.dossier(id);
    shut.push({ id, reference: String(body.reference) });
    await fg.acts(id, 'restriction', { restricted: true, allowed: [], refused: [] });
  }
  await fg.acts(open ?? '', 'merge', { into: hidden[0] ?? '', reason: 'Hetzelfde lek.' });
  merged = String((await fg.dossier(open ?? '')).body.reference);
  await lekwacht.projected();
}, 300_000);
afterAll(() => lekwacht.close());

/** What of the shut dossiers stands in a text. */
const told = (text: string): readonly string[] =>
  shut.flatMap((one) => Object.values(one)).filter((secret) => text.includes(secret));

const NOW = '2027-06-01T09:00:00%2B02:00';

async function bytesOf(path: string, accept: string): Promise<Buffer> {
  const { headers } = refused as unknown as { headers: Record<string, string> };
  const response = await fetch(`${lekwacht.url}${path}`, { headers: { ...headers, accept } });
  expect([path, accept, response.status]).toEqual([path, accept, 200]);
  return Buffer.from(await response.arrayBuffer());
}

const sheetsOf = async (bytes: Buffer): Promise<readonly (readonly (readonly unknown[])[])[]> =>
  (await readWorkbook(bytes)).map(({ data }) => data as unknown[][]);
const csvLines = (text: Buffer): readonly unknown[] =>
  parse(text, { bom: true, delimiter: ';', columns: true });

/** All pages of a list, as they were answered, and how many lines they have. */
async function pagesOf(
  path: string,
  lines: 'entries' | 'dossiers',
): Promise<{ text: string; count: number }> {
  let [text, count] = ['', 0];
  for (let next = ''; ;) {
    const answer = await refused.get(`${path}${path.includes('?') ? '&' : '?'}limit=200${next}`);
    expect([path, answer.status]).toEqual([path, 200]);
    text += answer.text;
    count += (answer.body[lines] as unknown[]).length;
    if (answer.body.next === undefined) return { text, count };
    next = `&cursor=${encodeURIComponent(String(answer.body.next))}`;
  }
}

describe(`of ${DOSSIERS} dossiers, ${SHUT} that somebody may not know of`, () => {
  const seen = DOSSIERS - SHUT;

  it('are known to the FG: else this would show nothing', async () => {
    const { body } = await fg.get('/v1/register');
    expect(body.restricted).toBe(SHUT);
    expect((await fg.get(`/v1/breaches?reference=${shut[0]?.reference ?? ''}`)).text).toContain(shut[0]?.id);
  });

  it.each([
    ['the list', '/v1/breaches', 'dossiers'],
    ['the list of what is open', '/v1/breaches?open=true', 'dossiers'],
    ['the register', '/v1/register', 'entries'],
    ['the register as of now', `/v1/register?asOf=${NOW}`, 'entries'],
  ] as const)(
    'are in no page of %s, and no answer counts them',
    async (_, path, lines) => {
      const { text, count } = await pagesOf(path, lines);
      expect(told(text)).toEqual([]);
      expect(count).toBe(path.includes('open=true') ? seen - 1 : seen);
      expect(text).not.toMatch(/"restricted"|"shut"/);
    },
    120_000,
  );

  it.each(['', `?asOf=${NOW}`, '?year=2026'])(
    'are in no file of the register%s',
    async (query) => {
      const csv = await bytesOf(`/v1/register${query}`, CSV);
      expect(told(csv.toString())).toEqual([]);
      const [register = [], codes = [], about = []] = await sheetsOf(
        await bytesOf(`/v1/register${query}`, XLSX),
      );
      expect(told(JSON.stringify([register, codes, about]))).toEqual([]);
      expect(register).toHaveLength(csvLines(csv).length + 1);
      if (query !== '?year=2026') expect(csvLines(csv)).toHaveLength(seen);
      expect(csv.toString()).not.toMatch(/"afgeschermd /);
    },
    180_000,
  );

  it('into which another was merged are not named there', async () => {
    const { entries } = (await refused.get('/v1/register?status=merged')).body as {
      entries: { reference: string; ending: object }[];
    };
    expect(entries.map(({ reference }) => reference)).toEqual([merged]);
    expect(Object.keys(entries[0]?.ending ?? {})).not.toContain('into');
    const csv = (await bytesOf('/v1/register?status=merged', CSV)).toString();
    expect(csv).toContain('een afgeschermd dossier');
  });

  it('are answered like dossiers that do not exist, by number and by label', async () => {
    const none = { id: '0b9c2a1e-0000-4000-8000-000000000000', reference: 'DL-2026-NONE-NONE' };
    for (const { id, reference } of shut) {
      for (const view of [
        '',
        '/timeline',
        '/as-of?revision=0',
        '/ap-form',
        '/edpb-template',
        '/letter?for=adult&means=letter',
      ]) {
        const [there, nowhere] = [
          await refused.get(`/v1/breaches/${id}${view}`),
          await refused.get(`/v1/breaches/${none.id}${view}`),
        ];
        expect([there.status, there.body.code, there.body.detail]).toEqual([
          404,
          nowhere.body.code,
          nowhere.body.detail,
        ]);
      }
      const found = await refused.get(`/v1/breaches?reference=${reference}`);
      expect(found.text).toBe((await refused.get(`/v1/breaches?reference=${none.reference}`)).text);
    }
  });

  it('are in no total and on no page of the desk', async () => {
    const dashboard = await refused.get('/v1/dashboard');
    expect(told(dashboard.text)).toEqual([]);
    expect(dashboard.text).not.toMatch(/"restricted"|"shut"/);
    for (const path of [
      ...['/desk', '/desk/list', '/desk/register', '/desk/register?jaar=2026', '/desk/register/print'],
      ...[
        '/desk/register/csv',
        '/desk/register/xlsx',
        '/desk/register/codes',
        `/desk/register?peildatum=2027-05-31`,
      ],
      ...['/desk/unverified', '/desk/people', '/desk/board', '/desk/looks'],
      ...shut.slice(0, 2).flatMap(({ id }) => [`/desk/dossiers/${id}`, `/desk/dossiers/${id}/replay`]),
    ]) {
      const page = await browser.ask(`${lekwacht.url}${path}`, { headers: { accept: 'text/html' } });
      const bytes = Buffer.from(await page.arrayBuffer());
      const text = path.endsWith('/xlsx') ? JSON.stringify(await sheetsOf(bytes)) : bytes.toString();
      // The address that was asked for stands in the page that says there is nothing.
      const secrets = told(text).filter((secret) => !path.includes(secret));
      expect([
        path,
        secrets,
        /afgeschermd[^"]{0,3}\d|\d+ dossiers? (is|zijn) afgeschermd/.test(text),
      ]).toEqual([path, [], false]);
      expect([path, page.status < 500]).toEqual([path, true]);
    }
  }, 120_000);
});
