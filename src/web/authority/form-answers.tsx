import { shownText } from '../words/withheld.js';
import type { History } from '../../breach/dossier/history.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { ApFormAnswer, FormAnswerAnswer } from '../../notification/ap-form.answer.js';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import type { FormsOnPage } from '../acts/forms-on-page.js';
import { InlineAct } from '../acts/inline-act.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { isRecordable, placeOf, whereRecorded } from './where-recorded.js';

interface FormAnswersProps {
  readonly id: string;
  readonly form: ApFormAnswer;
  readonly history: History;
  readonly language: Language;
  /** Of an answer to a question. */
  readonly shapes: readonly FieldShape[];
  readonly forms: FormsOnPage;
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
            {missing.map((question) => (
              <li class="utrecht-unordered-list__item" key={question}>
                <span lang="nl">
                  {question} {labels.get(question)}
                </span>
                : <Where question={question} id={id} language={language} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** A link to where it is recorded. */
function Where({ question, id, language }: { question: string; id: string; language: Language }) {
  const { href, what } = whereRecorded(question, id);
  return (
    <a class="utrecht-link lw-noprint" href={href.startsWith('#') ? href : inLanguage(href, language)}>
      {wordsIn(language).authority.whereRecorded[what]}
    </a>
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
  const said = shownText(text, language);
  const look = said === undefined && required ? 'lw-answer lw-answer--missing' : 'lw-answer';
  return (
    <section class={look} id={place}>
      <h4 class="utrecht-heading-4" id={`${place}-label`} lang="nl">
        {question} {label}
      </h4>
      {unconfirmed && <p class="lw-hint">{words.unconfirmed}</p>}
      {question in words.meant && <p class="lw-hint">{words.meant[question as keyof typeof words.meant]}</p>}
      {said !== undefined && (
        <div class="lw-copy">
          <div class="lw-said" id={`${place}-antwoord`} lang="nl">
            {said}
          </div>
          {typeof text === 'string' && (
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
        </div>
      )}
      <p class="lw-hint">
        {sourceOf(answer, props)}
        {said === undefined && !isRecordable(question) && (
          <>
            {': '}
            <Where question={question} id={id} language={language} />
          </>
        )}
      </p>
      {isRecordable(question) && <Answering answer={answer} {...props} />}
    </section>
  );
}

/** The newest of what it rests on: when it was recorded, or that it stands in the profile. */
function sourceOf(
  { state, sources, required }: FormAnswerAnswer,
  { history, language }: Pick<FormAnswersProps, 'history' | 'language'>,
): string {
  const words = wordsIn(language);
  const revisions = sources.flatMap(({ revision }) => (revision === undefined ? [] : [revision]));
  const at = history[Math.max(...revisions)]?.metadata.recordedAt;
  const profile = sources.length > 0 ? words.authority.fromProfile : undefined;
  const from = at === undefined ? profile : onDutchClock(at, 'ccc d MMM, HH:mm', language);
  const known = capitalised(words.lists.answerStates[state]);
  const optional = state === 'missing' && !required ? ` (${words.authority.optional})` : '';
  return `${known}${optional}${from === undefined ? '' : `: ${from}`}`;
}

/** A question that only a person can answer, or may answer otherwise than the dossier does. */
function Answering({
  answer: { question, text, state: known },
  id,
  language,
  shapes,
  forms,
}: Omit<FormAnswersProps, 'form' | 'history'> & { readonly answer: FormAnswerAnswer }) {
  const words = wordsIn(language).authority;
  const place = placeOf(question);
  const state = forms.at(place, typeof text === 'string' ? { answer: [text] } : {});
  return (
    <details class="lw-noprint" open={forms.isBegun(place)}>
      <summary>{known === 'missing' ? words.answer : words.answerOtherwise}</summary>
      <InlineAct
        act="recordFormAnswer"
        action={`${dossierPath(id, 'authority')}/answers`}
        hidden={{ question }}
        kind="secondary"
        {...{ shapes, state, language }}
      />
    </details>
  );
}
