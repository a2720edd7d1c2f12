import type { CheckedFileAnswer } from '../../affected-people/affected-people.answer.js';
import { COLUMN_NAMES } from '../../affected-people/file-columns.js';
import type { Language } from '../../law/sentence.js';
import { ActForm, WhyItCameBack } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import { deskPage, inLanguage, type DeskPage } from '../html/desk-page.js';
import { idOf, TextArea } from '../html/form.js';
import { refusalInWords } from '../words/refusal-in-words.js';
import { wordsIn } from '../words/words.js';
import { listPath } from './paths.js';

interface ImportPageProps {
  readonly dossier: { readonly id: string; readonly reference: string };
  /** What was pasted, looked at. */
  readonly checked?: CheckedFileAnswer | undefined;
  readonly language: Language;
  readonly state: FormState;
}

/** A table of people: pasted, looked at, and put on the list as a whole. */
export function importPage({ dossier, checked, language, state }: ImportPageProps): DeskPage {
  const { id, reference } = dossier;
  const all = wordsIn(language);
  const words = all.affected;
  const act = all.acts.of.importAffectedPeople;
  const address = `${listPath(id)}/import`;
  const { label, hint } = act.fields.csv;
  return deskPage({
    ...{ language, title: words.importTitle, address },
    dossier: { id, reference, part: undefined },
    isFaulty: state.filled.faults.size > 0 || (checked?.faults.length ?? 0) > 0,
    children: (
      <>
        <p>
          <a class="utrecht-link" href={inLanguage(listPath(id), language)}>
            {words.toList}
          </a>
        </p>
        <WhyItCameBack state={state} language={language} />
        {checked !== undefined && <Checked checked={checked} language={language} />}
        <p class="utrecht-paragraph">{act.intro}</p>
        <p>{words.columnsIntro}</p>
        <p>
          <code>{COLUMN_NAMES.join('; ')}</code>
        </p>
        <p class="lw-hint">{words.columnsHint}</p>
        <ActForm action={address} state={state} language={language} submit={act.submit}>
          <TextArea name="csv" label={label} hint={hint} filled={state.filled} rows={12} />
          <div class="lw-field" data-script hidden>
            <label for="bestand">{words.chooseFile}</label>
            <input
              id="bestand"
              type="file"
              accept=".csv,.txt,text/csv"
              data-fills={idOf(state.filled, 'csv')}
            />
          </div>
          <p>
            <button
              class="utrecht-button utrecht-button--secondary-action"
              type="submit"
              formAction={`${address}/check`}
            >
              {words.check}
            </button>
          </p>
        </ActForm>
      </>
    ),
  });
}

function Checked({
  checked,
  language,
}: {
  readonly checked: CheckedFileAnswer;
  readonly language: Language;
}) {
  const all = wordsIn(language);
  const words = all.affected;
  const { people, onList, faults } = checked;
  return (
    <section class={faults.length > 0 ? 'lw-danger' : 'lw-note'} role="status">
      <p>{words.checked(people)}</p>
      {onList > 0 && <p>{words.onList(onList)}</p>}
      {faults.length > 0 && (
        <>
          <h2 class="utrecht-heading-2">{words.faults(faults.length)}</h2>
          <ul class="utrecht-unordered-list">
            {faults.map(({ line, column, code }) => (
              <li class="utrecht-unordered-list__item" key={`${line} ${column ?? ''} ${code}`}>
                {words.fault(line, column, refusalInWords(code, all))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
