import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { nl } from '../../../src/web/words/nl.js';
import { reportingWords } from '../../../src/web/words/reporting-words.js';

/** Every made-up sentence begins with it: the Arabic for "word". */
export const MARK = 'كلمة';

export type WordsAsData = { readonly [name: string]: string | WordsAsData };

/** The Dutch words as a file of a further language would hold them. */
export const DUTCH = asData(reportingWords(nl), (text) => text);
/** A language in which each word is the name of its place, and nothing is Dutch. */
const MADE_UP = asData(reportingWords(nl), (text, place) =>
  [MARK, ...place, ...(text.match(/\{\w+\}/g) ?? [])].join(' '),
);

function asData(
  words: object,
  say: (text: string, place: readonly string[]) => string,
  place: readonly string[] = [],
): WordsAsData {
  return Object.fromEntries<string | WordsAsData>(
    Object.entries(words).map(([name, word]: [string, unknown]) => {
      const at = [...place, name];
      if (typeof word === 'string') return [name, say(word, at)];
      if (typeof word === 'object') return [name, asData(word as object, say, at)];
      const named = new Proxy({}, { get: (_values, value) => `{${String(value)}}` });
      return [name, say((word as (values: object) => string)(named), at)];
    }),
  );
}

export const textsOf = (words: WordsAsData): readonly string[] =>
  Object.values(words).flatMap((word) => (typeof word === 'string' ? [word] : textsOf(word)));

/** Kadera offers German and the made-up language (as Arabic), Kwartier German and no English, the others neither. */
export function furtherLanguages(): NodeJS.ProcessEnv {
  const folder = mkdtempSync(join(tmpdir(), 'lekwacht-languages-'));
  const [organisations, languages] = [join(folder, 'organisations'), join(folder, 'languages')];
  cpSync('organisations', organisations, { recursive: true });
  cpSync('languages', languages, { recursive: true });
  offer(join(organisations, 'kadera.yaml'), 'nl, en, de, ar');
  offer(join(organisations, 'kwartier.yaml'), 'nl, de');
  writeFileSync(join(languages, 'ar.yaml'), stringify(MADE_UP));
  return { LEKWACHT_ORGANISATIONS: organisations, LEKWACHT_LANGUAGES: languages };
}

function offer(file: string, languages: string): void {
  const profile = readFileSync(file, 'utf8');
  writeFileSync(file, profile.replace('\nreporterTexts:', `\nlanguages: [${languages}]\nreporterTexts:`));
}
