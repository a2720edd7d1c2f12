import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { referenceMeant } from './reference.js';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const four = fc.string({ unit: fc.constantFrom(...CROCKFORD.split('')), minLength: 4, maxLength: 4 });
const reference = fc
  .tuple(fc.integer({ min: 2000, max: 2999 }), four, four)
  .map(([year, first, second]) => `DL-${year}-${first}-${second}`);

it('C8: a reference is found in any case, and with whatever stands between its signs', () => {
  fc.assert(
    fc.property(
      reference,
      fc.constantFrom('', '-', ' ', ' – ', '\u00a0', '.'),
      fc.boolean(),
      (label, between, lower) => {
        const heard = ` ${label.replaceAll('-', between)} `;
        expect(referenceMeant(lower ? heard.toLowerCase() : heard)).toBe(label.slice(8));
      },
    ),
  );
});

it('C8: what sounds or looks the same is the same', () => {
  expect(referenceMeant('dl 2026 oil0 lO1i')).toBe('0110-1011');
});

it('C8: neither its year nor the letters before it are needed', () => {
  for (const heard of ['DL-2025-7K3F-9Q2M', 'DL-2026-7K3F-9Q2M', '7k3f 9q2m'])
    expect(referenceMeant(heard)).toBe('7K3F-9Q2M');
});

it('C8: what is no reference stays what it is', () => {
  for (const text of ['', 'DL-2026', 'AP-1', 'DL-2026-7K3F-9Q2M-1']) expect(referenceMeant(text)).toBe(text);
});
