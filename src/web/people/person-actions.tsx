import { ROLES } from '../../platform/identity/principal.js';
import { SelectField, type Filled } from '../html/form.js';
import { optionsOf } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import type { PeopleDesk, PersonAtDesk } from './people-desk.service.js';
import { PeopleForm } from './people-form.js';
import { calledIn } from './person-name.js';

interface ActionsProps {
  readonly desk: PeopleDesk;
  readonly person: PersonAtDesk;
  /** The form for a role, as it was filled in. */
  readonly give: Filled;
}

/** What an administrator, or the board, does about somebody. */
export function PersonActions({ desk, person, give }: ActionsProps) {
  const { mayDo, language } = desk;
  const { people: words, lists } = wordsIn(language);
  const { id, withdrawable, linkedTo } = person;
  const fields = { persoon: id, person: id };
  const others = desk.people.filter((one) => one.id !== id && !linkedTo.includes(one.id));
  const asFilled = (within: string): Filled => ({ within, values: {}, faults: new Map() });
  return (
    <>
      {mayDo('grants.give') && (
        <section>
          <h2 class="utrecht-heading-2">{words.give.titleOfOne}</h2>
          <p class="lw-hint">{words.give.hint}</p>
          <PeopleForm {...{ desk, fields, path: 'grants', submit: words.give.submit }}>
            <RoleField {...{ desk, filled: give }} />
          </PeopleForm>
        </section>
      )}
      {withdrawable.length > 0 && (
        <section>
          <h2 class="utrecht-heading-2">{words.withdraw.title}</h2>
          <p class="lw-hint">{words.withdraw.hint}</p>
          <PeopleForm {...{ desk, fields, path: 'grants/withdrawal', submit: words.withdraw.submit }}>
            <SelectField
              name="role"
              label={words.withdraw.role}
              options={optionsOf(withdrawable, lists.roles)}
              filled={asFilled('withdraw')}
            />
          </PeopleForm>
        </section>
      )}
      {mayDo('people.unlink') && (
        <section>
          <h2 class="utrecht-heading-2">{words.link.titleOfOne}</h2>
          <p class="lw-hint">{words.link.otherHint}</p>
          {others.length > 0 && (
            <PeopleForm
              {...{ desk, path: 'links', submit: words.link.submit }}
              fields={{ persoon: id, accounts: id }}
            >
              <SelectField
                name="accounts"
                label={words.link.other}
                options={[
                  ['', words.link.choose],
                  ...others.map((one) => [one.id, calledIn(desk, one.id)] as const),
                ]}
                filled={asFilled('link')}
              />
            </PeopleForm>
          )}
          {linkedTo.length > 0 && (
            <PeopleForm
              {...{ desk, path: 'links/removal', submit: words.link.remove }}
              fields={{ persoon: id, account: id }}
            />
          )}
        </section>
      )}
      {mayDo('sessions.end') && (
        <section>
          <h2 class="utrecht-heading-2">{words.end.title}</h2>
          <p class="lw-hint">{words.end.hint}</p>
          <PeopleForm {...{ desk, fields, path: 'session-endings', submit: words.end.submit }} />
        </section>
      )}
    </>
  );
}

/** Which role is given. */
export function RoleField({ desk, filled }: { readonly desk: PeopleDesk; readonly filled: Filled }) {
  const { people: words, lists } = wordsIn(desk.language);
  return (
    <SelectField
      name="role"
      label={words.give.role}
      options={[['', words.give.choose], ...optionsOf(ROLES, lists.roles)]}
      filled={filled}
    />
  );
}
