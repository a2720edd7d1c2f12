import { expect, it } from '@jest/globals';
import { isUnreachable } from './unreachable.js';

it.each(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '08006'])(
  'a database that says %s is away',
  (code) => {
    expect(isUnreachable(Object.assign(new Error('away'), { code }))).toBe(true);
  },
);

it('a connection that was lost is away too, though it has no code', () => {
  expect(isUnreachable(new Error('Connection terminated unexpectedly'))).toBe(true);
});

it.each(['23505', '42P01', '22P02'])('a question that is wrong (%s) is not asked again', (code) => {
  expect(isUnreachable(Object.assign(new Error('wrong'), { code }))).toBe(false);
});

it('a socket that nobody made is away, a file that is not there is another matter', () => {
  const missing = Object.assign(new Error('missing'), { code: 'ENOENT' });
  expect(isUnreachable(missing)).toBe(false);
  expect(isUnreachable(Object.assign(missing, { syscall: 'connect' }))).toBe(true);
});
