import { HEARD_BY } from '../../breach/domain/decision.js';
import { GROUNDS, type Opinion, type Outcome, type Question } from '../../breach/domain/question.js';
import type { Language } from '../../law/sentence.js';
import type { FormsOnPage } from '../acts/forms-on-page.js';
import { Part } from '../acts/part.js';
import { Choice, MomentField, SelectField, TextArea, TextField } from '../html/form.js';
import { refusalInWords } from '../words/refusal-in-words.js';
import { optionsOf } from '../words/list-words.js';
import { opinionsInWords } from '../words/opinions-in-words.js';
import { wordsIn } from '../words/words.js';

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

/** The two answers to a question, each with its own grounds; why it departs is asked only where it does. */
export function OutcomeForms({
  outcomes,
  onBehalf = false,
  forms,
  language,
}: {
  readonly outcomes: readonly OpenOutcome[];
  readonly onBehalf?: boolean;
  readonly forms: FormsOnPage;
  readonly language: Language;
}) {
  const words = wordsIn(language);
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
          // One answer at a time: opening it shuts the other.
          <details
            class="lw-group"
            name={`${onBehalf ? 'on-behalf-' : ''}${question}`}
            key={within}
            open={forms.isBegun(within)}
          >
            <summary>
              <span class="lw-label">{title}</span>
              {departsFrom.length > 0 && (
                <span class="lw-known">{words.board.departs(opinionsInWords(departsFrom, language))}</span>
              )}
            </summary>
            <OutcomeForm open={open} within={within} {...{ onBehalf, forms, language }} />
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
  language,
}: {
  readonly open: OpenOutcome;
  readonly within: string;
  readonly onBehalf: boolean;
  readonly forms: FormsOnPage;
  readonly language: Language;
}) {
  const { board, lists, acts } = wordsIn(language);
  // A list of which one is always chosen: that is nobody's answer yet.
  const state = forms.at(within, onBehalf ? { heardBy: [HEARD_BY[0]] } : {});
  const { filled } = state;
  const grounds: readonly (keyof typeof lists.grounds)[] = GROUNDS[question][outcome];
  return (
    <Part
      state={state}
      fixed={{ act: onBehalf ? 'recordDecisionOnBehalf' : 'recordDecision', question, outcome }}
      submit={onBehalf ? board.onBehalf.submit : board.decideSo(board.outcome[question][outcome])}
    >
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
      <TextArea
        name="reason"
        label={board.why}
        hint={board.whereItGoes[question][outcome]}
        filled={filled}
        rows={3}
      />
      {departsFrom.length > 0 && (
        <TextArea
          name="departure"
          label={board.whyDeparts(opinionsInWords(departsFrom, language))}
          hint={board.inRegister}
          filled={filled}
          rows={3}
        />
      )}
    </Part>
  );
}

/** Yes at once; no with its reason. */
export function AnswerForms({
  act,
  field,
  question,
  forms,
  language,
}: {
  readonly act: 'recordRatification' | 'confirmDecision';
  readonly field: 'ratified' | 'confirmed';
  readonly question: Question;
  readonly forms: FormsOnPage;
  readonly language: Language;
}) {
  const { board } = wordsIn(language);
  const words = act === 'recordRatification' ? board.ratify : board.confirm;
  const no = `${act}-${question}-no`;
  const state = forms.at(no);
  return (
    <>
      <Part
        state={forms.at(`${act}-${question}`)}
        fixed={{ act, question, [field]: 'true' }}
        submit={words.yes}
      />
      <details class="lw-more" open={forms.isBegun(no)}>
        <summary>{words.no}</summary>
        <Part state={state} fixed={{ act, question, [field]: 'false' }} submit={words.no} kind="secondary">
          <TextArea name="reason" label={words.why} filled={state.filled} rows={3} />
        </Part>
      </details>
    </>
  );
}

/** The decision stands, against what turned against it. */
export function UpholdForm({
  question,
  against,
  forms,
  language,
}: {
  readonly question: Question;
  readonly against: readonly Opinion[];
  readonly forms: FormsOnPage;
  readonly language: Language;
}) {
  const { uphold } = wordsIn(language).board;
  const state = forms.at(`uphold-${question}`);
  return (
    <div class="lw-note">
      <p class="lw-label">{uphold.title}</p>
      <p>{uphold.against(opinionsInWords(against, language))}</p>
      <Part state={state} fixed={{ act: 'upholdDecision', question }} submit={uphold.submit} kind="secondary">
        <TextArea name="reason" label={uphold.why} filled={state.filled} rows={3} />
      </Part>
    </div>
  );
}
