/** One thing that is wrong in a document, and where: `fg.contact.email`, `promises[2].kind`. */
export interface ShapeProblem {
  readonly path: string;
  readonly message: string;
}

/** Where a shape tells what is wrong: everything is collected, nothing stops at the first. */
export type Report = (path: string, message: string) => void;

/** Reads an unknown value as a `T`, or reports and gives `undefined`. */
export type Shape<T> = (value: unknown, path: string, report: Report) => T | undefined;

interface Field<T, Optional extends boolean> {
  readonly shape: Shape<T>;
  readonly optional: Optional;
  readonly fallback?: T;
}

/** An optional key of `T` may be read as optional, a required one never. */
type Fields<T> = {
  readonly [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K>
    ? Field<Exclude<T[K], undefined>, boolean>
    : Field<T[K], false>;
};

export function required<T>(shape: Shape<T>): Field<T, false> {
  return { shape, optional: false };
}

export function optional<T>(shape: Shape<T>): Field<T, true> {
  return { shape, optional: true };
}

/** Absent in the document means this value. */
export function withDefault<T>(shape: Shape<T>, fallback: T): Field<T, false> {
  return { shape, optional: false, fallback };
}

export function record<T extends object>(fields: Fields<T>): Shape<T> {
  const known = new Map(Object.entries<Field<unknown, boolean>>(fields));
  return (value, path, report) => {
    if (!isMapping(value)) {
      report(path, `must be a mapping of keys, is ${kindOf(value)}`);
      return undefined;
    }
    for (const key of Object.keys(value)) {
      if (!known.has(key))
        report(join(path, key), `unknown key; known here: ${[...known.keys()].join(', ')}`);
    }
    const read: [string, unknown][] = [];
    for (const [key, field] of known) {
      if (Object.hasOwn(value, key)) {
        const item = field.shape(value[key], join(path, key), report);
        if (item !== undefined) read.push([key, item]);
      } else if (field.fallback !== undefined) {
        read.push([key, field.fallback]);
      } else if (!field.optional) {
        report(join(path, key), 'is missing');
      }
    }
    return Object.fromEntries(read) as T;
  };
}

export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value, path, report) => {
    if (!Array.isArray(value)) {
      report(path, `must be a list, is ${kindOf(value)}`);
      return undefined;
    }
    return value
      .map((one: unknown, index) => item(one, `${path}[${index}]`, report))
      .filter((one): one is Awaited<T> & T => one !== undefined);
  };
}

/** A list of mappings in which no `id` occurs twice. */
export function listById<T extends { readonly id: string }>(item: Shape<T>): Shape<readonly T[]> {
  return (value, path, report) => {
    const items = list(item)(value, path, report);
    items?.forEach(({ id }, index) => {
      if (items.findIndex((other) => other.id === id) < index)
        report(`${path}[${index}].id`, `"${id}" occurs twice`);
    });
    return items;
  };
}

/** Keys out of a closed list, each with a text. */
export function textsByKey<K extends string>(keys: readonly K[]): Shape<Partial<Record<K, string>>> {
  const oneText = text();
  return (value, path, report) => {
    if (!isMapping(value)) {
      report(path, `must be a mapping of keys, is ${kindOf(value)}`);
      return undefined;
    }
    const read: [string, string | undefined][] = Object.entries(value).map(([key, item]) => {
      if (!keys.some((known) => known === key))
        report(`${path}["${key}"]`, `unknown key; known here: ${keys.join(', ')}`);
      return [key, oneText(item, `${path}["${key}"]`, report)];
    });
    return Object.fromEntries(read) as Partial<Record<K, string>>;
  };
}

/** Text with something in it; `pattern` and what it asks for, in words. */
export function text(pattern = /\S/, asked = 'must not be empty'): Shape<string> {
  return (value, path, report) => {
    if (typeof value !== 'string') {
      report(path, `must be text, is ${kindOf(value)}`);
      return undefined;
    }
    if (!pattern.test(value)) report(path, asked);
    return value;
  };
}

export function oneOf<T extends string>(values: readonly T[]): Shape<T> {
  return (value, path, report) => {
    const found = values.find((known) => known === value);
    if (found === undefined) report(path, `must be one of ${values.join(', ')}`);
    return found;
  };
}

export function flag(): Shape<boolean> {
  return (value, path, report) => {
    if (typeof value === 'boolean') return value;
    report(path, `must be true or false, is ${kindOf(value)}`);
    return undefined;
  };
}

/** A number `n` with `above < n < below`; both bounds are outside. */
export function numberBetween(above: number, below: number): Shape<number> {
  return (value, path, report) => {
    if (typeof value !== 'number') {
      report(path, `must be a number, is ${kindOf(value)}`);
      return undefined;
    }
    if (!(value > above && value < below)) report(path, `must be more than ${above} and less than ${below}`);
    return value;
  };
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}
