import type { Language } from '../../law/sentence.js';
import type { ApFormAnswer } from '../../notification/ap-form.answer.js';
import { ActForm, WhyItCameBack } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import { TextField } from '../html/form.js';
import { dossierPath } from '../html/desk-page.js';
import { wordsIn } from '../words/words.js';
import { isRecordable } from './where-recorded.js';

/** Where the form on the page with all open questions is, and what its fields are called before the question. */
export const OPEN_ANSWERS = 'open';
export const openField = (question: string): string => `antwoord.${question}`;

interface OpenAnswersProps {
  readonly id: string;
  readonly form: ApFormAnswer;
  readonly language: Language;
  readonly state: FormState;
}

/** Every question that has to be answered and that nothing else answers, at once: each answer is an act of its own. */
export function OpenAnswers({ id, form, language, state }: OpenAnswersProps) {
  const words = wordsIn(language).authority;
  const open = form.missing.filter(isRecordable);
  if (open.length < 2) return null;
  const filled = { ...state.filled, within: OPEN_ANSWERS };
  const labels = new Map(form.answers.map(({ question, label }) => [question, label]));
  return (
    <details class="lw-more lw-noprint" open={state.filled.faults.size > 0}>
      <summary>{words.allAtOnce(open.length)}</summary>
      <WhyItCameBack state={{ ...state, filled }} language={language} />
      <ActForm
        action={`${dossierPath(id, 'authority')}/open-answers`}
        {...{ state, language, submit: words.recordAll }}
        kind="secondary"
      >
        {open.map((question) => (
          <TextField
            key={question}
            name={openField(question)}
            label={`${question} ${labels.get(question) ?? ''}`}
            filled={filled}
          />
        ))}
      </ActForm>
    </details>
  );
}
