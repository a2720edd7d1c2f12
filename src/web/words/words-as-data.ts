import * as z from 'zod';
import { mapping, text } from '../../organisations/profile-fields.js';
import { readDocument, type ReadDocument } from '../../organisations/read-document.js';
import { nl } from './nl.js';
import type { Direction } from './reporting-language.js';
import { reportingWords, type ReportingWords } from './reporting-words.js';

type Values = Readonly<Record<string, string | number>>;
type Sentence = (values: Values) => string;

/** Words of a file, held against the Dutch ones: the same words, each sentence with the same places to fill in. */
export function wordsFromData(document: unknown, direction: Direction): ReadDocument<ReportingWords> {
  const schema = schemaOf(reportingWords(nl), direction) as z.ZodType<ReportingWords>;
  return readDocument(schema, document);
}

function schemaOf(dutch: unknown, direction: Direction): z.ZodType {
  if (typeof dutch === 'string') return withPlaces([]);
  if (typeof dutch === 'function')
    return withPlaces(placesOf(dutch as Sentence)).transform((template) => sentence(template, direction));
  return mapping(
    Object.fromEntries(
      Object.entries(dutch as object).map(([name, part]) => [name, schemaOf(part, direction)]),
    ),
  );
}

/** What a Dutch sentence asks for while it is said. */
function placesOf(dutch: Sentence): readonly string[] {
  const asked = new Set<string>();
  dutch(new Proxy({}, { get: (_values, name) => (asked.add(String(name)), '') }));
  return [...asked];
}

const PLACE = /\{([^{}]*)\}/g;

function withPlaces(places: readonly string[]) {
  const asked = places.map((place) => `{${place}}`).join(', ');
  return text.superRefine((template, context) => {
    const found = [...template.matchAll(PLACE)].map(([, name = '']) => name);
    const missing = places.filter((place) => !found.includes(place));
    const isStrange =
      found.some((name) => !places.includes(name)) || /[{}]/.test(template.replace(PLACE, ''));
    if (missing.length > 0) context.addIssue({ code: 'custom', message: `must say ${asked}` });
    const others = asked === '' ? 'no braces' : `no other braces than ${asked}`;
    if (isStrange) context.addIssue({ code: 'custom', message: `may hold ${others}` });
  });
}

/** From right to left each value is kept by itself, or the parts of a number or a name would change places. */
function sentence(template: string, direction: Direction): Sentence {
  const [before, after] = direction === 'rtl' ? ['\u2068', '\u2069'] : ['', ''];
  return (values) => template.replaceAll(PLACE, (_place, name: string) => `${before}${values[name]}${after}`);
}
