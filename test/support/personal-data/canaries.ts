import { withPersonal } from '../../../src/shared/personal-places.js';

/** The same data with another word in each personal text, also in those within an object. */
export function withWordInEachPersonalText(data: object, word: () => string): object {
  const inTexts = (value: unknown): unknown => {
    if (typeof value === 'string') return word();
    if (Array.isArray(value)) return value.map(inTexts);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inTexts(each)]));
  };
  return withPersonal(data, (value) =>
    'value' in value ? { ...value, value: inTexts(value.value) } : value,
  );
}
