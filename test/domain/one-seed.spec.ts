import { expect, it } from '@jest/globals';
import fc from 'fast-check';

const { TEST_SEED: seed = '20261126' } = process.env;

it('properties run with the same seed each time, or with a new one where somebody explores', () => {
  expect(fc.readConfigureGlobal().seed).toBe(seed === 'random' ? undefined : Number(seed));
});
