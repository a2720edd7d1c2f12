import { Refusal } from '../../shared/refusal.js';
import type { RegisterText } from '../../shared/register-text.js';

export type { RegisterText };

/** What can be recognised without understanding the text. Names cannot: the screen that asks for it says so. */
const TELL_TALES: readonly (readonly [RegExp, string])[] = [
  [/[^\s@]+@[^\s@]+\.[a-z]{2,}/iu, 'an e-mail address'],
  [/(?<!\d)\d{9}(?!\d)/u, 'nine digits in a row, like a BSN'],
  [/(?:\+31|0031|\b0)[\s-]?\d(?:[\s-]?\d){8}(?!\d)/u, 'a telephone number'],
  [/\b[1-9]\d{3}\s?[A-Z]{2}\s?,?\s+\d{1,4}\b|\b\d{1,4}[a-z]?\s*,?\s+[1-9]\d{3}\s?[A-Z]{2}\b/u, 'an address'],
  [/\bNL\d{2}[A-Z]{4}\d{10}\b/u, 'an IBAN'],
];

/**
 * @throws Refusal `personal-data-in-register-text` naming the field and what it looks like, never the text
 */
export function registerText(text: string, field: string): RegisterText {
  for (const [pattern, looksLike] of TELL_TALES) {
    if (pattern.test(text)) {
      throw new Refusal(
        'personal-data-in-register-text',
        `This text goes into the register and may not identify anyone; it seems to hold ${looksLike}.`,
        'invalid',
        field,
      );
    }
  }
  return text;
}
