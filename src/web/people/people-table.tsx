import { inLanguage } from '../html/desk-page.js';
import { momentOf } from '../html/moments.js';
import { Cell } from '../html/table-cell.js';
import { capitalised } from '../words/list-words.js';
import { CardTable } from '../html/card-table.js';
import { wordsIn } from '../words/words.js';
import type { PeopleDesk, PersonAtDesk } from './people-desk.service.js';
import { peoplePath } from './people-question.js';
import { calledIn } from './person-name.js';

/** A table; on a phone each line is a card. A name leads to all that is known of somebody, and to what can be done. */
export function PeopleTable({ desk }: { readonly desk: PeopleDesk }) {
  const { language, people } = desk;
  const words = wordsIn(language).people;
  const columns = [words.name, words.roles, words.function, words.seen];
  return (
    <CardTable caption={words.list(people.length)} columns={columns} isBrief>
      {people.map((person) => (
        <Line key={person.id} {...{ desk, person }} />
      ))}
    </CardTable>
  );
}

function Line({ desk, person }: { readonly desk: PeopleDesk; readonly person: PersonAtDesk }) {
  const { language, organisation, reader, waiting } = desk;
  const { people: words, lists } = wordsIn(language);
  const { id, roles, lastSeen, linkedTo } = person;
  const page = peoplePath({ organisatie: organisation.slug, persoon: id });
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <a class="utrecht-link" href={inLanguage(page, language)}>
          {calledIn(desk, id)}
        </a>
        {id === reader && <p class="lw-light">{words.you}</p>}
        {linkedTo.map((other) => (
          <p class="lw-light" key={other}>
            {words.sameAs(calledIn(desk, other))}
          </p>
        ))}
      </th>
      <Cell column={words.roles}>
        {capitalised(roles.length === 0 ? words.noRoles : roles.map((role) => lists.roles[role]).join(', '))}
        {waiting
          .filter((grant) => grant.person === id)
          .map(({ role }) => (
            <p class="lw-light" key={role}>
              {capitalised(lists.roles[role])}: {words.states.waits}
            </p>
          ))}
      </Cell>
      <Cell column={words.function} isEmpty={person.function === undefined}>
        {person.function}
      </Cell>
      <Cell column={words.seen}>
        {lastSeen === undefined ? capitalised(words.never) : momentOf(lastSeen, language)}
      </Cell>
    </tr>
  );
}
