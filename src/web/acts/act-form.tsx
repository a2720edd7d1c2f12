import type { ComponentChildren } from 'preact';
import type { Language } from '../../law/sentence.js';
import { TimeLine } from '../html/time-line.js';
import { FaultSummary } from '../html/form.js';
import type { Names } from '../html/who.js';
import type { Moment } from '../../shared/moment.js';
import { momentOf } from '../html/moments.js';
import { draftOf } from '../drafts/draft-place.js';
import { wordsIn } from '../words/words.js';
import type { FormState } from './act-forms.service.js';

interface ActFormProps {
  /** Where the form is sent. */
  readonly action: string;
  readonly state: Pick<FormState, 'submission' | 'seen' | 'savedAt'>;
  readonly language: Language;
  /** Absent where what stands in it brings buttons of its own. */
  readonly submit?: string;
  /** For what cannot be taken back, or what is not the first thing to do here. */
  readonly kind?: 'primary' | 'secondary' | 'danger';
  /** Takes so long that it can be saved before it is sent. */
  readonly isLong?: boolean;
  readonly children?: ComponentChildren;
}

/** A form that does one act: sent twice it is done once, and it says what was seen when it was filled in. */
export function ActForm({
  action,
  state,
  language,
  submit,
  kind = 'primary',
  isLong,
  children,
}: ActFormProps) {
  const look = { primary: 'primary-action', secondary: 'secondary-action', danger: 'primary-action' }[kind];
  return (
    <form method="post" action={action} data-once autocomplete="off" novalidate>
      <input type="hidden" name="submission" value={state.submission} />
      <input type="hidden" name="seen" value={String(state.seen)} />
      <input type="hidden" name="taal" value={language} />
      {/* The enter key presses the first button of a form: of several none is meant. */}
      {(submit === undefined || state.savedAt !== undefined) && <button type="submit" disabled hidden />}
      {isLong === true && <GoingOn action={action} savedAt={state.savedAt} language={language} />}
      {children}
      {submit !== undefined && (
        <p>
          <button
            class={`utrecht-button utrecht-button--${look}${kind === 'danger' ? ' utrecht-button--danger' : ''}`}
            type="submit"
          >
            {submit}
          </button>
        </p>
      )}
      {isLong === true && <SaveForLater action={action} language={language} />}
    </form>
  );
}

interface DraftProps {
  readonly action: string;
  readonly language: Language;
}

/** That what stands here was saved, and not sent. */
function GoingOn({ action, savedAt, language }: DraftProps & { readonly savedAt: Moment | undefined }) {
  if (savedAt === undefined) return null;
  const words = wordsIn(language).kept;
  return (
    <div class="lw-note" role="status">
      <p>{words.saved(momentOf(savedAt, language))}</p>
      <DraftButton action={action} below="/removal" text={words.throwAway} />
    </div>
  );
}

function SaveForLater({ action, language }: DraftProps) {
  const words = wordsIn(language).kept;
  return (
    <>
      <DraftButton action={action} below="" text={words.save} />
      <p class="lw-hint">{words.saveHint}</p>
    </>
  );
}

function DraftButton({ action, below, text }: { action: string; below: string; text: string }) {
  const of = draftOf(action);
  if (of === undefined) return null;
  return (
    <p>
      <button
        class="utrecht-button utrecht-button--secondary-action"
        type="submit"
        name="draft"
        value={of.page}
        formAction={`${of.drafts}${below}`}
      >
        {text}
      </button>
    </p>
  );
}

interface WhyProps {
  readonly state: FormState;
  readonly language: Language;
  readonly names?: Names;
}

/** Above the form that came back: what is wrong with it, and what others recorded meanwhile. */
export function WhyItCameBack({ state, language, names = new Map() }: WhyProps) {
  const words = wordsIn(language);
  return (
    <>
      <FaultSummary filled={state.filled} title={words.faultsTitle} hint={words.faultsHint} />
      {state.changed !== undefined && state.changed.length > 0 && (
        <div class="lw-note">
          <h2 class="utrecht-heading-2">{words.acts.changedMeanwhile}</h2>
          <TimeLine entries={state.changed} names={names} language={language} />
        </div>
      )}
    </>
  );
}
