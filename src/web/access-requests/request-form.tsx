import type { ComponentChildren } from 'preact';
import type { AccessRequestAnswer } from '../../access-requests/access-request.answer.js';
import type { Language } from '../../law/sentence.js';
import { ActForm } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import { Section } from '../dossier/section.js';
import { Choice } from '../html/form.js';
import { accessRequestPath } from './access-request-paths.js';

/** What a form of the page does: the last part of its address. */
export const REQUEST_ACTS = [
  'identity',
  'extension',
  'search',
  'preparation',
  'release',
  'refusal',
  'withdrawal',
] as const;
export type RequestAct = (typeof REQUEST_ACTS)[number];

/** A form that came back. */
export interface SentAct {
  readonly act: RequestAct;
  readonly state: FormState;
}

interface RequestFormProps {
  readonly request: AccessRequestAnswer;
  readonly language: Language;
  readonly sent?: SentAct;
  readonly act: RequestAct;
  readonly title: string;
  readonly hint?: string;
  readonly submit: string;
  /** The first thing to do here. */
  readonly isMain?: boolean;
  readonly choice?: {
    readonly name: string;
    readonly label: string;
    readonly options: readonly (readonly [value: string, label: string])[];
  };
  readonly submission?: string;
  readonly children?: ComponentChildren;
}

/** The state of this form: as it came back, or new. */
export function stateOf(
  { request, sent, act }: Pick<RequestFormProps, 'request' | 'sent' | 'act'>,
  submission: string,
): FormState {
  if (sent?.act === act) return { ...sent.state, filled: { ...sent.state.filled, within: act } };
  return { filled: { within: act, values: {}, faults: new Map() }, submission, seen: request.revision };
}

/** One thing to do about a request. */
export function RequestForm(props: RequestFormProps) {
  const { request, language, act, title, hint, submit, isMain = false, choice, children } = props;
  const state = stateOf(props, crypto.randomUUID());
  return (
    <Section title={title}>
      {hint !== undefined && <p class="lw-hint">{hint}</p>}
      <ActForm
        action={`${accessRequestPath(request.id)}/${act}`}
        kind={isMain ? 'primary' : 'secondary'}
        {...{ state, language, submit }}
      >
        {choice !== undefined && <Choice {...choice} filled={state.filled} />}
        {children}
      </ActForm>
    </Section>
  );
}
