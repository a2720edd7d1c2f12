import { describe, expect, it } from '@jest/globals';
import { meaningOf } from './sql-state.js';

describe('what an error says about the transaction that it ended', () => {
  it.each([
    ['22021', 'data'],
    ['23505', 'data'],
    ['54000', 'data'],
    ['55P03', 'not-written'],
    ['57014', 'not-written'],
    ['53100', 'not-written'],
    ['25006', 'not-written'],
    ['57P01', 'unknown'],
    ['08006', 'unknown'],
    ['EPIPE', 'unknown'],
    ['ECONNRESET', 'unknown'],
    [undefined, 'unknown'],
  ])('%s: %s', (code, meaning) => {
    expect(meaningOf(Object.assign(new Error('x'), { code }))).toBe(meaning);
  });

  it('nothing, when it is no error', () => {
    expect(meaningOf('55P03')).toBe('unknown');
  });
});
