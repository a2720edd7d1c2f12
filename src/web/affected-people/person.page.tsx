import type { PersonOnListAnswer } from '../../affected-people/affected-people.answer.js';
import type { Language } from '../../law/sentence.js';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import { ActFields } from '../acts/act-fields.js';
import { ActForm, WhyItCameBack } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import { Section } from '../dossier/section.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { wordsIn } from '../words/words.js';
import { listPath, personPath } from './paths.js';

interface PersonPageProps {
  readonly dossier: { readonly id: string; readonly reference: string };
  /** Absent: somebody new. */
  readonly person?: PersonOnListAnswer;
  readonly language: Language;
  readonly state: FormState;
  readonly shapes: readonly FieldShape[];
}

/** Somebody on the list, to be put on it, changed or taken off. */
export function personPage({ dossier, person, language, state, shapes }: PersonPageProps): DeskPage {
  const { id, reference } = dossier;
  const all = wordsIn(language);
  const words = all.affected;
  const act = person === undefined ? all.acts.of.addAffectedPerson : all.acts.of.changeAffectedPerson;
  const address = person === undefined ? `${listPath(id)}/new` : personPath(id, person.id);
  const off = all.acts.of.takeAffectedPeopleOff;
  return deskPage({
    ...{ language, title: person === undefined ? words.addTitle : words.changeTitle, address },
    dossier: { id, reference, part: undefined },
    isFaulty: state.filled.faults.size > 0,
    children: (
      <>
        <p>
          <a class="utrecht-link" href={inLanguage(listPath(id), language)}>
            {words.toList}
          </a>
        </p>
        <WhyItCameBack state={state} language={language} />
        <ActForm action={address} state={state} language={language} submit={act.submit}>
          <ActFields
            shapes={shapes.filter(({ name }) => name !== 'person')}
            act={act}
            words={all}
            filled={state.filled}
            subjects={{}}
          />
        </ActForm>
        {person !== undefined && (
          <Section title={words.takeOff}>
            <p>{off.intro}</p>
            <ActForm
              action={`${address}/removal`}
              state={{ ...state, submission: `${state.submission}-removal` }}
              language={language}
              submit={off.submit}
              kind="danger"
            />
          </Section>
        )}
      </>
    ),
  });
}

/** What is known of somebody, by the names of the fields of a form. */
export function fieldsOfPerson(person: PersonOnListAnswer): Readonly<Record<string, readonly string[]>> {
  const {
    safeContact,
    representative,
    leaked,
    ways: _ways,
    whyNot: _whyNot,
    told: _told,
    isTold: _isTold,
    id: _id,
    ...own
  } = person;
  const nested = [
    // What lapsed is said again by whoever types it again, and by nobody who mends a name.
    ...Object.entries(safeContact?.lapsed ? {} : (safeContact ?? {})).map(
      ([name, value]) => [`safeContact.${name}`, value] as const,
    ),
    ...Object.entries(representative ?? {}).map(
      ([name, value]) => [`representative.${name}`, value] as const,
    ),
  ];
  return {
    ...Object.fromEntries(
      [...Object.entries(own), ...nested].map(([name, value]) => [name, [String(value)]]),
    ),
    ...(leaked && { leaked }),
  };
}
