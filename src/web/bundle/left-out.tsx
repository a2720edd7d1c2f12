import type { ShownText } from '../../audit/bundle/shown-texts.js';
import type { TimeLineEntryAnswer } from '../../breach/contract/time-line.answer.js';
import type { Language } from '../../law/sentence.js';
import { nameOf, type Names } from '../html/who.js';
import { capitalised } from '../words/list-words.js';
import { eventInWords } from '../words/event-in-words.js';
import { Say } from '../words/say.js';
import { wordsIn } from '../words/words.js';

interface LeftOutProps {
  readonly names: Names;
  readonly texts: readonly ShownText[];
  readonly entries: readonly TimeLineEntryAnswer[];
  readonly language: Language;
}

/** What is not shown and why, and what was erased and by which event. */
export function LeftOut({ texts, entries, names, language }: LeftOutProps) {
  const { bundle: words } = wordsIn(language);
  const rows = texts.flatMap((text) => {
    if (text.state === 'shown') return [];
    const why =
      text.state === 'not-shown'
        ? capitalised(words.grounds[text.ground])
        : text.by === undefined
          ? words.erased
          : words.erasedBy(text.by);
    return [{ ...text, why }];
  });
  const say = new Say(language, (actor) => nameOf(actor, names));
  const titles = entries.map((entry) => capitalised(eventInWords(entry, say).title));
  if (rows.length === 0) return <p>{words.nothingLeftOut}</p>;
  return (
    <table>
      <caption>{words.leftOutTable}</caption>
      <thead>
        <tr>
          {Object.values(words.leftOutColumns).map((column) => (
            <th scope="col" key={column}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ revision, pointer, why }) => (
          <tr key={`${revision} ${pointer}`}>
            <td>
              <a href={`#regel-${revision}`}>{revision}</a>: {titles[revision]}
            </td>
            <td>
              <code>{pointer}</code>
            </td>
            <td>{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
