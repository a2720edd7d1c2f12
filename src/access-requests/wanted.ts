import type { Matcher } from '../directory/held-of-people.port.js';
import { folded } from '../shared/folded-text.js';

/** By what somebody says that he can be found. */
export interface Wanted {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly clientNumber?: string;
}

/** Written between the parts of a name, and no name. */
const PARTICLES = new Set(
  'van de der den het ten ter te op in von und el al la le les du da di dos des bij aan'.split(' '),
);
const LETTER = String.raw`[\p{L}\p{N}]`;
/** What people write between the digits of a telephone number. */
const GAP = String.raw`[\s./()\u2010-\u2015\u2212-]{0,3}`;
const FEWEST_DIGITS = 6;

/**
 * Finds somebody in a text: an address or a number as it is, whatever the case; a telephone number in any notation; a name
 * without case and accents, whole or a part of it.
 */
export function matcherOf({ name, email, phone, clientNumber }: Wanted): Matcher {
  const numbers = [
    ...(email === undefined ? [] : [emailPattern(email)]),
    ...(phone === undefined ? [] : [phonePattern(phone)]),
    ...(clientNumber === undefined ? [] : [wordPattern(clientNumber)]),
  ];
  const parts = name === undefined ? [] : partsOf(name).map((part) => new RegExp(namePattern(part), 'u'));
  return (text) => {
    const plain = folded(text).text;
    if (numbers.some((pattern) => pattern.test(plain))) return 'whole';
    const found = parts.filter((pattern) => pattern.test(plain)).length;
    if (found === 0) return undefined;
    return found === parts.length ? 'whole' : 'part';
  };
}

/** By what nobody can be searched: a telephone number of three digits fits everything. */
export function unfit({ name, email, phone, clientNumber }: Wanted): keyof Wanted | undefined {
  if (phone !== undefined && digitsOf(phone).length < FEWEST_DIGITS) return 'phone';
  if (email !== undefined && !/^\S+@\S+$/u.test(email.trim())) return 'email';
  if (name !== undefined && partsOf(name).length === 0) return 'name';
  if (clientNumber !== undefined && !/[\p{L}\p{N}]{2}/u.test(clientNumber)) return 'clientNumber';
  return undefined;
}

/** The parts of a name by which somebody is recognised; of one that has only short ones, these. */
export function partsOf(name: string): readonly string[] {
  const words = folded(name).text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => word.length > 2 && !PARTICLES.has(word));
  return [...new Set(telling.length > 0 ? telling : words.filter((word) => word.length > 1))];
}

/** With the s of whose it is: “Jansens brief”. */
const namePattern = (part: string): string => `(?<!${LETTER})${escaped(part)}s?(?!${LETTER})`;

const wordPattern = (word: string): RegExp =>
  new RegExp(`(?<!${LETTER})${escaped(folded(word.trim()).text)}(?!${LETTER})`, 'u');

const emailPattern = (email: string): RegExp =>
  new RegExp(String.raw`(?<![\w.%+-])${escaped(folded(email.trim()).text)}(?![\w-]|\.\w)`, 'u');

/** A Dutch number with or without its country, with whatever stands between the digits. */
function phonePattern(phone: string): RegExp {
  const isAbroad = /^\s*(?:\+|00)/u.test(phone);
  const digits = digitsOf(phone).replace(/^00/u, '');
  const dutch = isAbroad ? /^31(.*)$/u.exec(digits)?.[1] : digits;
  const own = (dutch ?? digits).replace(/^0/u, '');
  const before =
    dutch === undefined
      ? String.raw`(?:\+|(?<!\d)00)${GAP}`
      : String.raw`(?:(?:\+|(?<!\d)00|(?<!\d))31${GAP}0?|(?<!\d)0)${GAP}`;
  return new RegExp(`${before}${Array.from(own).join(GAP)}(?!\\d)`, 'u');
}

const digitsOf = (phone: string): string => phone.normalize('NFKC').replace(/\D/gu, '');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
