import type { Plain } from '../../breach/contract/plain.js';
import type { ApForm } from '../../law/ap-form/ap-form.js';
import { FormAnswers } from './form-answers.js';
import { wordsIn } from '../words/words.js';
import type { ThenProps } from './then-props.js';

type Form = Plain<ApForm>;

/** The AP's form: as it was sent, which is frozen, and as its answers stood. */
export function FormThen({ known: { form, sent }, language }: ThenProps) {
  const words = wordsIn(language).replay.form;
  const isSame = form !== undefined && sent !== undefined && sameAnswers(form, sent);
  return (
    <>
      {sent !== undefined && (
        <>
          <h3 class="utrecht-heading-3">{words.asSent}</h3>
          <p class="lw-hint">{words.asSentHint}</p>
          <FormAnswers form={sent} {...{ language }} />
        </>
      )}
      {form !== undefined && (
        <>
          <h3 class="utrecht-heading-3">{words.asAnswered}</h3>
          <p class="lw-hint">{words.hint}</p>
          {form.missing.length > 0 && <p class="lw-note">{words.missing(form.missing.join(', '))}</p>}
          {isSame ? <p>{words.same}</p> : <FormAnswers {...{ form, language }} />}
        </>
      )}
    </>
  );
}

function sameAnswers(one: Form, other: Form): boolean {
  const texts = ({ answers }: Form) => JSON.stringify(answers.map(({ question, text }) => [question, text]));
  return texts(one) === texts(other);
}
