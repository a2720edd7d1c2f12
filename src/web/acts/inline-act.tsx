import type { ComponentChildren } from 'preact';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import type { Language } from '../../law/sentence.js';
import type { ActWords } from '../words/act-words.js';
import { wordsIn } from '../words/words.js';
import { ActFields, type Options } from './act-fields.js';
import { ActForm, WhyItCameBack } from './act-form.js';
import type { ActName } from './act-groups.js';
import type { FormState } from './act-forms.service.js';
import { PLACE } from './forms-on-page.js';

interface InlineActProps {
  readonly act: ActName;
  readonly shapes: readonly FieldShape[];
  readonly action: string;
  readonly state: FormState;
  readonly language: Language;
  /** What the page knows already, and what its own addresses need. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Fields that are not asked here. */
  readonly without?: readonly string[];
  readonly subjects?: Readonly<Record<string, Options | undefined>>;
  /** In place of the act's own. */
  readonly words?: Pick<ActWords, 'submit' | 'fields'>;
  readonly kind?: 'primary' | 'secondary';
  /** Before its fields. */
  readonly children?: ComponentChildren;
  /** Which of the forms on the page it is; tells the ids of its fields from those of others. */
  readonly within?: string;
}

/** An act as a form on a page about something: its fields, but for those that the page answers itself. */
export function InlineAct(props: InlineActProps) {
  const { act, shapes, action, language, hidden = {}, without = [], subjects = {}, within } = props;
  const words = wordsIn(language);
  const actWords: ActWords = { ...words.acts.of[act], ...props.words };
  const filled = { ...props.state.filled, ...(within !== undefined && { within }) };
  const state = { ...props.state, filled };
  const asked = shapes.filter(({ name }) => !without.includes(name) && hidden[name] === undefined);
  return (
    <>
      <WhyItCameBack state={state} language={language} />
      <ActForm
        {...{ action, state, language, submit: actWords.submit }}
        {...(props.kind !== undefined && { kind: props.kind })}
      >
        {within !== undefined && <input type="hidden" name={PLACE} value={within} />}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {props.children}
        <ActFields shapes={asked} act={actWords} words={words} filled={filled} subjects={subjects} />
      </ActForm>
    </>
  );
}
