import type { Credentials } from '@eventstore/db-client';

export interface ServerAddress {
  /** As the client reads it. */
  readonly connectionString: string;
  /** For every append: see `KurrentDbConnection`. */
  readonly credentials: Credentials;
}

/**
 * What may be set, as the client compares names: it warns of others, and of `tlsVerifyCert`, by printing the whole
 * string. `keepAliveTimeout` is ours: see `KurrentDbConnection`.
 */
const OPTIONS = [
  ...['connectionname', 'nodepreference', 'maxdiscoverattempts', 'discoveryinterval', 'gossiptimeout'],
  ...['keepaliveinterval', 'defaultdeadline', 'throwonappendfailure'],
  ...['tls', 'tlscafile', 'usercertfile', 'userkeyfile'],
];
const URL_PARTS = /^(?:kurrent|kurrentdb|esdb)(\+discover)?:\/\/(?:([^:@/]+):([^@/]+)@)?([^@/?]+)\/?(\?.*)?$/;

/**
 * Reads `kurrentdb://` and `esdb://` strings; the client knows only the older name.
 * @throws Error in words for whoever installs Lekwacht, without the string: it holds a password
 */
export function serverAddress(url: string): ServerAddress {
  const [, discover = '', username, password, hosts, query = ''] = URL_PARTS.exec(url.trim()) ?? [];
  if (hosts === undefined)
    throw new Error('KURRENTDB_URL is not kurrentdb://[user:password@]host:port[,…][?option=…]');
  const options = new Map([...new URLSearchParams(query)].map(([name, value]) => [flat(name), value.trim()]));
  const refused = [...options.keys()].find((name) => !OPTIONS.includes(name));
  if (refused !== undefined) throw new Error(`KURRENTDB_URL: the option ${refused} cannot be used here`);
  // With false an append at a stale revision comes back as a success with a wrong revision.
  if (options.get('throwonappendfailure') === 'false')
    throw new Error('KURRENTDB_URL: throwOnAppendFailure must stay true');
  const insecure = options.get('tls') === 'false';
  if (!insecure && (username === undefined || password === undefined))
    throw new Error(
      'KURRENTDB_URL needs user:password@ (or tls=false, on loopback or a network of your own)',
    );
  const login = username === undefined || password === undefined ? '' : `${username}:${password}@`;
  return {
    connectionString: `esdb${discover}://${login}${hosts}${query}`,
    credentials: {
      username: decodeURIComponent(username ?? 'nobody'),
      password: decodeURIComponent(password ?? 'nothing'),
    },
  };
}

/** The client takes `tls_ca_file`, `tls-ca-file` and `TLSCAFILE` alike. */
function flat(name: string): string {
  return name.trim().toLowerCase().replace(/[_-]/g, '');
}
