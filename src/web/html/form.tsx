import type { ComponentChildren } from 'preact';

/** What a person filled in, by the names of the fields, and what is wrong with it, in his language. */
export interface Filled {
  /** Where a page has several forms: what tells its ids from those of the others. */
  readonly within?: string;
  /** Where the form has several parts: what tells names and ids of this one from those of the others. */
  readonly part?: string;
  readonly values: Readonly<Record<string, readonly string[] | undefined>>;
  readonly faults: ReadonlyMap<string, string>;
}

export const valueOf = ({ values }: Filled, name: string): string => values[name]?.[0] ?? '';

/** Name in the form of a field of this part. */
export const nameOf = ({ part }: { readonly part?: string | undefined }, name: string): string =>
  part === undefined ? name : `${part}.${name}`;

/** Ids may not hold what CSS and links read otherwise. */
export const idOf = ({ part, within = part }: Filled, name: string, option?: string): string =>
  [
    'f',
    ...(within === undefined ? [] : [within]),
    name.replaceAll(/[^\w-]/g, '-'),
    ...(option === undefined ? [] : [option]),
  ].join('-');

/** Of a field that stands in no part, for links from elsewhere. */
export const placeOfField = (name: string): string => idOf({ values: {}, faults: new Map() }, name);

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What the summary of faults calls it, where its label alone does not tell. */
  readonly about?: string;
  readonly filled: Filled;
}

/** How the fields of a form that came back are called, by their names: each field says it as it is rendered. */
const CALLED = new WeakMap<Filled['faults'], Map<string, string>>();

function calling({ faults }: Filled): Map<string, string> {
  const called = CALLED.get(faults) ?? new Map<string, string>();
  CALLED.set(faults, called);
  return called;
}

function describedBy({ name, hint, filled }: FieldProps): string | undefined {
  const ids = [
    ...(hint === undefined ? [] : [`${idOf(filled, name)}-hint`]),
    ...(filled.faults.has(name) ? [`${idOf(filled, name)}-fault`] : []),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}

function Notes({ name, label, about = label, hint, filled }: FieldProps) {
  const fault = filled.faults.get(name);
  if (fault !== undefined) calling(filled).set(name, about);
  return (
    <>
      {hint !== undefined && (
        <p class="lw-hint" id={`${idOf(filled, name)}-hint`}>
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p class="lw-fault" id={`${idOf(filled, name)}-fault`}>
          {fault}
        </p>
      )}
    </>
  );
}

const fieldClass = ({ name, filled }: FieldProps): string =>
  filled.faults.has(name) ? 'lw-field lw-field--fault' : 'lw-field';

export function TextField(
  props: FieldProps & {
    readonly type?: 'text' | 'tel' | 'email' | 'date' | 'time';
    readonly max?: number;
    readonly mode?: 'numeric';
    /** Typed over from paper: no browser corrects, capitalises or remembers it. */
    readonly isCode?: boolean;
    /** What can be chosen; something else can be typed too. */
    readonly suggestions?: readonly string[];
  },
) {
  const { name, label, filled, type = 'text', max, mode, isCode = false, suggestions = [] } = props;
  const list = suggestions.length === 0 ? undefined : `${idOf(filled, name)}-list`;
  return (
    <div class={fieldClass(props)}>
      <label for={idOf(filled, name)}>{label}</label>
      <Notes {...props} />
      <input
        id={idOf(filled, name)}
        name={nameOf(filled, name)}
        // The types of attributes know each kind of input apart.
        {...({ type } as object)}
        value={valueOf(filled, name)}
        maxLength={max}
        inputMode={mode}
        list={list}
        {...(isCode && { spellcheck: false, autocapitalize: 'characters', autocorrect: 'off', dir: 'ltr' })}
        autocomplete="off"
        aria-describedby={describedBy(props)}
        aria-invalid={filled.faults.has(name) ? 'true' : undefined}
      />
      {list !== undefined && (
        <datalist id={list}>
          {suggestions.map((one) => (
            <option value={one} key={one} />
          ))}
        </datalist>
      )}
    </div>
  );
}

export function TextArea(
  props: FieldProps & {
    readonly rows?: number;
    /** Id of what shows its text as it is typed. */
    readonly mirror?: string;
  },
) {
  const { name, label, filled, rows = 4, mirror } = props;
  return (
    <div class={fieldClass(props)}>
      <label for={idOf(filled, name)}>{label}</label>
      <Notes {...props} />
      <textarea
        id={idOf(filled, name)}
        name={nameOf(filled, name)}
        rows={rows}
        data-mirror={mirror}
        autocomplete="off"
        aria-describedby={describedBy(props)}
        aria-invalid={filled.faults.has(name) ? 'true' : undefined}
      >
        {valueOf(filled, name)}
      </textarea>
    </div>
  );
}

/** One file; nothing can be filled in beforehand. */
export function FileField(props: FieldProps & { readonly accept: string }) {
  const { name, label, filled, accept } = props;
  return (
    <div class={fieldClass(props)}>
      <label for={idOf(filled, name)}>{label}</label>
      <Notes {...props} />
      <input
        id={idOf(filled, name)}
        name={nameOf(filled, name)}
        type="file"
        accept={accept}
        aria-describedby={describedBy(props)}
        aria-invalid={filled.faults.has(name) ? 'true' : undefined}
      />
    </div>
  );
}

interface ChoiceProps extends FieldProps {
  readonly options: readonly (readonly [value: string, label: string])[];
  /** Several at once, or one. */
  readonly many?: boolean;
  readonly tiles?: boolean;
}

/** Radios or checkboxes; a fault links to the first of them, or to the question where nothing is there to choose. */
export function Choice(props: ChoiceProps) {
  const { name, label, filled, options, many = false, tiles = false } = props;
  return (
    <fieldset
      class={fieldClass(props)}
      aria-describedby={describedBy(props)}
      {...(options.length === 0 && { id: idOf(filled, name), tabIndex: -1 })}
    >
      <legend>{label}</legend>
      <Notes {...props} />
      <div class={tiles ? 'lw-tiles' : undefined}>
        {options.map(([value, text], index) => (
          <div class="lw-option" key={value}>
            <input
              type={many ? 'checkbox' : 'radio'}
              id={index === 0 ? idOf(filled, name) : idOf(filled, name, value)}
              name={nameOf(filled, name)}
              value={value}
              checked={filled.values[name]?.includes(value) === true}
            />
            <label for={index === 0 ? idOf(filled, name) : idOf(filled, name, value)}>{text}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** One box to tick: left empty it says nothing. */
export function Flag(props: FieldProps) {
  const { name, label, filled } = props;
  return (
    <div class={fieldClass(props)}>
      <div class="lw-option">
        <input
          type="checkbox"
          id={idOf(filled, name)}
          name={nameOf(filled, name)}
          value="true"
          checked={valueOf(filled, name) === 'true'}
          aria-describedby={describedBy(props)}
        />
        <label for={idOf(filled, name)}>{label}</label>
      </div>
      <Notes {...props} />
    </div>
  );
}

/**
 * A day and a time on the Dutch clock: fields `<name>.day` and `<name>.time`. A script fills in both at once, of what
 * happened: what is to come is not now.
 */
export function MomentField(
  props: FieldProps & {
    readonly words: { readonly day: string; readonly time: string; readonly now: string };
    readonly isAhead?: boolean;
  },
) {
  const { name, label, filled, words, isAhead = false } = props;
  const [day, time] = [`${name}.day`, `${name}.time`];
  return (
    <fieldset class={fieldClass(props)} aria-describedby={describedBy(props)}>
      <legend>{label}</legend>
      <Notes {...props} />
      <div class="lw-row">
        <div>
          <label for={idOf(filled, name)}>{words.day}</label>
          <input
            type="date"
            id={idOf(filled, name)}
            name={nameOf(filled, day)}
            value={valueOf(filled, day)}
            autocomplete="off"
            aria-invalid={filled.faults.has(name) ? 'true' : undefined}
          />
        </div>
        <div>
          <label for={idOf(filled, time)}>{words.time}</label>
          <input
            type="time"
            id={idOf(filled, time)}
            name={nameOf(filled, time)}
            value={valueOf(filled, time)}
            autocomplete="off"
          />
        </div>
        {!isAhead && (
          <button
            type="button"
            class="utrecht-button utrecht-button--secondary-action"
            hidden
            data-script
            data-now
          >
            {words.now}
          </button>
        )}
      </div>
    </fieldset>
  );
}

export function SelectField(props: ChoiceProps) {
  const { name, label, filled, options } = props;
  return (
    <div class={fieldClass(props)}>
      <label for={idOf(filled, name)}>{label}</label>
      <Notes {...props} />
      <select id={idOf(filled, name)} name={nameOf(filled, name)} aria-describedby={describedBy(props)}>
        {options.map(([value, text]) => (
          <option value={value} selected={valueOf(filled, name) === value} key={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Fields({
  legend,
  hint,
  children,
}: {
  legend: string;
  hint?: string;
  children: ComponentChildren;
}) {
  return (
    <fieldset class="lw-field">
      <legend>{legend}</legend>
      {hint !== undefined && <p class="lw-hint">{hint}</p>}
      {children}
    </fieldset>
  );
}

/** Above the form: each field by its label, with the words that stand at it. What no field shows has no link. */
export function FaultSummary({ filled, title, hint }: { filled: Filled; title: string; hint: string }) {
  const { faults } = filled;
  if (faults.size === 0) return null;
  const called = calling(filled);
  const said = (name: string, fault: string): string => {
    const label = called.get(name);
    return label === undefined ? fault : `${label}${/[?:.]$/.test(label) ? '' : ':'} ${fault}`;
  };
  return (
    <div class="lw-summary" tabIndex={-1} data-faults>
      <div role="alert">
        <h2 class="utrecht-heading-2">{title}</h2>
        <p>{hint}</p>
        <ul>
          {[...faults].map(([name, fault]) => (
            <li key={name}>
              {called.has(name) ? <a href={`#${idOf(filled, name)}`}>{said(name, fault)}</a> : fault}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
