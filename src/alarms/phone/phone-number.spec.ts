import { describe, expect, it } from '@jest/globals';
import { internationalNumber } from './phone-number.js';

describe('a phone number', () => {
  it.each([
    ['06-12345678', '+31612345678'],
    ['06 12 34 56 78', '+31612345678'],
    ['0031612345678', '+31612345678'],
    ['+31 (0)6 1234 5678', '+31612345678'],
    ['+31612345678', '+31612345678'],
    ['088-1234567', '+31881234567'],
    ['(038) 123 45 67', '+31381234567'],
    ['+32 470 12 34 56', '+32470123456'],
  ])('%s is dialled as %s', (written, dialled) => {
    expect(internationalNumber(written)).toBe(dialled);
  });

  it.each([
    '',
    '112',
    '0800',
    '12345678',
    '06-1234567',
    '06-123456789',
    'tel:+31612345678',
    '06-12345678,1',
    '+0612345678',
    '+31612345678\n+31699999999'.replace('\n', 'x'),
  ])('%j is none', (written) => {
    expect(internationalNumber(written)).toBeUndefined();
  });
});
