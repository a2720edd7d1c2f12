import { describe, expect, it } from '@jest/globals';
import { serverAddress } from './connection-string.js';

describe('the connection string of KurrentDB', () => {
  it.each([
    ['esdb://127.0.0.1:2113?tls=false', 'esdb://127.0.0.1:2113?tls=false', 'nobody'],
    ['kurrentdb://desk:p%40ss@a:2113,b:2113,c:2113', 'esdb://desk:p%40ss@a:2113,b:2113,c:2113', 'desk'],
    [
      'kurrentdb+discover://desk:x@cluster:2113/?tlsCAFile=ca.pem',
      'esdb+discover://desk:x@cluster:2113?tlsCAFile=ca.pem',
      'desk',
    ],
  ])('%s', (url, connectionString, username) => {
    expect(serverAddress(url)).toMatchObject({ connectionString, credentials: { username } });
  });

  it.each([
    ['no host', 'kurrentdb://'],
    ['another protocol', 'http://a:2113'],
    ['nobody to log in as, over TLS', 'kurrentdb://a:2113'],
    ['failures that look like successes', 'kurrentdb://desk:geheim@a:2113?throwOnAppendFailure=false'],
    ['the same, spelled otherwise', 'kurrentdb://desk:geheim@a:2113?throw_on-append-failure=false'],
    // The client would print the string for these, with the password.
    ['an option that the client does not know', 'kurrentdb://desk:geheim@a:2113?tlsCa=ca.pem'],
    ['no check of certificates', 'kurrentdb://desk:geheim@a:2113?tlsVerifyCert=false'],
    ['a time that we set ourselves', 'kurrentdb://desk:geheim@a:2113?keepAliveTimeout=30000'],
  ])('is refused with %s, without being quoted', (_what, url) => {
    expect(() => serverAddress(url)).toThrow('KURRENTDB_URL');
    expect(() => serverAddress(url)).not.toThrow('geheim');
  });

  it.each(['tlsca', 'tlsverifycert', 'keepalivetimeout'])(
    'says which option cannot be used: %s',
    (option) => {
      expect(() => serverAddress(`kurrentdb://desk:geheim@a:2113?${option}=1`)).toThrow(
        `KURRENTDB_URL: the option ${option} cannot be used here`,
      );
    },
  );
});
