import { describe, expect, it } from '@jest/globals';
import { matcherOf, unfit } from './wanted.js';

describe('whoever asks is found', () => {
  const name = matcherOf({ name: 'Jan van der Kwetter-Ábels' });

  it('by the whole of his name, in any order, case and accents; by a part of it with less certainty', () => {
    expect(name('De brief was voor ÁBELS-kwetter, jan.')).toBe('whole');
    expect(name('Mevrouw Kwetter belde.')).toBe('part');
    expect(name('Kwetters dossier')).toBe('part');
    expect(name('Januari, kwetteren, van der')).toBeUndefined();
  });

  it('by an e-mail address, whatever the case, and not by one that ends or begins with it', () => {
    const email = matcherOf({ email: 'Jan@Example.test' });
    expect(email('Mail aan jan@example.TEST.')).toBe('whole');
    expect(email('anjan@example.test')).toBeUndefined();
    expect(email('jan@example.test.nl')).toBeUndefined();
  });

  it.each([
    '0612345678',
    '06-12 34 56 78',
    '06 – 1234 5678',
    '+31612345678',
    '0031 6 12345678',
    '+31 (0)6 12.34.56.78',
    '31612345678',
    'Bel 06/12345678.',
  ])('by a telephone number in any notation: %s', (text) => {
    for (const phone of ['06-12345678', '+31 6 1234 5678', '0031612345678'])
      expect([phone, matcherOf({ phone })(text)]).toEqual([phone, 'whole']);
  });

  it('and not by another number', () => {
    const phone = matcherOf({ phone: '06-12345678' });
    for (const text of ['06123456789', '1061234567', '0612345679', '+49612345678', 'zaak 99612345678'])
      expect([text, phone(text)]).toEqual([text, undefined]);
    expect(matcherOf({ phone: '+49 170 1234567' })('0049 170-1234567')).toBe('whole');
    expect(matcherOf({ phone: '+49 170 1234567' })('0170 1234567')).toBeUndefined();
  });

  it('by his client number alone, and not by one that holds it', () => {
    const client = matcherOf({ clientNumber: 'c-1.23' });
    expect(client('Cliënt C-1.23 belde')).toBe('whole');
    expect(client('AC-1.23')).toBeUndefined();
    expect(client('C-1x23')).toBeUndefined();
    expect(client('C-1.234')).toBeUndefined();
  });

  it('but by nothing that fits everybody', () => {
    expect(unfit({ phone: '06-12' })).toBe('phone');
    expect(unfit({ email: 'example.test' })).toBe('email');
    expect(unfit({ name: '– –' })).toBe('name');
    expect(unfit({ clientNumber: '1' })).toBe('clientNumber');
    expect(unfit({ name: 'Bo' })).toBeUndefined();
  });
});
