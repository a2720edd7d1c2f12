import type { Breach } from '../../breach/domain/breach.js';
import { OUTCOMES, QUESTIONS, type Question } from '../../breach/domain/question.js';
import type { History } from '../../breach/dossier/history.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import type { FormsOnPage } from '../acts/forms-on-page.js';
import { Part } from '../acts/part.js';
import { inLanguage } from '../html/desk-page.js';
import { Choice, TextArea } from '../html/form.js';
import { capitalised, optionsOf } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { fgAskedAt } from './fg-asked.js';

interface FgAdviceProps {
  readonly breach: Breach;
  readonly history: History;
  readonly language: Language;
  /** Address of the assessment, below which both forms are sent. */
  readonly address: string;
  readonly mayAdvise: boolean;
  readonly mayAsk: boolean;
  readonly forms: FormsOnPage;
}

/** What the FG advised on each question, beside what was computed; his form, or how to ask him. */
export function FgAdvice(props: FgAdviceProps) {
  const { breach, history, language, address, mayAsk, mayAdvise, forms } = props;
  const { assessment, lists } = wordsIn(language);
  const open = QUESTIONS.filter((question) => !breach.adviceRequested.includes(question));
  const request = forms.at('request', { questions: open });
  return (
    <section id="fg">
      <h2 class="utrecht-heading-2">{assessment.fg.title}</h2>
      {QUESTIONS.map((question) => (
        <section class="lw-panel" key={question}>
          <h3>{lists.questions[question]}</h3>
          <Given question={question} breach={breach} history={history} language={language} />
          {mayAdvise && <Give question={question} {...props} />}
        </section>
      ))}
      {mayAsk && open.length > 0 && (
        <details class="lw-more" open={forms.isBegun('request')}>
          <summary>{assessment.fg.ask}</summary>
          <Part
            action={inLanguage(`${address}/advice-request`, language)}
            state={request}
            submit={assessment.fg.ask}
            kind="secondary"
          >
            <Choice
              name="questions"
              label={assessment.fg.about}
              filled={request.filled}
              many
              options={optionsOf(open, lists.questions)}
            />
          </Part>
        </details>
      )}
    </section>
  );
}

const COMPUTED = { 'notify-authority': 'notifyAuthority', 'inform-people': 'informPeople' } as const;

function Given({
  question,
  breach,
  history,
  language,
}: Pick<FgAdviceProps, 'breach' | 'history' | 'language'> & { readonly question: Question }) {
  const { assessment, lists } = wordsIn(language);
  const given = breach.advice.findLast((one) => one.question === question);
  const computed = breach.computed?.computedAdvice?.[COMPUTED[question]].verdict;
  return (
    <>
      {given === undefined ? (
        <p>
          {breach.adviceRequested.includes(question)
            ? assessment.fg.asked(fgAskedAt(history, language) ?? '')
            : assessment.fg.none}
        </p>
      ) : (
        <>
          <p>
            <strong>
              {assessment.fg.given(
                capitalised(lists.outcomes[given.outcome]),
                onDutchClock(given.givenAt, 'd MMM, HH:mm', language),
              )}
            </strong>
          </p>
          <p class="lw-said">{given.reason}</p>
        </>
      )}
      {computed !== undefined && <p class="lw-hint">{assessment.fg.computed(lists.verdicts[computed])}</p>}
    </>
  );
}

function Give({
  question,
  breach,
  language,
  address,
  forms,
}: FgAdviceProps & { readonly question: Question }) {
  const { assessment, lists } = wordsIn(language);
  const part = `fg-${question}`;
  const state = forms.at(part);
  const isAgain = breach.advice.some((one) => one.question === question);
  const isAsked = breach.adviceRequested.includes(question);
  return (
    <details class="lw-more" open={isAsked || forms.isBegun(part)}>
      <summary>{isAgain ? assessment.fg.giveAgain : assessment.fg.give}</summary>
      <Part
        action={inLanguage(`${address}/fg-advice`, language)}
        state={state}
        fixed={{ question }}
        submit={assessment.fg.give}
      >
        <Choice
          name="outcome"
          label={assessment.fg.outcome}
          filled={state.filled}
          options={optionsOf(OUTCOMES, lists.outcomes)}
        />
        <TextArea
          name="reason"
          label={assessment.fg.reason}
          hint={assessment.fg.reasonHint}
          filled={state.filled}
        />
      </Part>
    </details>
  );
}
