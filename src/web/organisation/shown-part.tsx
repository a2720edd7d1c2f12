import type { Language } from '../../law/sentence.js';
import type { ProfilePart } from '../../organisations/profile-part.js';
import { wordsIn } from '../words/words.js';
import { fieldInWords } from './part-fields.js';
import { asFields, fieldsOf, listOf, rowCount } from './parts-on-page.js';

interface ShownPartProps {
  readonly part: ProfilePart;
  /** As it is, or as it is proposed. */
  readonly value: unknown;
  readonly language: Language;
}

/** A part of a profile in words. */
export function ShownPart({ part, value, language }: ShownPartProps) {
  const values = asFields(value, part);
  const list = listOf(part);
  const linesOf = (before: string, shapes: ReturnType<typeof fieldsOf>) =>
    shapes.flatMap((shape) => {
      const line = fieldInWords({ before, shape, language }, values);
      return line === undefined ? [] : [line];
    });
  const rows = list === undefined ? [] : Array.from({ length: rowCount(values, list.name) }, (_, row) => row);
  const once = linesOf('', fieldsOf(part));
  if (once.length === 0 && rows.length === 0)
    return <p class="utrecht-paragraph">{wordsIn(language).organisation.nothing}</p>;
  return (
    <>
      {once.length > 0 && <Facts lines={once} />}
      {list !== undefined && rows.length > 0 && (
        <ol class="lw-lines">
          {rows.map((row) => (
            <li key={row}>
              <Facts lines={linesOf(`${list.name}.${row}.`, list.fields)} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function Facts({ lines }: { readonly lines: readonly (readonly [string, string])[] }) {
  return (
    <dl class="lw-facts lw-short">
      {lines.map(([label, said]) => (
        <>
          <dt>{label}</dt>
          <dd>{said}</dd>
        </>
      ))}
    </dl>
  );
}
