import { isPersonal, revealed } from '../shared/personal.js';

/** The place of the first text that holds one of these names, as it is written and as a word of its own. */
export function namedIn(value: unknown, names: readonly string[], place = ''): string | undefined {
  if (typeof value === 'string') return names.some((name) => isNamed(value, name)) ? place : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (isPersonal(value)) return namedIn(revealed(value), names, place);
  for (const [name, inner] of Object.entries(value)) {
    const found = namedIn(inner, names, place === '' ? name : `${place}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isNamed = (text: string, name: string): boolean =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${name.replaceAll(/[.*+?^$()|[\]\\{}]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'u',
  ).test(text);
