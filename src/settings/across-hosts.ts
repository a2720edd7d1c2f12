import { isLoopback } from '../alarms/outside/loopback.js';

/** Of what `pg` takes: these two ask for a certificate that somebody stands behind. */
const VERIFIED = ['verify-full', 'verify-ca'];

/** Whether a PostgreSQL is asked over a network by whoever answers: nobody shows by a certificate that it is the right one. */
export function isUnverifiedPostgres(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  const host = searchParams.getAll('host').at(-1) ?? decodeURIComponent(hostname);
  // A folder is that of a socket, and no host at all is the machine itself.
  if (host === '' || host.startsWith('/') || isLoopback(host)) return false;
  return !VERIFIED.includes(searchParams.getAll('sslmode').at(-1) ?? '');
}

/** As {@link isUnverifiedPostgres}, of a KurrentDB: it has TLS unless told otherwise. */
export function isUnverifiedKurrentDb(url: string): boolean {
  const [, hosts = '', query = ''] = /:\/\/(?:[^@/]*@)?([^/?]+)\/?(?:\?(.*))?$/.exec(url) ?? [];
  const options = [...new URLSearchParams(query)].map(([name, value]) => [flat(name), value.trim()]);
  const isFar = hosts.split(',').some((host) => !isLoopback(host.replace(/:\d+$/, '')));
  return isFar && options.some(([name, value]) => name?.startsWith('tls') === true && value === 'false');
}

/** The client takes `tls_verify_cert` and `TLSVERIFYCERT` alike. */
const flat = (name: string): string => name.trim().toLowerCase().replace(/[_-]/g, '');
