import { Who } from '../html/who.js';
import { wordsIn } from '../words/words.js';
import type { PeopleDesk } from './people-desk.service.js';
import { PeopleForm } from './people-form.js';
import { calledIn } from './person-name.js';

/** Roles that wait for the board. */
export function WaitingGrants({ desk }: { readonly desk: PeopleDesk }) {
  const { language, waiting, names } = desk;
  const { people: words, lists } = wordsIn(language);
  if (waiting.length === 0) return null;
  return (
    <section class="lw-note">
      <h2 class="utrecht-heading-2">{words.waiting.title}</h2>
      <p class="lw-hint">{words.waiting.hint}</p>
      <ul class="lw-lines">
        {waiting.map(({ person, role, given }) => {
          const line = words.waiting.line(calledIn(desk, person), lists.roles[role]);
          return (
            <li class="lw-duty" key={`${person} ${role}`}>
              <p>
                <strong>{line}</strong>
              </p>
              {given !== undefined && (
                <p class="lw-hint">
                  {words.waiting.by} <Who {...given.by} {...{ names, language }} />
                </p>
              )}
              {desk.mayDo('grants.confirm') && (
                <PeopleForm
                  {...{ desk, path: 'grants/confirmation', submit: words.waiting.submit, about: line }}
                  fields={{ person, role }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Accounts of FG or board that are said to be one person's. */
export function WaitingLinks({ desk }: { readonly desk: PeopleDesk }) {
  const { language, proposed } = desk;
  const words = wordsIn(language).people;
  if (proposed.length === 0) return null;
  return (
    <section class="lw-note">
      <h2 class="utrecht-heading-2">{words.link.title}</h2>
      <p class="lw-hint">{words.link.hint}</p>
      <ul class="lw-lines">
        {proposed.map(({ accounts, proposedBy }) => {
          const [one, other] = accounts.map((account) => calledIn(desk, account));
          const line = words.link.line(one ?? '', other ?? '');
          return (
            <li class="lw-duty" key={accounts.join()}>
              <p>
                <strong>{line}</strong>
              </p>
              <p class="lw-hint">
                {words.link.proposedBy} {calledIn(desk, proposedBy)}
              </p>
              {desk.mayDo('people.link') && proposedBy !== desk.reader && (
                <PeopleForm
                  {...{ desk, path: 'links', submit: words.link.confirm, about: line }}
                  fields={{ accounts }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
