import type { LookAnswer } from '../../audit/look.answer.js';
import type { Role } from '../../platform/identity/principal.js';
import type { Language } from '../../law/sentence.js';
import { momentOf } from '../html/moments.js';
import { nameOf, type Names } from '../html/who.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

interface WhoLookedProps {
  readonly looks: readonly LookAnswer[];
  readonly names: Names;
  /** Roles of people, for whom a look itself names none: one that was refused. */
  readonly holders: ReadonlyMap<string, readonly Role[]>;
  /** How many days have a digest in the log. */
  readonly daysProven: number;
  readonly language: Language;
}

/** Who looked into a dossier, as far as it is kept; what proves it stands in looks.json. */
export function WhoLooked({ looks, names, holders, daysProven, language }: WhoLookedProps) {
  const { looks: words, bundle, lists } = wordsIn(language);
  const { columns } = words;
  return (
    <>
      <p class="lw-hint">{bundle.looksHint}</p>
      <p>{bundle.looksProven(daysProven)}</p>
      {looks.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <table>
          <caption>{words.table}</caption>
          <thead>
            <tr>
              {[columns.at, columns.who, columns.what, columns.outcome].map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {looks.map(({ id, at, actor, role, what, outcome }) => {
              const roles = role === undefined ? (holders.get(actor) ?? []) : [role];
              return (
                <tr key={id}>
                  <td>{momentOf(at, language)}</td>
                  <td>
                    {nameOf(actor, names)}
                    {roles.length > 0 && ` (${roles.map((one) => lists.roles[one]).join(', ')})`}
                  </td>
                  <td>{capitalised(words.what[what])}</td>
                  <td>{capitalised(words.outcomes[outcome])}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </>
  );
}
