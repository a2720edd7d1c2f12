import type { ComponentChildren } from 'preact';
import type { FieldShape } from '../../platform/http/field-shapes.js';
import type { Language } from '../../law/sentence.js';
import type { ActWords } from '../words/act-words.js';
import { wordsIn } from '../words/words.js';
import { ActFields, type Options } from './act-fields.js';
import { WhyItCameBack } from './act-form.js';
import type { ActName } from './act-groups.js';
import type { PartState } from './forms-on-page.js';
import { Part } from './part.js';

interface InlineActProps {
  readonly act: ActName;
  readonly shapes: readonly FieldShape[];
  readonly action: string;
  readonly state: PartState;
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
}

/** An act as a part of a page about something: its fields, but for those that the page answers itself. */
export function InlineAct(props: InlineActProps) {
  const { act, shapes, action, state, language, hidden = {}, without = [], subjects = {}, kind } = props;
  const words = wordsIn(language);
  const actWords: ActWords = { ...words.acts.of[act], ...props.words };
  const asked = shapes.filter(({ name }) => !without.includes(name) && hidden[name] === undefined);
  return (
    <>
      <WhyItCameBack state={state} language={language} />
      <Part {...{ state, action }} fixed={hidden} submit={actWords.submit} {...(kind && { kind })}>
        {props.children}
        <ActFields shapes={asked} act={actWords} words={words} filled={state.filled} subjects={subjects} />
      </Part>
    </>
  );
}
