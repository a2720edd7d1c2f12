import type {
  AffectedPeopleAnswer,
  PersonOnListAnswer,
} from '../../affected-people/affected-people.answer.js';
import type { WhyNotTold } from '../../affected-people/why-not-told.js';
import type { RoundAnswer } from '../../breach/contract/notification.answer.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import { ActFields } from '../acts/act-fields.js';
import { ActForm, WhyItCameBack } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import { Section } from '../dossier/section.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { listPath, personPath, resultPath } from './paths.js';
import { calledIn, PeopleTable } from './people-table.js';

export interface ListPageProps {
  readonly dossier: { readonly id: string; readonly reference: string };
  readonly list: AffectedPeopleAnswer;
  /** Where this page of the list begins. */
  readonly after: string | undefined;
  /** Who was ticked and may not be told so. */
  readonly refused: readonly { readonly person: PersonOnListAnswer; readonly why: WhyNotTold }[];
  /** Rounds in which people of the list were told. */
  readonly rounds: readonly RoundAnswer[];
  readonly language: Language;
  /** Of the form that records a round. */
  readonly state: FormState;
  readonly shapes: readonly FieldShape[];
}

/** Who is on the list, and the round in which they were told. */
export function listPage(props: ListPageProps): DeskPage {
  const { dossier, list, after, rounds, language, state, shapes } = props;
  const { id, reference } = dossier;
  const all = wordsIn(language);
  const words = all.affected;
  const address = listPath(id);
  const link = (href: string, text: string) => (
    <li key={href}>
      <a class="utrecht-link" href={inLanguage(href, language)}>
        {text}
      </a>
    </li>
  );
  return deskPage({
    ...{ language, title: words.title(reference), wide: true },
    address: after === undefined ? address : `${address}?na=${after}`,
    dossier: { id, reference, part: undefined },
    isFaulty: state.filled.faults.size > 0,
    children: (
      <>
        <WhyItCameBack state={state} language={language} />
        <NotToBeTold {...props} />
        <p class="utrecht-paragraph">{words.intro}</p>
        <ul class="lw-choices">
          {link(`${address}/new`, words.add)}
          {link(`${address}/import`, words.fromFile)}
          {list.people > 0 && link(`${address}/letters`, words.print)}
          {link(dossierPath(id, 'letters'), words.toLetters)}
        </ul>
        <Standing list={list} language={language} />
        {list.unreadable > 0 && (
          <ActForm
            action={`${address}/unreadable`}
            state={{ ...state, submission: `${state.submission}-unreadable` }}
            language={language}
            submit={words.takeUnreadableOff}
            kind="danger"
          />
        )}
        {list.entries.length === 0 ? (
          list.people === 0 && <p>{words.empty}</p>
        ) : (
          <ActForm
            action={`${address}/rounds`}
            state={state}
            language={language}
            submit={all.acts.of.tellAffectedPeople.submit}
          >
            {after !== undefined && <input type="hidden" name="na" value={after} />}
            <PeopleTable
              people={list.entries}
              filled={state.filled}
              language={language}
              hrefOf={(person: PersonOnListAnswer) => personPath(id, person.id)}
            />
            {list.next !== undefined && (
              <p>
                <a class="utrecht-link" href={inLanguage(`${address}?na=${list.next}`, language)}>
                  {words.more}
                </a>
              </p>
            )}
            <h2 class="utrecht-heading-2">{words.tell}</h2>
            <p class="lw-hint">{all.acts.of.tellAffectedPeople.fields.people.hint}</p>
            <ActFields
              shapes={shapes.filter(({ name }) => name !== 'people')}
              act={all.acts.of.tellAffectedPeople}
              words={all}
              filled={state.filled}
              subjects={{}}
            />
          </ActForm>
        )}
        {rounds.length > 0 && (
          <Section title={words.results}>
            <ul class="lw-plain">
              {rounds.map(({ revision, informedAt, means }) =>
                link(
                  resultPath(id, revision),
                  `${words.resultOf(onDutchClock(informedAt, 'd MMMM yyyy, HH:mm', language))} (${capitalised(
                    means.map((one) => all.lists.noticeMeans[one]).join(', '),
                  )})`,
                ),
              )}
            </ul>
          </Section>
        )}
      </>
    ),
  });
}

function NotToBeTold({ refused, dossier, language }: ListPageProps) {
  const words = wordsIn(language).affected;
  if (refused.length === 0) return null;
  return (
    <div class="lw-danger">
      <p>{words.notToBeTold}</p>
      <ul class="lw-lines">
        {refused.map(({ person, why }) => (
          <li key={person.id}>
            <a class="utrecht-link" href={inLanguage(personPath(dossier.id, person.id), language)}>
              {calledIn(person)}
            </a>
            . {words.why[why]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How many, how long, and what is wrong with it. */
function Standing({ list, language }: Pick<ListPageProps, 'list' | 'language'>) {
  const words = wordsIn(language).affected;
  const { people, reachable, withSafeContact, told, keptUntil, isHeld, isComplete, unreadable } = list;
  return (
    <>
      {people > 0 && (
        <p>
          <strong>{words.figures(people, reachable, withSafeContact)}</strong>. {words.told(told)}.
        </p>
      )}
      {keptUntil !== undefined && people > 0 && (
        <p>{isHeld ? words.held : words.keptUntil(onDutchClock(keptUntil, 'd MMMM yyyy', language))}</p>
      )}
      {!isComplete && <p class="lw-danger">{words.incomplete}</p>}
      {unreadable > 0 && <p class="lw-danger">{words.unreadable(unreadable)}</p>}
    </>
  );
}
