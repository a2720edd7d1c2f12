import { expect, it } from '@jest/globals';
import { isForNow, isUnreachable } from './unreachable.js';

it.each(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', '57P01', '57P03', '08006', '53300'])(
  'a database that says %s is away',
  (code) => {
    expect(isUnreachable(Object.assign(new Error('away'), { code }))).toBe(true);
  },
);

it.each([
  'Connection terminated unexpectedly',
  'timeout expired',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error and is not queryable',
])('a connection that was lost is away too, though it has no code: %s', (message) => {
  expect(isUnreachable(new Error(message))).toBe(true);
});

it.each(['23505', '42P01', '22P02', '28P01', '3D000'])(
  'a question that is wrong (%s) is not asked again',
  (code) => {
    expect(isUnreachable(Object.assign(new Error('wrong'), { code }))).toBe(false);
  },
);

it('a socket that nobody made is away, a file that is not there is another matter', () => {
  const missing = Object.assign(new Error('missing'), { code: 'ENOENT' });
  expect(isUnreachable(missing)).toBe(false);
  expect(isUnreachable(Object.assign(missing, { syscall: 'connect' }))).toBe(true);
});

it.each(['53300', '53100', '53200', '55P03', '57014', '25P04', '40P01', 'ECONNREFUSED'])(
  'one that has no room or no time (%s) is asked again later, without a word of our code',
  (code) => {
    expect(isForNow(Object.assign(new Error('later'), { code }))).toBe(true);
  },
);

it.each(['23505', '42P01', '22P02'])('a question that is wrong (%s) is not a matter of time', (code) => {
  expect(isForNow(Object.assign(new Error('wrong'), { code }))).toBe(false);
});
