import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { capitalised } from '../../src/web/words/list-words.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';
import { DUTCH, furtherLanguages, MARK, textsOf } from '../support/words/made-up-language.js';

const env = furtherLanguages();
let lekwacht: RunningLekwacht;
beforeAll(async () => {
  lekwacht = await runLekwacht({ env });
});
afterAll(async () => {
  await lekwacht.close();
  rmSync(dirname(String(env['LEKWACHT_LANGUAGES'])), { recursive: true });
});

async function get(path: string, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(`${lekwacht.url}${path}`, { headers: { accept: 'text/html', ...headers } })).text();
}

async function send(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const form = {
    ...{ submission: randomUUID(), description: 'Etwas ist passiert.', 'reporter.kind': 'employed' },
    ...fields,
  };
  const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
  const body = new URLSearchParams(form);
  return (await fetch(`${lekwacht.url}${path}`, { method: 'POST', headers, body })).text();
}

/** Whatever a person reads or hears of a page in the page's own language: not what is marked as another one. */
function readIn(html: string): readonly string[] {
  const read: string[] = [];
  const open: boolean[] = [];
  for (const [, tag, text] of html.matchAll(/<([^>]+)>|([^<]+)/g)) {
    const isMarked = open.includes(true);
    if (text !== undefined) {
      if (!isMarked) read.push(text);
    } else if (tag?.startsWith('/') === true) open.pop();
    else if (tag !== undefined && !tag.startsWith('!')) {
      const isOther = / lang="/.test(tag) && !tag.startsWith('html');
      if (!isMarked && !isOther)
        for (const [, said = ''] of tag.matchAll(/ (?:title|aria-label|data-done|placeholder)="([^"]*)"/g))
          read.push(said);
      if (!tag.endsWith('/')) open.push(isOther);
    }
  }
  return read.map((said) => said.trim()).filter((said) => said !== '');
}

const AT = '/meld/kadera?taal=ar';
const warned = { description: 'Ihre BSN ist 123456782.' };
/** Every state in which somebody who reports can see a page. */
const STATES: Readonly<Record<string, () => Promise<string>>> = {
  start: () => get('/?taal=ar'),
  form: () => get(AT),
  'nothing filled in': () => send(AT, { description: '', 'reporter.kind': '' }),
  'all wrong': () =>
    send(AT, {
      ...{ safetyRisk: 'x', 'discoveredAt.day': '2027-01-01', system: 'y'.repeat(1_001), nix: '1' },
      ...{ 'discoveredAt.time': '09:00', occurredFrom: '31-31', subjectGroups: 'z', subjectCount: '9-1' },
    }),
  warning: () => send(AT, warned),
  'sent before': async () => {
    const submission = randomUUID();
    await send(AT, { submission });
    return send(AT, { submission, description: 'Etwas anderes.' });
  },
  receipt: () => send(AT, { safetyRisk: 'no' }),
  'receipt in danger': () => send(AT, { safetyRisk: 'yes' }),
  'receipt that is late': () => send(AT, { safetyRisk: 'no', 'discoveredAt.day': '2026-05-01' }),
  privacy: () => get('/meld/kadera/privacy?taal=ar'),
  poster: () => get('/meld/kadera/poster?taal=ar'),
  'not found': () => get('/meld/nobody?taal=ar'),
  'no such page': () => get('/nothing?taal=ar'),
};

/** What no language translates: names, codes, numbers, addresses; numbers and moments are written by the language itself. */
const DATA = [
  /^Lekwacht$/,
  /^[\p{N}\p{P}\s]+$/u,
  /^DL-2026-/,
  /^[0-9A-Z-]{20,}$/,
  /^(localhost|127\.)[\w.:/]+$/,
  /^www\.[\w.-]+$/,
];

describe('reporting in a further language', () => {
  it.each(Object.keys(STATES))('%s holds its words and no Dutch one', async (state) => {
    const html = await STATES[state]!();
    expect(html).toContain('<html lang="ar" dir="rtl">');
    const names = [...html.matchAll(/href="\/meld\/\w+\?taal=ar"[^>]*>(?:<b>)?([^<]*)</g)].map(
      ([, name = '']) => name,
    );
    const organisations = ['Kadera aanpak huiselijk geweld', ...names];
    const foreign = readIn(html).filter(
      (said) =>
        !said.includes(MARK) && !organisations.includes(said) && !DATA.some((pattern) => pattern.test(said)),
    );
    expect(foreign.filter((said) => !isTyped(said) && !isMoment(said))).toEqual([]);
    const dutch = textsOf(DUTCH)
      .flatMap((text) => text.split(/\{\w+\}/))
      .map((text) => text.trim());
    const known = new Set([...dutch, ...dutch.map(capitalised)].filter((text) => /\p{L}{2}/u.test(text)));
    expect(readIn(html).filter((said) => known.has(said))).toEqual([]);
  });

  it('marks what is there in English alone as English, and in danger says in its own words whom to call first', async () => {
    const form = await get(AT);
    expect(form).toMatch(/<p class="utrecht-paragraph" lang="en" dir="ltr">Did data about people/);
    expect(form).toMatch(
      new RegExp(`href="tel:112">${MARK} report danger firstIf</a>.*<p lang="en" dir="ltr">[^<]*112`),
    );
    const receipt = await send(AT, { safetyRisk: 'yes' });
    expect(receipt).toMatch(/<ul class="utrecht-unordered-list" lang="en" dir="ltr"><li[^>]*>[^<]*112/);
    expect(receipt.indexOf(`${MARK} poster danger`)).toBeLessThan(receipt.indexOf('112'));
    expect(receipt).toMatch(/<span class="lw-code" dir="ltr">DL-2026-/);
    expect(await get('/meld/kwartier?taal=de')).toMatch(/<p class="utrecht-paragraph" lang="nl" dir="ltr">/);
  });

  it('is offered by its own name where the organisation offers it, and nowhere else', async () => {
    expect(await get('/meld/kadera')).toMatch(
      /<button [^>]*formaction="\/meld\/kadera\?taal=de"[^>]* lang="de">Deutsch<\/button>/i,
    );
    expect(await get('/')).toContain('hreflang="de">Deutsch</a>');
    for (const path of ['/meld/perspektief?taal=de', '/meld/perspektief/privacy?taal=de']) {
      const page = await get(path);
      expect([page.includes('<html lang="nl">'), page.includes('Deutsch')]).toEqual([true, false]);
    }
    expect(await get('/meld/kwartier')).not.toContain('English');
  });

  it('is chosen as the browser asks', async () => {
    const german = { 'accept-language': 'de-AT, en;q=0.5' };
    expect(await get('/meld/kadera', german)).toContain('Was ist passiert?');
    expect(await get('/meld/perspektief', german)).toContain('What happened?');
    expect(await get('/meld/kadera?taal=nl', german)).toContain('Wat is er gebeurd?');
  });

  it('takes a report in German as in any other, and records the advice as it was shown', async () => {
    const receipt = await send('/meld/kadera?taal=de', {});
    expect(receipt).toContain('Ihre Meldung ist angekommen');
    expect(receipt).toContain('1. Juni 2026, 09:00');
    expect(receipt).toContain('spätestens am 4. Juni 2026, 09:00 Uhr');
    await lekwacht.projected();
    const handler = await lekwacht.as('handler', 'kadera');
    const reference = /DL-\d{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(receipt)?.[0] ?? '';
    const found = await handler.get(`/v1/breaches?reference=${reference}`);
    const { body } = await handler.dossier(found.body.dossiers[0].id as string);
    expect(body.containmentAdvice).toMatchObject({ language: 'en' });
  });

  it('leaves the desk, and its problems, in Dutch and English', async () => {
    expect(await get('/desk/nothing?taal=de')).toContain('<html lang="nl">');
  });
});

/** What was typed comes back as it was. */
const isTyped = (said: string): boolean => /^(Etwas|Ihre BSN)/.test(said);
/** In the months of the language, after it said so itself. */
const isMoment = (said: string): boolean =>
  /^\p{N}+ [\p{Script=Arabic}\s]+ \p{N}+[,،] \p{N}+:\p{N}+$/u.test(said);
