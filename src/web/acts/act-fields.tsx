import type { FieldShape } from '../../platform/http/field-shapes.js';
import { Choice, Flag, MomentField, SelectField, TextArea, TextField, type Filled } from '../html/form.js';
import type { Words } from '../words/shape.js';
import type { ActField, ActWords } from '../words/act-words.js';
import { capitalised } from '../words/list-words.js';

/** Up to so many possibilities are all shown; more are a list that opens. */
const SHOWN_AT_ONCE = 7;
/** A text of at most this length is one line. */
const ONE_LINE = 300;

export type Options = readonly (readonly [value: string, label: string])[];

interface ActFieldsProps {
  readonly shapes: readonly FieldShape[];
  readonly act: ActWords;
  readonly words: Words;
  readonly filled: Filled;
  /** They stand where it is said already that they may stay empty. */
  readonly unmarked?: boolean;
  /** What of this dossier can be chosen, by the name of the field: measures, rounds, people. */
  readonly subjects: Readonly<Record<string, Options | undefined>>;
}

/** The fields of an act in the order of its contract, with the words that this act has for them. */
export function ActFields({ shapes, ...props }: ActFieldsProps) {
  return (
    <>
      {shapes.map((shape) => (
        <ActFieldOf key={shape.name} shape={shape} {...props} />
      ))}
    </>
  );
}

function ActFieldOf({
  shape,
  act,
  words,
  filled,
  unmarked = false,
  subjects,
}: Omit<ActFieldsProps, 'shapes'> & { readonly shape: FieldShape }) {
  const { name, kind, required } = shape;
  const said: string | ActField = act.fields[name] ?? name;
  const { label, hint, needed, options: named }: ActField = typeof said === 'string' ? { label: said } : said;
  const presence = unmarked ? '' : presenceOf(shape, needed, words);
  const props = { name, filled, label: `${label}${presence}`, ...(hint !== undefined && { hint }) };
  const options: Options =
    subjects[name] ??
    shape.options.map((option) => [option, capitalised(named?.[option] ?? option)] as const);
  switch (kind) {
    case 'text':
      return (shape.max ?? 0) <= ONE_LINE ? (
        <TextField
          {...props}
          {...(shape.max !== undefined && { max: shape.max })}
          suggestions={(subjects[name] ?? []).map(([, label]) => label)}
        />
      ) : (
        <TextArea {...props} />
      );
    case 'flag':
      return required ? (
        <Choice
          {...props}
          options={[
            ['true', named?.['true'] ?? words.acts.yes],
            ['false', named?.['false'] ?? words.acts.no],
          ]}
        />
      ) : (
        <Flag {...props} />
      );
    case 'choices':
    case 'ids':
      return <Choice {...props} options={options} many />;
    case 'moment':
    case 'day-or-moment':
      return <MomentField {...props} words={words.acts} isAhead={!shape.past} />;
    case 'choice':
    case 'id':
    case 'count':
    case 'quantity':
      if (kind !== 'choice' && kind !== 'id' && subjects[name] === undefined)
        return <TextField {...props} mode="numeric" max={15} />;
      return required && options.length <= SHOWN_AT_ONCE ? (
        <Choice {...props} options={options} />
      ) : (
        <SelectField {...props} options={[['', words.acts.choose], ...options]} />
      );
  }
}

/** Whether it may stay empty is said once, at the label, and in one way: a hint says what it is about. */
function presenceOf(
  { required, conditional, kind }: FieldShape,
  needed: string | undefined,
  words: Words,
): string {
  if (conditional && needed !== undefined) return ` (${words.neededWhere(needed)})`;
  return required || kind === 'flag' || kind === 'choices' ? '' : ` (${words.optional})`;
}
