import { isPersonal, revealed, type KeyScope } from '../../shared/personal.js';

type Scalar = string | number | boolean | null | undefined;

/** As it is answered: whatever is personal is its value, or why it is not shown. What is sealed is no answer. */
export type Plain<T> = T extends Scalar
  ? T
  : T extends { readonly scope: KeyScope; readonly value: infer V }
    ? Plain<V>
    : T extends { readonly scope: KeyScope; readonly erased: true }
      ? { readonly erased: true; readonly by?: number }
      : T extends { readonly scope: KeyScope; readonly unreadable: true }
        ? { readonly unreadable: true; readonly forNow?: true }
        : T extends { readonly scope: KeyScope; readonly sealed: unknown }
          ? never
          : T extends readonly (infer Entry)[]
            ? readonly Plain<Entry>[]
            : PlainFields<T>;

/** What may be `undefined` may be absent, and is not there as `undefined`. */
type PlainFields<T> = {
  readonly [K in keyof T as undefined extends T[K] ? never : K]: Plain<T[K]>;
} & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Plain<Exclude<T[K], undefined>>;
};

/** @throws Error for what was not opened */
export function plain<T>(value: T): Plain<T> {
  return inner(value) as Plain<T>;
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  if (value === null || typeof value !== 'object') return value ?? null;
  if (isPersonal(value)) {
    const content = revealed(value);
    if (content !== undefined) return inner(content);
    if ('unreadable' in value) return { unreadable: true, ...(value.forNow && { forNow: true }) };
    return { erased: true, ...('by' in value && { by: value.by }) };
  }
  // A page of the register has ten thousand fields: nothing is made of them but what is answered.
  const answered: Record<string, unknown> = {};
  for (const name in value) {
    const field: unknown = value[name as keyof typeof value];
    if (field !== undefined) answered[name] = inner(field);
  }
  return answered;
}
