import type { ComponentChildren } from 'preact';
import { HEARD_BY } from '../../breach/domain/decision.js';
import { GROUNDS, type Opinion, type Outcome, type Question } from '../../breach/domain/question.js';
import type { History } from '../../breach/dossier/history.js';
import type { Language } from '../../law/sentence.js';
import { ActForm } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import type { ActName } from '../acts/act-groups.js';
import { inLanguage } from '../html/desk-page.js';
import { Choice, MomentField, SelectField, TextArea, TextField } from '../html/form.js';
import { refusalInWords } from '../words/refusal-in-words.js';
import { optionsOf } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { formWithin, type ReturnedForm } from './forms-of-page.js';

/** Where the forms of the board stand. */
export interface BoardForms {
  readonly history: History;
  readonly language: Language;
  readonly address: string;
  readonly returned: ReturnedForm | undefined;
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

/** One act on a question, as a form under the names of its body. */
function QuestionForm({
  act,
  within,
  fixed,
  submit,
  kind = 'primary',
  forms: { history, language, address, returned },
  children,
}: {
  readonly act: ActName;
  readonly within: string;
  readonly fixed: Readonly<Record<string, string>>;
  readonly submit: string;
  readonly kind?: 'primary' | 'secondary';
  readonly forms: BoardForms;
  readonly children?: (state: FormState) => ComponentChildren;
}) {
  const state = formWithin(within, history, returned);
  return (
    <ActForm
      action={inLanguage(address, language)}
      state={state}
      language={language}
      submit={submit}
      kind={kind}
    >
      {Object.entries({ act, within, ...fixed }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      {children?.(state)}
    </ActForm>
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
          <details class="lw-group" key={within} open={forms.returned?.within === within}>
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
  const grounds: readonly (keyof typeof lists.grounds)[] = GROUNDS[question][outcome];
  return (
    <QuestionForm
      act={onBehalf ? 'recordDecisionOnBehalf' : 'recordDecision'}
      within={within}
      fixed={{ question, outcome }}
      submit={onBehalf ? board.onBehalf.submit : board.decide}
      forms={forms}
    >
      {({ filled }) => (
        <>
          {under !== undefined && <p class="lw-note">{board.underMandate(lists.mandates[under])}</p>}
          {onBehalf && (
            <>
              <TextField name="who" label={board.onBehalf.who} filled={filled} max={200} />
              <TextField name="function" label={board.onBehalf.function} filled={filled} max={200} />
              <SelectField
                name="heardBy"
                label={board.onBehalf.heardBy}
                filled={filled}
                options={optionsOf(HEARD_BY, lists.heardBy)}
              />
              <MomentField name="decidedAt" label={board.onBehalf.decidedAt} filled={filled} words={acts} />
            </>
          )}
          <Choice
            name="ground"
            label={board.chooseGround}
            filled={filled}
            options={optionsOf(grounds, lists.grounds)}
          />
          {grounds.includes('disproportionate-effort') && (
            <TextField
              name="publicCommunication"
              label={board.public}
              hint={board.publicHint}
              filled={filled}
              max={4_000}
            />
          )}
          <TextArea name="reason" label={board.why} filled={filled} rows={3} />
          {departsFrom.length > 0 && (
            <TextArea
              name="departure"
              label={board.whyDeparts(namesOf(departsFrom, forms.language))}
              filled={filled}
              rows={3}
            />
          )}
        </>
      )}
    </QuestionForm>
  );
}

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
        forms={forms}
      />
      <details class="lw-more" open={forms.returned?.within === no}>
        <summary>{words.no}</summary>
        <QuestionForm
          act={act}
          within={no}
          fixed={{ question, [field]: 'false' }}
          submit={words.no}
          kind="secondary"
          forms={forms}
        >
          {({ filled }) => <TextArea name="reason" label={words.why} filled={filled} rows={3} />}
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
  return (
    <div class="lw-note">
      <p class="lw-label">{uphold.title}</p>
      <p>{uphold.against(namesOf(against, forms.language))}</p>
      <QuestionForm
        act="upholdDecision"
        within={`uphold-${question}`}
        fixed={{ question }}
        submit={uphold.submit}
        kind="secondary"
        forms={forms}
      >
        {({ filled }) => <TextArea name="reason" label={uphold.why} filled={filled} rows={3} />}
      </QuestionForm>
    </div>
  );
}
