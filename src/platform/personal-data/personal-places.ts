import { isPersonal, type KeyScope, type Personal } from '../../shared/personal.js';

/** A personal value as the log holds it. */
export interface StoredBox {
  readonly scope: KeyScope;
  /** UUID. */
  readonly key: string;
  readonly box: string;
}

/**
 * The same data with each personal value, sealed or not, replaced.
 * @param replace gets its JSON pointer (RFC 6901)
 */
export function withPersonal(
  data: object,
  replace: (value: Personal<unknown> | StoredBox, pointer: string) => object,
): object {
  const inner = (value: unknown, pointer: string): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((each, at) => inner(each, `${pointer}/${at}`));
    if (isPersonal(value) || isStoredBox(value)) return replace(value, pointer);
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, inner(each, `${pointer}/${escaped(name)}`)]),
    );
  };
  return inner(data, '') as object;
}

export function isStoredBox(value: object): value is StoredBox {
  return 'scope' in value && 'key' in value && 'box' in value;
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
