import type { Language } from '../../law/sentence.js';
import type { Code } from '../../register/file/columns.js';
import { CardTable } from '../html/card-table.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { Cell } from '../html/table-cell.js';
import { wordsIn } from '../words/words.js';

/** What the words in a file of the register are called by programs; columns with the same words are told together. */
export function codesPage(codes: readonly Code[], language: Language): DeskPage {
  const { register: words } = wordsIn(language);
  const { word, code } = words.codesColumns;
  return deskPage({
    ...{ language, title: words.codes, address: '/desk/register/codes', place: 'register' },
    children: (
      <>
        <p class="utrecht-paragraph">{words.codesIntro}</p>
        <p class="lw-noprint">
          <a class="utrecht-link" href={inLanguage('/desk/register', language)}>
            {words.back}
          </a>
        </p>
        {[...listsIn(codes)].map(([columns, some]) => (
          <CardTable key={columns} caption={columns} columns={[word, code]} isBrief>
            {some.map((one) => (
              <tr role="row" key={one.code}>
                <Cell column={word}>{one.word}</Cell>
                <Cell column={code}>
                  <code>{one.code}</code>
                </Cell>
              </tr>
            ))}
          </CardTable>
        ))}
      </>
    ),
  });
}

/** Each list of words once, under the columns that have it. */
function listsIn(codes: readonly Code[]): ReadonlyMap<string, readonly Code[]> {
  const lists = new Map<string, { readonly columns: string[]; readonly some: readonly Code[] }>();
  for (const column of new Set(codes.map((one) => one.column))) {
    const some = codes.filter((one) => one.column === column);
    const words = some.map(({ code, word }) => `${code} ${word}`).join('\n');
    const list = lists.get(words) ?? { columns: [], some };
    list.columns.push(column);
    lists.set(words, list);
  }
  return new Map([...lists.values()].map(({ columns, some }) => [columns.join(' · '), some]));
}
