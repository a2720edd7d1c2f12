import type { Language } from '../../law/sentence.js';

/** Tags a sentence: its numbers stand in it as its readers write them (`1.228 van 1.240`). */
export function figuresIn(language: Language) {
  const figures = new Intl.NumberFormat(language);
  return (texts: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
    String.raw(
      { raw: texts },
      ...values.map((value) => (typeof value === 'number' ? figures.format(value) : value)),
    );
}
