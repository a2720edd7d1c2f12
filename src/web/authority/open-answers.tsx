import type { Language } from '../../law/sentence.js';
import type { ApFormAnswer } from '../../notification/ap-form.answer.js';
import { WhyItCameBack } from '../acts/act-form.js';
import type { FormsOnPage } from '../acts/forms-on-page.js';
import { Part } from '../acts/part.js';
import { TextField, valueOf } from '../html/form.js';
import { dossierPath } from '../html/desk-page.js';
import { wordsIn } from '../words/words.js';
import { isRecordable } from './where-recorded.js';

/** The part of the page with all open questions, and what its fields are called before the question. */
export const OPEN_ANSWERS = 'open';
export const openField = (question: string): string => `antwoord.${question}`;

interface OpenAnswersProps {
  readonly id: string;
  readonly form: ApFormAnswer;
  readonly language: Language;
  readonly forms: FormsOnPage;
}

/** Every question that has to be answered and that nothing else answers, at once: each answer is an act of its own. */
export function OpenAnswers({ id, form, language, forms }: OpenAnswersProps) {
  const words = wordsIn(language).authority;
  const state = forms.at(OPEN_ANSWERS);
  const isBegun = forms.isBegun(OPEN_ANSWERS);
  // What somebody began to answer here stays, also where it was answered elsewhere on the page meanwhile.
  const open = form.answers
    .map(({ question }) => question)
    .filter(isRecordable)
    .filter(
      (question) => form.missing.includes(question) || valueOf(state.filled, openField(question)) !== '',
    );
  if (open.length < 2 && !isBegun) return null;
  const labels = new Map(form.answers.map(({ question, label }) => [question, label]));
  return (
    <details class="lw-more lw-noprint" open={isBegun}>
      <summary>{words.allAtOnce(open.length)}</summary>
      <WhyItCameBack state={state} language={language} />
      <Part
        action={`${dossierPath(id, 'authority')}/open-answers`}
        {...{ state, submit: words.recordAll }}
        kind="secondary"
      >
        {open.map((question) => (
          <TextField
            key={question}
            name={openField(question)}
            label={`${question} ${labels.get(question) ?? ''}`}
            filled={state.filled}
          />
        ))}
      </Part>
    </details>
  );
}
