import type { Plain } from '../../breach/contract/plain.js';
import type { ApForm } from '../../law/ap-form/ap-form.js';
import type { Language } from '../../law/sentence.js';
import { shownText } from '../words/withheld.js';
import { wordsIn } from '../words/words.js';

/** In the form's own words, which are Dutch. */
export function FormAnswers({ form, language }: { form: Plain<ApForm>; language: Language }) {
  const words = wordsIn(language).replay.form;
  return (
    <dl class="lw-facts lw-facts--form" lang="nl">
      {form.answers.map(({ question, label, text }) => (
        <>
          <dt>
            {question} {label}
          </dt>
          <dd>{shownText(text, language) ?? words.noAnswer}</dd>
        </>
      ))}
    </dl>
  );
}
