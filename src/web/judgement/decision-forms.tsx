import type { ComponentChildren } from 'preact';
import { HEARD_BY } from '../../breach/domain/decision.js';
import { GROUNDS, type Opinion, type Outcome, type Question } from '../../breach/domain/question.js';
import type { Language } from '../../law/sentence.js';
import type { FormState } from '../acts/act-forms.service.js';
import type { ActName } from '../acts/act-groups.js';
import { Choice, MomentField, SelectField, TextArea, TextField } from '../html/form.js';
import { refusalInWords } from '../words/refusal-in-words.js';
import { optionsOf } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { isTyped, placeOf, SENT } from './board-form.js';

/** All answers of the page are one form: what was typed for one is kept while another is sent. */
export interface BoardForms {
  readonly language: Language;
  readonly state: FormState;
  /** The answer that was sent and came back. */
  readonly returned?: string;
}

/** Whether a question can be decided so by him now, under what, and from what it would depart. */
export interface OpenOutcome {
  readonly question: Question;
  readonly outcome: Outcome;
  readonly departsFrom: readonly Opinion[];
  /** Of a mandate holder: what lets him decide. */
  readonly under?: 'granted' | 'standing' | 'emergency';
  /** Why not, as a refusal is coded. */
  readonly barredBy?: string;
}

/** One act on a question, as a part of the form with a button of its own. */
function QuestionForm({
  act,
  within,
  fixed,
  submit,
  kind = 'primary',
  children,
}: {
  readonly act: ActName;
  readonly within: string;
  readonly fixed: Readonly<Record<string, string>>;
  readonly submit: string;
  readonly kind?: 'primary' | 'secondary';
  readonly children?: ComponentChildren;
}) {
  return (
    <>
      {Object.entries({ act, ...fixed }).map(([name, value]) => (
        <input type="hidden" name={placeOf(within, name)} value={value} key={name} />
      ))}
      {children}
      <p>
        <button
          class={`utrecht-button utrecht-button--${kind}-action`}
          type="submit"
          name={SENT}
          value={within}
        >
          {submit}
        </button>
      </p>
    </>
  );
}

/** The two answers to a question, each with its own grounds; why it departs is asked only where it does. */
export function OutcomeForms({
  outcomes,
  onBehalf = false,
  forms,
}: {
  readonly outcomes: readonly OpenOutcome[];
  readonly onBehalf?: boolean;
  readonly forms: BoardForms;
}) {
  const words = wordsIn(forms.language);
  return (
    <>
      {outcomes.map((open) => {
        const { question, outcome, departsFrom, barredBy } = open;
        const title = words.board.outcome[question][outcome];
        const within = `${onBehalf ? 'on-behalf-' : ''}${question}-${outcome}`;
        if (barredBy !== undefined)
          return (
            <p class="lw-hint" key={within}>
              {words.board.notNow(title, refusalInWords(barredBy, words))}
            </p>
          );
        return (
          <details class="lw-group" key={within} open={isBegun(forms, within)}>
            <summary>
              <span class="lw-label">{title}</span>
              {departsFrom.length > 0 && (
                <span class="lw-known">{words.board.departs(namesOf(departsFrom, forms.language))}</span>
              )}
            </summary>
            <OutcomeForm open={open} within={within} onBehalf={onBehalf} forms={forms} />
          </details>
        );
      })}
    </>
  );
}

function OutcomeForm({
  open: { question, outcome, departsFrom, under },
  within,
  onBehalf,
  forms,
}: {
  readonly open: OpenOutcome;
  readonly within: string;
  readonly onBehalf: boolean;
  readonly forms: BoardForms;
}) {
  const { board, lists, acts } = wordsIn(forms.language);
  const { filled } = forms.state;
  const grounds: readonly (keyof typeof lists.grounds)[] = GROUNDS[question][outcome];
  return (
    <QuestionForm
      act={onBehalf ? 'recordDecisionOnBehalf' : 'recordDecision'}
      within={within}
      fixed={{ question, outcome }}
      submit={onBehalf ? board.onBehalf.submit : board.decide}
    >
      {under !== undefined && <p class="lw-note">{board.underMandate(lists.mandates[under])}</p>}
      {onBehalf && (
        <>
          <TextField name={placeOf(within, 'who')} label={board.onBehalf.who} filled={filled} max={200} />
          <TextField
            name={placeOf(within, 'function')}
            label={board.onBehalf.function}
            filled={filled}
            max={200}
          />
          <SelectField
            name={placeOf(within, 'heardBy')}
            label={board.onBehalf.heardBy}
            filled={filled}
            options={optionsOf(HEARD_BY, lists.heardBy)}
          />
          <MomentField
            name={placeOf(within, 'decidedAt')}
            label={board.onBehalf.decidedAt}
            filled={filled}
            words={acts}
          />
        </>
      )}
      <Choice
        name={placeOf(within, 'ground')}
        label={board.chooseGround}
        filled={filled}
        options={optionsOf(grounds, lists.grounds)}
      />
      {grounds.includes('disproportionate-effort') && (
        <TextField
          name={placeOf(within, 'publicCommunication')}
          label={board.public}
          hint={board.publicHint}
          filled={filled}
          max={4_000}
        />
      )}
      <TextArea name={placeOf(within, 'reason')} label={board.why} filled={filled} rows={3} />
      {departsFrom.length > 0 && (
        <TextArea
          name={placeOf(within, 'departure')}
          label={board.whyDeparts(namesOf(departsFrom, forms.language))}
          filled={filled}
          rows={3}
        />
      )}
    </QuestionForm>
  );
}

/** Open where it came back, or where somebody had begun. */
export const isBegun = ({ state, returned }: BoardForms, within: string): boolean =>
  returned === within || isTyped(state.filled.values, within);

const namesOf = (opinions: readonly Opinion[], language: Language): string =>
  new Intl.ListFormat(language).format(opinions.map((one) => wordsIn(language).lists.opinions[one]));

/** Yes at once; no with its reason. */
export function AnswerForms({
  act,
  field,
  question,
  forms,
}: {
  readonly act: 'recordRatification' | 'confirmDecision';
  readonly field: 'ratified' | 'confirmed';
  readonly question: Question;
  readonly forms: BoardForms;
}) {
  const { board } = wordsIn(forms.language);
  const words = act === 'recordRatification' ? board.ratify : board.confirm;
  const no = `${act}-${question}-no`;
  return (
    <>
      <QuestionForm
        act={act}
        within={`${act}-${question}`}
        fixed={{ question, [field]: 'true' }}
        submit={words.yes}
      />
      <details class="lw-more" open={isBegun(forms, no)}>
        <summary>{words.no}</summary>
        <QuestionForm
          act={act}
          within={no}
          fixed={{ question, [field]: 'false' }}
          submit={words.no}
          kind="secondary"
        >
          <TextArea name={placeOf(no, 'reason')} label={words.why} filled={forms.state.filled} rows={3} />
        </QuestionForm>
      </details>
    </>
  );
}

/** The decision stands, against what turned against it. */
export function UpholdForm({
  question,
  against,
  forms,
}: {
  readonly question: Question;
  readonly against: readonly Opinion[];
  readonly forms: BoardForms;
}) {
  const { uphold } = wordsIn(forms.language).board;
  const within = `uphold-${question}`;
  return (
    <div class="lw-note">
      <p class="lw-label">{uphold.title}</p>
      <p>{uphold.against(namesOf(against, forms.language))}</p>
      <QuestionForm
        act="upholdDecision"
        within={within}
        fixed={{ question }}
        submit={uphold.submit}
        kind="secondary"
      >
        <TextArea name={placeOf(within, 'reason')} label={uphold.why} filled={forms.state.filled} rows={3} />
      </QuestionForm>
    </div>
  );
}
