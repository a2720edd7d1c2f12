import type { ComponentChildren } from 'preact';
import type { Language } from '../../law/sentence.js';
import { TimeLine } from '../html/time-line.js';
import { FaultSummary } from '../html/form.js';
import type { Names } from '../html/who.js';
import { wordsIn } from '../words/words.js';
import type { FormState } from './act-forms.service.js';

interface ActFormProps {
  /** Where the form is sent. */
  readonly action: string;
  readonly state: Pick<FormState, 'submission' | 'seen'>;
  readonly language: Language;
  /** Absent where what stands in it brings buttons of its own. */
  readonly submit?: string;
  /** For what cannot be taken back, or what is not the first thing to do here. */
  readonly kind?: 'primary' | 'secondary' | 'danger';
  readonly children?: ComponentChildren;
}

/** A form that does one act: sent twice it is done once, and it says what was seen when it was filled in. */
export function ActForm({ action, state, language, submit, kind = 'primary', children }: ActFormProps) {
  const look = { primary: 'primary-action', secondary: 'secondary-action', danger: 'primary-action' }[kind];
  return (
    <form method="post" action={action} data-once autocomplete="off" novalidate>
      <input type="hidden" name="submission" value={state.submission} />
      <input type="hidden" name="seen" value={String(state.seen)} />
      <input type="hidden" name="taal" value={language} />
      {/* The enter key presses the first button of a form: of several none is meant. */}
      {submit === undefined && <button type="submit" disabled hidden />}
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
    </form>
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
