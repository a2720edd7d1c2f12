import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { identifyingPart } from '../../src/breach/domain/register-text.js';

const digits = (length: number) => fc.array(fc.nat({ max: 9 }), { minLength: length, maxLength: length });
const blank = fc.constantFrom('', ' ', '.', '-', '\u00a0');
/** Words around it, as they stand in a sentence. */
const inSentence = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('', 'Van ', 'in 2025 ', 'nr. ', 'zie: ', '('),
      text,
      fc.constantFrom('', '.', ' gevraagd', ', toen', ')'),
    )
    .map((parts) => parts.join(''));

function grouped(text: string, sizes: readonly number[], separator: string): string {
  let from = 0;
  return sizes.map((size) => text.slice(from, (from += size))).join(separator);
}

const elevenTest = (nine: readonly number[]): boolean =>
  nine.reduce((sum, digit, i) => sum + digit * (i === 8 ? -1 : 9 - i), 0) % 11 === 0;

/** Eight digits and the ninth that fits, where one does. */
const bsn = digits(8)
  .map((eight) => {
    const rest = eight.reduce((sum, digit, i) => sum + digit * (9 - i), 0) % 11;
    return rest === 10 || eight.every((digit) => digit === 0) ? undefined : [...eight, rest].join('');
  })
  .filter((text) => text !== undefined);

const iban = fc
  .tuple(fc.constantFrom('NL:18', 'DE:22', 'BE:16', 'FR:27'), digits(23))
  .map(([country, random]) => {
    const [code = '', length = ''] = country.split(':');
    const size = Number(length) - 4;
    const rest = code === 'NL' ? `RABO${random.slice(0, 10).join('')}` : random.slice(0, size).join('');
    const turned = Array.from(`${rest}${code}00`, (sign) => Number.parseInt(sign, 36)).join('');
    const check = 98n - (BigInt(turned) % 97n);
    return `${code}${String(check).padStart(2, '0')}${rest}`;
  });

/** Ten digits: 06 and eight, three and seven, four and six. */
const phone = fc
  .tuple(fc.constantFrom('06', '020', '0113', '088'), digits(8), fc.integer({ min: 2, max: 9 }))
  .map(([area, rest, first]) => [area, `${first}${rest.join('')}`.slice(0, 10 - area.length)] as const);

describe('a text for the register', () => {
  it('with a BSN in any usual notation is found out', () => {
    const notation = fc.constantFrom([9], [3, 3, 3], [4, 2, 3], [2, 3, 4], [3, 2, 4], [4, 5], [2, 2, 2, 3]);
    const written = fc
      .tuple(bsn, notation, fc.constantFrom(' ', '.', '-', '\u00a0'))
      .map(([text, sizes, separator]) => grouped(text, sizes, separator));
    fc.assert(fc.property(inSentence(written), (text) => identifyingPart(text) !== undefined));
  });

  it('with an IBAN in any usual notation is found out', () => {
    const written = fc.tuple(iban, blank, fc.boolean()).map(([text, separator, small]) => {
      const groups = text.match(/.{1,4}/g)!.join(separator);
      return small ? groups.toLowerCase() : groups;
    });
    fc.assert(fc.property(inSentence(written), (text) => identifyingPart(text) === 'an IBAN'));
  });

  it('with a Dutch telephone number in any usual notation is found out', () => {
    const sizes = fc.constantFrom([2, 2, 2, 2], [4, 4], [3, 3, 2], [8]);
    const prefix = fc.constantFrom(
      (area: string) => area,
      (area: string) => `(${area})`,
      (area: string) => `+31 ${area.slice(1)}`,
      (area: string) => `+31(0)${area.slice(1)}`,
      (area: string) => `0031-${area.slice(1)}`,
    );
    const written = fc
      .tuple(
        phone,
        prefix,
        sizes,
        fc.constantFrom(' ', '-', ''),
        fc.constantFrom('', '-', ' ', ' - ', ' – ', '/'),
      )
      .map(([[area, rest], write, groups, within, after]) => {
        const parts = grouped(rest, groups, ' ').split(' ').filter(Boolean);
        // A single digit is never left over.
        const last = parts.at(-1)!;
        const whole = last.length === 1 ? [...parts.slice(0, -2), `${parts.at(-2)!}${last}`] : parts;
        return `${write(area)}${after}${whole.join(within)}`;
      });
    fc.assert(fc.property(inSentence(written), (text) => identifyingPart(text) === 'a telephone number'));
  });

  it('with a case number that is no BSN is left alone', () => {
    const written = fc
      .tuple(digits(9), fc.constantFrom('', '.', '-', ' '))
      .filter(([nine]) => !elevenTest(nine) && nine[0] !== 0)
      .map(([nine, separator]) => grouped(nine.join(''), separator === '' ? [9] : [4, 5], separator));
    fc.assert(fc.property(inSentence(written), (text) => identifyingPart(text) === undefined));
  });

  it('with years, days, hours and numbers of the AP is left alone', () => {
    const year = fc.integer({ min: 2016, max: 2035 });
    const two = (max: number) => fc.integer({ min: 1, max }).map((n) => String(n).padStart(2, '0'));
    const written = fc.oneof(
      year.map((y) => `In ${y} FG 2 keer geadviseerd`),
      fc.tuple(two(28), two(12), year, two(59)).map(([d, m, y, n]) => `Op ${d}-${m}-${y} ${n} mensen gebeld`),
      fc
        .tuple(year, two(12), two(28), two(23), two(59))
        .map(([y, m, d, h, n]) => `${y}-${m}-${d} ${h}:${n} tot ${h}.${n}`),
      fc
        .tuple(year, digits(4))
        .map(([y, n]) => `Zie Z${y}-${n.join('')}, AP-${n.join('')} en ${y}/${n.join('')}`),
    );
    fc.assert(fc.property(written, (text) => identifyingPart(text) === undefined));
  });

  it.each([
    ['NL02 RABO 3123 4567 89', 'an IBAN'],
    ['Zie zaak 202600123', undefined],
    ['In 2025 FG 2 keer geadviseerd', undefined],
    ['Dorpsstraat 12, 1011 AB', 'an address'],
    ['Gracht 12a 2011GR Haarlem', 'an address'],
    ['8001 BB 12', 'an address'],
    ['jan@example.nl', 'an e-mail address'],
    ['Bel 112, of 0800-1234 of 14 020', undefined],
    ['1.000.000.000 records, artikel 34 lid 3, 100% van 48 t/m 50', undefined],
  ])('%s: %s', (text, what) => {
    expect(identifyingPart(text)).toBe(what);
  });
});
