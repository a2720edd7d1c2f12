import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FACTORS } from '../../src/law/advice/factors.js';
import { REASONS } from '../../src/law/advice/reason.js';
import { MATTERS } from '../../src/law/term/matter-kinds.js';
import { sourceInDutch } from '../../src/web/words/source-in-dutch.js';
import { wordsIn } from '../../src/web/words/words.js';
import { anAssessment } from '../support/http/acts-over-http.js';
import { Browser } from '../support/http/browser.js';
import { loggedIn } from '../support/http/desk-browser.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

let lekwacht: RunningLekwacht;
beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  lekwacht = await runLekwacht();
});
afterAll(() => lekwacht.close());

/** Every text of a dictionary; of a sentence that takes something, what it says itself. */
function textsIn(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') {
    const quoted = String(words).match(/`[^`]*`|'[^']*'|"[^"]*"/g) ?? [];
    return quoted.map((text) => text.replaceAll(/\$\{[^}]*\}/g, ' '));
  }
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsIn) : [];
}

/** Not those within a digest or a number. */
const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/(?<![\p{L}\d])\p{L}{2,}(?![\p{L}\d])/gu) ?? [];
/** Days as a clock shows them. */
const DAYS = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'];
const DUTCH = new Set([...DAYS, ...textsIn(wordsIn('nl')).flatMap(wordsOf)]);
/** Words that our English has and our Dutch has not. */
const ENGLISH = new Set(
  textsIn(wordsIn('en'))
    .flatMap(wordsOf)
    .filter((word) => !DUTCH.has(word)),
);
const englishIn = (text: string): readonly string[] => [
  ...new Set(wordsOf(text).filter((word) => ENGLISH.has(word))),
];

/** What a page says, without what says itself that it is in another language. */
const saidOn = (html: string): string =>
  html
    .replaceAll(/<(script|style)\b.*?<\/\1>/gs, ' ')
    .replaceAll(/<(\w+)[^>]*\slang="en"[^>]*>.*?<\/\1>/gs, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&[#\w]+;/g, ' ');

describe('a reader of Dutch', () => {
  it('finds where the law says so in Dutch', () => {
    const sources = [
      ...Object.values(FACTORS).map(({ source }) => source),
      ...Object.values(REASONS).map(({ article }) => article),
      ...Object.values(MATTERS).map(({ source }) => source),
    ];
    expect(sources.map(sourceInDutch).flatMap(englishIn)).toEqual([]);
  });

  it('meets no English on the pages of a dossier, whatever his function', async () => {
    const { id } = await lekwacht.report({
      organisation: 'kadera',
      description: 'Tas met veertien papieren formulieren en een telefoon gestolen uit een auto.',
      incidentType: 'device-or-paper-lost-or-stolen',
      dataCategories: ['name', 'health'],
    });
    const handler = await lekwacht.as('handler', 'kadera');
    const facts = {
      ...{ natures: ['confidentiality'], incidentType: 'device-or-paper-lost-or-stolen' },
      ...{ dataCategories: ['name'], specialCategories: ['health'] },
    };
    const assessed = { ...facts, facts: { ...facts, intent: 'malicious', recipientKind: 'unknown-person' } };
    await handler.acts(
      id,
      'assessments',
      anAssessment({ ...assessed, summary: 'Tas gestolen uit een auto.' }),
    );
    await handler.acts(id, 'advice-requests', { questions: ['notify-authority', 'inform-people'] });
    const found: string[] = [];
    const parts = ['', '/assessment', '/board', '/authority', '/letters', '/replay'];
    for (const role of ['handler', 'fg', 'board']) {
      const browser: Browser = await loggedIn(lekwacht.url, `${role}-of-kadera`);
      const overview = `/desk/dossiers/${id}`;
      const acts = new Set<string>();
      const look = async (path: string): Promise<void> => {
        const { text } = await browser.go(`${lekwacht.url}${path}`, undefined, {
          headers: { accept: 'text/html' },
        });
        for (const [link] of text.matchAll(/\/desk\/dossiers\/[\w-]+\/acts\/[\w-]+/g)) acts.add(link);
        const said = saidOn(text);
        for (const word of englishIn(said))
          found.push(
            `${role}, ${path}: ${new RegExp(`.{0,40}\\b${word}\\b.{0,40}`, 'i').exec(said)?.[0] ?? word}`,
          );
      };
      for (const part of parts) await look(`${overview}${part}`);
      for (const act of acts) await look(act);
      for (const path of ['/desk', '/desk/register']) await look(path);
    }
    expect(found).toEqual([]);
  }, 60_000);
});
