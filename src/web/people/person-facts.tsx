import type { HeldGrant } from '../../grants/given-grant.js';
import type { Language } from '../../law/sentence.js';
import { momentOf } from '../html/moments.js';
import { Who, type Names } from '../html/who.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import type { PeopleDesk, PersonAtDesk } from './people-desk.service.js';
import { calledIn } from './person-name.js';

interface PersonProps {
  readonly desk: PeopleDesk;
  readonly person: PersonAtDesk;
}

/** Who somebody is and what he may do. */
export function PersonFacts({ desk, person }: PersonProps) {
  const { language, names } = desk;
  const { people: words, lists } = wordsIn(language);
  const { id, roles, lastSeen, linkedTo, grants } = person;
  const roleWords = roles.map((role) => lists.roles[role]).join(', ');
  return (
    <>
      {person.function !== undefined && <p>{person.function}</p>}
      <dl class="lw-facts lw-short">
        <dt>{words.roles}</dt>
        <dd>{capitalised(roleWords === '' ? words.noRoles : roleWords)}</dd>
        <dt>{words.seen}</dt>
        <dd>{lastSeen === undefined ? capitalised(words.never) : momentOf(lastSeen, language)}</dd>
        <dt>{words.number}</dt>
        <dd>{id}</dd>
        {linkedTo.length > 0 && (
          <>
            <dt>{words.accounts}</dt>
            {linkedTo.map((other) => (
              <dd key={other}>{calledIn(desk, other)}</dd>
            ))}
          </>
        )}
        {grants.length > 0 && (
          <>
            <dt>{words.history}</dt>
            {grants.map((grant) => (
              <dd key={grant.role}>
                <Grant {...{ grant, names, language }} />
              </dd>
            ))}
          </>
        )}
      </dl>
    </>
  );
}

function Grant({ grant, names, language }: { grant: HeldGrant; names: Names; language: Language }) {
  const { people: words, lists } = wordsIn(language);
  return (
    <>
      {capitalised(lists.roles[grant.role])}: {words.states[grant.state]}
      {(['given', 'confirmed', 'withdrawn'] as const).map((step) => {
        const done = grant[step];
        return done === undefined ? null : (
          <span key={step}>
            , {words[step](momentOf(done.at, language))} <Who {...done.by} {...{ names, language }} />
          </span>
        );
      })}
    </>
  );
}
