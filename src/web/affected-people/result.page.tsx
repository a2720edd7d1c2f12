import type { PersonOnListAnswer } from '../../affected-people/affected-people.answer.js';
import type { RoundAnswer } from '../../breach/contract/notification.answer.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import { ActFields } from '../acts/act-fields.js';
import { ActForm, WhyItCameBack } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { wordsIn } from '../words/words.js';
import { listPath, resultPath } from './paths.js';
import { PeopleTable } from './people-table.js';

interface ResultPageProps {
  readonly dossier: { readonly id: string; readonly reference: string };
  readonly round: RoundAnswer;
  /** Who was told in it. */
  readonly people: readonly PersonOnListAnswer[];
  readonly language: Language;
  readonly state: FormState;
  readonly shapes: readonly FieldShape[];
}

/** What became of telling each person in a round. */
export function resultPage({ dossier, round, people, language, state, shapes }: ResultPageProps): DeskPage {
  const { id, reference } = dossier;
  const all = wordsIn(language);
  const words = all.affected;
  const act = all.acts.of.recordResultOfList;
  const address = resultPath(id, round.revision);
  const at = onDutchClock(round.informedAt, 'd MMMM yyyy, HH:mm', language);
  return deskPage({
    ...{ language, title: words.resultTitle(at), address, wide: true },
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
          <PeopleTable people={people} filled={state.filled} language={language} />
          <p class="lw-hint">{act.fields.people.hint}</p>
          <ActFields
            shapes={shapes.filter(({ name }) => name === 'became')}
            act={act}
            words={all}
            filled={state.filled}
            subjects={{}}
          />
        </ActForm>
      </>
    ),
  });
}
