import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import type { AccessRequestAnswer } from '../../access-requests/access-request.answer.js';
import type { Language } from '../../law/sentence.js';
import { ActForm } from '../acts/act-form.js';
import type { FormState } from '../acts/act-forms.service.js';
import { Section } from '../dossier/section.js';
import { Choice } from '../html/form.js';
import type { Words } from '../words/shape.js';
import { wordsIn } from '../words/words.js';
import { accessRequestPath } from './access-request-paths.js';

/** What a form of the page does: the last part of its address. */
export type RequestAct = keyof Words['accessRequests']['forms'];

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
  /** Where the words of the act do not do. */
  readonly title?: string;
  readonly submit?: string;
  /** The first thing to do here. */
  readonly isMain?: boolean;
  readonly choice?: {
    readonly name: string;
    readonly label: string;
    readonly options: readonly (readonly [value: string, label: string])[];
  };
  readonly children?: ComponentChildren;
}

/** The state of this form: as it came back, or new. */
export function stateOf(
  { request, sent, act }: Pick<RequestFormProps, 'request' | 'sent' | 'act'>,
  submission: string,
): FormState {
  if (sent?.act === act) return sent.state;
  return { filled: { within: act, values: {}, faults: new Map() }, submission, seen: request.revision };
}

/** One thing to do about a request. */
export function RequestForm(props: RequestFormProps) {
  const { request, language, act, isMain = false, choice, children } = props;
  const words = wordsIn(language).accessRequests.forms[act];
  const { title = words.title, submit = words.submit } = props;
  const state = stateOf(props, randomUUID());
  return (
    <Section title={title}>
      <p class="lw-hint">{words.hint}</p>
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
