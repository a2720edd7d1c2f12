import type { History } from '../../breach/dossier/history.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { ApFormAnswer, FormAnswerAnswer } from '../../notification/ap-form.answer.js';
import { ActForm, WhyItCameBack } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import { TextArea } from '../html/form.js';
import { wordsIn } from '../words/words.js';
import { isRecordable, placeOf, whereRecorded } from './where-recorded.js';

interface FormAnswersProps {
  readonly id: string;
  readonly form: ApFormAnswer;
  readonly history: History;
  readonly language: Language;
  /** Of the form at one question. */
  readonly stateOf: (question: string) => FormState;
}

const isFilledIn = ({ state }: FormAnswerAnswer): boolean => state !== 'missing';

/** How far the form is, and what it lacks, each with the place where that is recorded. */
export function Progress({ id, form, language }: Pick<FormAnswersProps, 'id' | 'form' | 'language'>) {
  const words = wordsIn(language).authority;
  const { answers, missing } = form;
  const filledIn = answers.filter(isFilledIn).length;
  const labels = new Map(answers.map(({ question, label }) => [question, label]));
  return (
    <>
      <p>
        <label>
          <strong>{words.filledIn(filledIn, answers.length)}</strong>{' '}
          <progress class="lw-noprint" max={answers.length} value={filledIn} />
        </label>
      </p>
      {missing.length === 0 ? (
        <p>{words.nothingMissing}</p>
      ) : (
        <details class="lw-more" open={missing.length <= 5}>
          <summary>{words.missing(missing.length)}</summary>
          <ul class="utrecht-unordered-list">
            {missing.map((question) => {
              const { href, what } = whereRecorded(question, id);
              return (
                <li class="utrecht-unordered-list__item" key={question}>
                  <span lang="nl">
                    {question} {labels.get(question)}
                  </span>
                  :{' '}
                  <a class="utrecht-link" href={href.startsWith('#') ? href : inLanguage(href, language)}>
                    {words.whereRecorded[what]}
                  </a>
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </>
  );
}

/** The form in the AP's order: each answer with its source, ready to be copied. */
export function FormAnswers(props: FormAnswersProps) {
  const { chapters } = wordsIn(props.language).authority;
  return (
    <>
      {Object.entries(chapters).map(([chapter, title]) => (
        <section key={chapter}>
          <h3 class="utrecht-heading-3">
            {chapter}. {title}
          </h3>
          {props.form.answers
            .filter(({ question }) => question.startsWith(`${chapter}.`))
            .map((answer) => (
              <Answer key={answer.question} answer={answer} {...props} />
            ))}
        </section>
      ))}
    </>
  );
}

function Answer({
  answer,
  ...props
}: Omit<FormAnswersProps, 'form'> & { readonly answer: FormAnswerAnswer }) {
  const { id, language } = props;
  const words = wordsIn(language).authority;
  const { question, label, required, unconfirmed, text } = answer;
  const place = placeOf(question);
  const erased = typeof text === 'object';
  const { href, what } = whereRecorded(question, id);
  return (
    <section class={isFilledIn(answer) ? 'lw-answer' : 'lw-answer lw-answer--missing'} id={place}>
      <h4 class="utrecht-heading-4" id={`${place}-label`} lang="nl">
        {question} {label}
      </h4>
      {(unconfirmed || !required) && (
        <p class="lw-hint">
          {[...(required ? [] : [words.optional]), ...(unconfirmed ? [words.unconfirmed] : [])].join('; ')}
        </p>
      )}
      {isFilledIn(answer) ? (
        <>
          <div class="lw-said" id={`${place}-antwoord`} lang="nl">
            {erased ? words.erased : text}
          </div>
          {!erased && (
            <button
              class="utrecht-button utrecht-button--secondary-action lw-noprint"
              type="button"
              hidden
              data-script
              data-copy={`${place}-antwoord`}
              data-done={words.copied}
              aria-describedby={`${place}-label`}
            >
              {words.copy}
            </button>
          )}
        </>
      ) : (
        <p>
          {words.noAnswer}{' '}
          {what !== 'here' && (
            <a
              class="utrecht-link lw-noprint"
              href={href.startsWith('#') ? href : inLanguage(href, language)}
            >
              {words.whereRecorded[what]}
            </a>
          )}
        </p>
      )}
      <p class="lw-hint">{sourceOf(answer, props)}</p>
      {isRecordable(question) && <Answering answer={answer} {...props} />}
    </section>
  );
}

/** The newest of what it rests on: when it was recorded, or that it stands in the profile. */
function sourceOf(
  { state, sources }: FormAnswerAnswer,
  { history, language }: Pick<FormAnswersProps, 'history' | 'language'>,
): string {
  const words = wordsIn(language).authority;
  const revisions = sources.flatMap(({ revision }) => (revision === undefined ? [] : [revision]));
  const at = history[Math.max(...revisions)]?.metadata.recordedAt;
  const from =
    at !== undefined
      ? [onDutchClock(at, 'ccc d MMM, HH:mm', language)]
      : sources.length > 0
        ? [words.fromProfile]
        : [];
  return [words.source[state], ...from].join(': ');
}

/** A question that only a person can answer, or may answer otherwise than the dossier does. */
function Answering({
  answer: { question, text, state },
  id,
  language,
  stateOf,
}: Omit<FormAnswersProps, 'form' | 'history'> & { readonly answer: FormAnswerAnswer }) {
  const words = wordsIn(language).authority;
  const form = stateOf(question);
  const cameBack = form.filled.faults.size > 0;
  const known = typeof text === 'string' && !cameBack ? { answer: [text] } : {};
  const filled = { ...form.filled, values: { ...known, ...form.filled.values }, within: placeOf(question) };
  return (
    <details class="lw-noprint" open={cameBack}>
      <summary>{state === 'missing' ? words.answer : words.answerOtherwise}</summary>
      <WhyItCameBack state={{ ...form, filled }} language={language} />
      <ActForm
        action={`${dossierPath(id, 'authority')}/answers`}
        state={{ ...form, filled }}
        language={language}
        submit={words.saveAnswer}
        kind="secondary"
      >
        <input type="hidden" name="question" value={question} />
        <TextArea name="answer" label={words.answerTo(question)} filled={filled} rows={3} />
      </ActForm>
    </details>
  );
}
