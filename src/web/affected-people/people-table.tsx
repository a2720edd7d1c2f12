import type { PersonOnListAnswer } from '../../affected-people/affected-people.answer.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import { CardTable } from '../html/card-table.js';
import { inLanguage } from '../html/desk-page.js';
import type { Filled } from '../html/form.js';
import { Cell } from '../html/table-cell.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

interface PeopleTableProps {
  readonly people: readonly PersonOnListAnswer[];
  readonly filled: Filled;
  readonly language: Language;
  /** Where somebody can be changed; absent: only chosen. */
  readonly hrefOf?: (person: PersonOnListAnswer) => string;
}

export const calledIn = ({ name, clientNumber }: PersonOnListAnswer): string =>
  [name, clientNumber].filter((part) => part !== undefined).join(', ');

/** People to be ticked: who, how to reach each, and whether told. No address stands in it. */
export function PeopleTable({ people, filled, language, hrefOf }: PeopleTableProps) {
  const words = wordsIn(language).affected;
  const { columns } = words;
  return (
    <CardTable caption={words.table} columns={Object.values(columns)}>
      {people.map((person) => (
        <tr role="row" key={person.id}>
          <Cell column={columns.who}>
            <div class="lw-option">
              <input
                type="checkbox"
                id={`kies-${person.id}`}
                name="people"
                value={person.id}
                checked={filled.values['people']?.includes(person.id) === true}
              />
              <label for={`kies-${person.id}`}>{calledIn(person)}</label>
            </div>
            {hrefOf !== undefined && (
              <a
                class="utrecht-link"
                href={inLanguage(hrefOf(person), language)}
                aria-label={`${words.change}: ${calledIn(person)}`}
              >
                {words.change}
              </a>
            )}
          </Cell>
          <Cell column={columns.ways}>{waysIn(person, language)}</Cell>
          <Cell column={columns.told}>{toldIn(person, language)}</Cell>
        </tr>
      ))}
    </CardTable>
  );
}

function waysIn(
  { ways, whyNot, safeContact, representative }: PersonOnListAnswer,
  language: Language,
): string {
  const { affected: words, lists } = wordsIn(language);
  if (whyNot !== undefined) return whyNot === 'no-way' ? words.noWay : words.why[whyNot];
  const how = ways.map((means) => lists.noticeMeans[means]).join(', ');
  const via =
    safeContact !== undefined
      ? words.viaSafe
      : representative && words.viaRepresentative(representative.name);
  return capitalised(via === undefined ? how : `${how}, ${via}`);
}

function toldIn({ told }: PersonOnListAnswer, language: Language): string {
  const { affected: words, lists } = wordsIn(language);
  if (told.length === 0) return capitalised(words.notTold);
  return capitalised(
    told
      .map(({ at, became }) => {
        const outcome = became === undefined ? words.outcomeUnknown : lists.outcomesOfTelling[became];
        return `${words.toldAt(onDutchClock(at, 'd MMM yyyy', language))}: ${outcome}`;
      })
      .join('; '),
  );
}
