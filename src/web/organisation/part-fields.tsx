import type { FieldShape } from '../../platform/http/field-shapes.js';
import type { Language } from '../../law/sentence.js';
import { Choice, SelectField, TextArea, TextField, valueOf, type Filled } from '../html/form.js';
import { wordsIn } from '../words/words.js';

/** What is asked in several lines. */
const LONG_TEXT = 300;

export interface PlaceOfField {
  /** Before its name, where it stands in a row: `ladder.0.`. */
  readonly before: string;
  readonly shape: FieldShape;
  readonly language: Language;
}

/** What a field is called, and what can be chosen in it. */
function wordsOfField({ before, shape, language }: PlaceOfField) {
  const { fields, options } = wordsIn(language).organisation;
  const labels: Readonly<Record<string, string>> = fields;
  const row = before.replace(/\.\d+\.$/, '.');
  const name = `${row}${shape.name}`;
  const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = options;
  return { label: labels[name] ?? name, choices: choices[name] ?? {} };
}

export function PartField({ before, shape, language, filled }: PlaceOfField & { readonly filled: Filled }) {
  const { label: called, choices } = wordsOfField({ before, shape, language });
  const label = shape.required ? called : `${called} (${wordsIn(language).optional})`;
  const props = { name: `${before}${shape.name}`, label, filled };
  const options = Object.entries(choices);
  if (shape.kind === 'choices') return <Choice {...props} options={options} many />;
  if (options.length > 0) return <SelectField {...props} options={options} />;
  if ((shape.max ?? 0) >= LONG_TEXT) return <TextArea {...props} rows={3} />;
  const isNumber = shape.kind === 'count' || shape.kind === 'quantity';
  const max = shape.max === undefined ? {} : { max: shape.max };
  return <TextField {...props} {...max} {...(isNumber && { mode: 'numeric' as const })} />;
}

/** A field as it is, in words; nothing where it says nothing. */
export function fieldInWords(
  place: PlaceOfField,
  values: Filled['values'],
): readonly [string, string] | undefined {
  const { label, choices } = wordsOfField(place);
  const name = `${place.before}${place.shape.name}`;
  const said = (values[name] ?? []).map((value) => choices[value] ?? value).join(', ');
  return said === '' ? undefined : [label, said];
}

export const isNewRow = (filled: Filled, before: string): boolean => valueOf(filled, `${before}id`) === '';
