import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Browser } from '../support/http/browser.js';
import { runLekwacht, type Reported, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { tablesOf } from '../support/docs/tables.js';

const DOCUMENT = 'docs/limits.md';
const OF_EVERY = tablesOf(DOCUMENT, '<!-- headers of every answer -->');
const OF_SOME = tablesOf(DOCUMENT, '<!-- headers of some answers -->');
const COOKIES = tablesOf(DOCUMENT, '<!-- cookies -->');
const LIMITS = tablesOf(DOCUMENT, '<!-- limits -->');

/** What HTTP itself needs. */
const OF_HTTP = ['content-type', 'content-length', 'transfer-encoding', 'date', 'connection', 'keep-alive'];
const KINDS = ['pages', 'data', 'files', '/docs'] as const;

interface Sent {
  readonly what: string;
  readonly kind: (typeof KINDS)[number];
  readonly status: number;
  readonly headers: Headers;
}

/** `…` stands for anything. */
function isAsTold(value: string, told: string): boolean {
  const literal = told.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`, 's').test(value);
}

/** What of an answer's headers does not stand in the tables, or stands there otherwise, a line each. */
function untold({ what, kind, headers }: Sent): readonly string[] {
  const told = new Map(OF_EVERY.map((line) => [line['header'], line[kind]!]));
  const missing = [...told].flatMap(([name, value]) =>
    value === '–' || headers.has(name!) ? [] : [`${what}: ${name} is not sent`],
  );
  const sent = [...headers].filter(([name]) => !OF_HTTP.includes(name));
  const wrong = sent.flatMap(([name, value]) => {
    const values = OF_SOME.filter(({ header }) => header === name).map((line) => line['value']!);
    const everywhere = told.get(name);
    if (everywhere !== undefined && everywhere !== '–') values.push(everywhere);
    return values.some((one) => isAsTold(value, one)) ? [] : [`${what}: ${name}: ${value}`];
  });
  return [...missing, ...wrong];
}

let lekwacht: RunningLekwacht;
let reported: Reported;
const sent: Sent[] = [];
const cookies: string[] = [];
const cookiesOfReporters: string[] = [];

function note(what: string, kind: Sent['kind'], { status, headers }: Response): void {
  sent.push({ what, kind, status, headers });
}

beforeAll(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht({ env: { LEKWACHT_LOGINS_PER_MINUTE: '3' } });
  reported = await lekwacht.report();
  await askEverything();
}, 60_000);
afterAll(() => lekwacht.close());

/** Answers of each kind, good and bad. */
async function askEverything(): Promise<void> {
  const { url } = lekwacht;
  const fg = new Browser();
  const ask = async (kind: Sent['kind'], path: string, init: RequestInit = {}, by = new Browser()) => {
    const response = await by.ask(`${url}${path}`, init);
    note(`${init.method ?? 'GET'} ${path}`, kind, response);
    return response;
  };
  const asPage = { accept: 'text/html' };

  const start = await ask('pages', '/');
  const form = { method: 'POST', body: new URLSearchParams({ description: '' }) };
  for (const response of [
    start,
    await ask('pages', '/meld/perspektief'),
    await ask('pages', '/meld/perspektief', { ...form, headers: { 'sec-fetch-site': 'same-origin' } }),
    await ask('pages', '/meld/nobody', { headers: asPage }),
  ])
    cookiesOfReporters.push(...response.headers.getSetCookie());
  for (const [path] of (await start.text()).matchAll(/\/assets\/[^"]+/g)) {
    await ask('files', path);
    await ask('files', path, { headers: { 'accept-encoding': 'br' } });
  }

  await ask('pages', '/desk', { headers: asPage });
  const begun = await ask('data', '/login?return=/desk', {}, fg);
  const chooser = await fg.go(begun.headers.get('location')!);
  const back = await fg.post(chooser.url, { person: 'fg-of-perspektief' }, (next) =>
    next.pathname.startsWith('/login/callback'),
  );
  const callback = await ask('data', `${back.url.pathname}${back.url.search}`, {}, fg);
  await ask('pages', '/desk', {}, fg);
  await ask('pages', `/desk/dossiers/${reported.id}`, {}, fg);
  await ask('data', '/desk/register/csv', {}, fg);
  const out = { method: 'POST', body: new URLSearchParams(), headers: { 'sec-fetch-site': 'same-origin' } };
  const loggedOut = await ask('pages', '/logout', out, fg);
  for (const { headers } of [begun, callback, loggedOut]) cookies.push(...headers.getSetCookie());
  while (sent.at(-1)?.status !== 429) await ask('data', '/login');

  const person = await lekwacht.as('fg');
  for (const path of [`/v1/breaches/${reported.id}`, '/v1/register', '/v1/dashboard', '/v1/nowhere']) {
    const { status, headers } = await person.get(path);
    sent.push({ what: path, kind: 'data', status, headers: new Headers(headers) });
  }
  await ask('data', '/v1/dashboard');
  await ask('data', '/v1/reports', { method: 'DELETE' });
  await ask('data', '/health/live');
  await ask('data', '/metrics');
  await ask('data', '/v1/openapi.json');
  for (const file of ['', '/start.js', '/swagger-ui.css']) await ask('/docs', `/docs${file}`);
}

describe(DOCUMENT, () => {
  it('tells every header that is sent, with its value', () => {
    expect(sent.flatMap(untold)).toEqual([]);
    expect(new Set(sent.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  });

  it('tells none that is not sent', () => {
    const seen = new Set(sent.flatMap(({ headers }) => [...headers.keys()]));
    expect(OF_SOME.map(({ header }) => header).filter((header) => !seen.has(header!))).toEqual([]);
  });

  it('tells every cookie, with its flags and how long it lives; who reports gets none', () => {
    const given = cookies.filter((line) => !line.includes('=;'));
    const told = COOKIES.map(({ cookie, flags, lives }) => {
      const [, age = ''] = /^(Max-Age=\d+)$/.exec(lives!) ?? [];
      return [cookie, [flags, age].filter(Boolean).join('; ')];
    });
    const parts = given.map((line) => /^([^=]+)=[^;]+; (.*)$/.exec(line)!.slice(1));
    expect(new Map(parts as [string, string][])).toEqual(new Map(told as [string, string][]));
    expect(cookiesOfReporters).toEqual([]);
  });

  it('quotes each limit as it stands in the file that it names', () => {
    const wrong = LIMITS.filter((line) => {
      const text = readFileSync(line['set in']!, 'utf8');
      // `MOST = 4` is not said by `MOST = 40`.
      const after = text.split(line['as it stands there']!).slice(1);
      return line['as it stands there'] === '' || !after.some((rest) => /^\W/.test(rest));
    });
    expect(wrong).toEqual([]);
    const named = [...OF_EVERY, ...OF_SOME, ...COOKIES].flatMap((line) =>
      line['set in']!.split(', ').map((file) => file.replaceAll('`', '')),
    );
    for (const file of named) expect(readFileSync(file, 'utf8')).not.toBe('');
  });

  it('leaves out no constant of the source that is named as a limit', () => {
    const limit =
      /^\s*(?:export )?const (\w*(?:MOST|LONGEST|LARGEST|DEEPEST|TIMEOUT|PATIENCE|TOLERANCE|AT_ONCE|TRIES|SHOWN|_MS\b|_SECONDS\b|LIMIT\b)\w*) = ['\d(]/gm;
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts'))
      .map((file) => `src/${file.replaceAll('\\', '/')}`);
    const constants = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(limit)].map(([, name]) => `${file} ${name}`),
    );
    const quoted = new Set(
      LIMITS.map((line) => `${line['set in']} ${line['as it stands there']!.split(' = ')[0]}`),
    );
    expect(constants.length).toBeGreaterThan(40);
    expect(constants.filter((constant) => !quoted.has(constant))).toEqual([]);
  });

  it('says how long the longest text may be', async () => {
    const { text } = await lekwacht.anyone.get('/v1/openapi.json');
    const lengths = [...text.matchAll(/"maxLength":(\d+)/g)].map(([, length]) => Number(length));
    const longest = Math.max(...lengths).toLocaleString('en');
    expect(readFileSync(DOCUMENT, 'utf8').replace(/\s+/g, ' ')).toContain(`as it was sent, ${longest}.`);
  });
});
