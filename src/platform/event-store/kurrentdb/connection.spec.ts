import { describe, expect, it } from '@jest/globals';
import { KurrentDbConnection } from './connection.js';

describe('a connection to KurrentDB', () => {
  it.each([
    ['a certificate authority that is not there', 'tlsCAFile=/nowhere/ca.crt'],
    ['a number that is none', 'gossipTimeout=soon'],
  ])('is refused before it is used, with %s, without being quoted', (_what, option) => {
    const open = (): unknown => new KurrentDbConnection(`kurrentdb://desk:geheim@a:2113?${option}`);
    expect(open).toThrow('KURRENTDB_URL');
    expect(open).not.toThrow('geheim');
  });
});
