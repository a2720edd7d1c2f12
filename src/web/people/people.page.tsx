import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { OrganisationChoice } from '../html/organisation-choice.js';
import { FaultSummary, TextField, type Filled } from '../html/form.js';
import { wordsIn } from '../words/words.js';
import { PeopleTable } from './people-table.js';
import type { PeopleDesk, PersonAtDesk } from './people-desk.service.js';
import { PeopleForm } from './people-form.js';
import { peoplePath, type PeopleDone } from './people-question.js';
import { PersonActions, RoleField } from './person-actions.js';
import { calledIn } from './person-name.js';
import { PersonFacts } from './person-facts.js';
import { WaitingGrants, WaitingLinks } from './waiting.js';

interface PeoplePageProps {
  readonly desk: PeopleDesk;
  /** Whom the page is about; absent: all. */
  readonly person?: PersonAtDesk | undefined;
  /** The form for a role, as it was filled in. */
  readonly give?: Filled;
  /** Why a button did not do what it says. */
  readonly refused?: string;
  /** What was just done. */
  readonly done?: PeopleDone | undefined;
}

const EMPTY: Filled = { values: {}, faults: new Map() };

/** The people of an organisation, or one of them: who they are, what they may do, and what waits. */
export function peoplePage({ desk, person, give = EMPTY, refused, done }: PeoplePageProps): DeskPage {
  const { language, organisation } = desk;
  const all = wordsIn(language);
  const words = all.people;
  const faults = refused === undefined ? give.faults : new Map([['', refused]]);
  const of = { organisatie: organisation.slug };
  const title = person === undefined ? words.title(organisation.name) : calledIn(desk, person.id);
  return deskPage({
    ...{ language, title, place: 'people', isFaulty: faults.size > 0, wide: person === undefined },
    address: peoplePath({ ...of, persoon: person?.id }),
    children: (
      <>
        <FaultSummary filled={{ values: {}, faults }} title={all.faultsTitle} hint={all.faultsHint} />
        {done !== undefined && (
          <p class="lw-note" role="status">
            {words.done[done]}
          </p>
        )}
        {person === undefined ? (
          <All {...{ desk, give }} />
        ) : (
          <>
            <PersonFacts {...{ desk, person }} />
            <PersonActions {...{ desk, person, give }} />
            <p>
              <a class="utrecht-link" href={inLanguage(peoplePath(of), language)}>
                {words.back}
              </a>
            </p>
          </>
        )}
      </>
    ),
  });
}

function All({ desk, give }: { readonly desk: PeopleDesk; readonly give: Filled }) {
  const { language, organisation, organisations } = desk;
  const words = wordsIn(language).people;
  return (
    <>
      <OrganisationChoice
        label={words.organisations}
        organisations={organisations}
        shown={organisation.slug}
        hrefOf={(slug) => inLanguage(peoplePath({ organisatie: slug }), language)}
      />
      <p class="utrecht-paragraph">{words.intro}</p>
      <WaitingGrants desk={desk} />
      <WaitingLinks desk={desk} />
      {desk.mayDo('grants.give') && (
        <details class="lw-more" open={give.faults.size > 0}>
          <summary>{words.give.title}</summary>
          <p class="lw-hint">{words.give.hint}</p>
          <PeopleForm {...{ desk, path: 'grants', submit: words.give.submit }}>
            <TextField
              name="person"
              label={words.give.person}
              hint={words.give.personHint}
              max={36}
              filled={give}
            />
            <RoleField {...{ desk, filled: give }} />
          </PeopleForm>
        </details>
      )}
      <PeopleTable desk={desk} />
    </>
  );
}
