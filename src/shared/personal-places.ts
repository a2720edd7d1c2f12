import { isPersonal, type KeyScope, type Personal } from './personal.js';

/** A personal value as the log holds it. */
export interface StoredBox {
  readonly scope: KeyScope;
  /** UUID. */
  readonly key: string;
  readonly box: string;
}

/**
 * The same data with each personal value, sealed or not, replaced; what holds none is not copied.
 * @param replace gets its JSON pointer (RFC 6901)
 */
export function withPersonal(
  data: object,
  replace: (value: Personal<unknown> | StoredBox, pointer: string) => unknown,
): object {
  const inner = (value: object, pointer: string): unknown => {
    if (isPersonal(value) || isStoredBox(value)) return replace(value, pointer);
    let copy: Record<string, unknown> | undefined;
    // Neither by pairs nor by a list of names: they were a sixth of all that a rebuild leaves to the collector.
    for (const name in value) {
      const each = (value as Record<string, unknown>)[name];
      if (typeof each !== 'object' || each === null) continue;
      const replaced = inner(each, `${pointer}/${escaped(name)}`);
      if (replaced === each) continue;
      copy ??= (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
      copy[name] = replaced;
    }
    return copy ?? value;
  };
  return inner(data, '') as object;
}

export function isStoredBox(value: object): value is StoredBox {
  return 'scope' in value && 'key' in value && 'box' in value;
}

/**
 * The same data with what stands at these places replaced, where a text stands there.
 * @param pointers JSON pointers; `*` is every place of a list
 */
export function withTexts(
  data: object,
  pointers: readonly string[],
  replace: (text: string, pointer: string) => unknown,
): object {
  return pointers.reduce<object>(
    (into, pointer) => replacedAt(into, pointer.split('/').slice(1), '', replace) as object,
    data,
  );
}

function replacedAt(
  value: unknown,
  [step, ...further]: readonly string[],
  pointer: string,
  replace: (text: string, pointer: string) => unknown,
): unknown {
  if (step === undefined) return typeof value === 'string' ? replace(value, pointer) : value;
  const inside = (each: unknown, at: number | string): unknown =>
    replacedAt(each, further, `${pointer}/${at}`, replace);
  if (Array.isArray(value))
    return value.map((each, at) =>
      step === '*' || step === String(at) ? inside(each, at) : (each as unknown),
    );
  if (typeof value !== 'object' || value === null) return value;
  const name = unescaped(step);
  if (!Object.hasOwn(value, name)) return value;
  // At the place where it stood: a stored line is compared byte for byte.
  return { ...value, [name]: inside((value as Record<string, unknown>)[name], step) };
}

const escaped = (name: string): string =>
  /[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');
