import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Answers } from './answers.js';

/** Of the two roles in the database (ADR 55). */
const OWNER_ROLE = 'lekwacht_owner';
const DESK_ROLE = 'lekwacht_desk';

const key = (): string => randomBytes(32).toString('base64');
const password = (): string => randomBytes(24).toString('base64url');

/** Read by systemd, by Node's `--env-file` and by a shell alike: everything in single quotes, and none within. */
const lines = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');

interface Given {
  /** Empty: it has none. */
  readonly clientSecret: string;
  /** URL of the database, as whomever. */
  readonly database: string;
}

/** Settings of the desk, with keys and a password of its own. @param folder absolute */
export function deskEnvironment(answers: Answers, folder: string, { clientSecret, database }: Given): string {
  return `# Made by "init". Keep it secret, and a copy apart from the backups: receipts and people's ids depend on its keys.
${lines({
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '3000',
  LEKWACHT_PUBLIC_URL: answers.publicUrl,
  LEKWACHT_TRUST_PROXY: '127.0.0.1,::1',
  LEKWACHT_DATA: join(folder, 'data'),
  LEKWACHT_SPOOL: join(folder, 'spool'),
  LEKWACHT_ORGANISATIONS: join(folder, 'organisations'),
  LEKWACHT_CUSTODY: `file:${join(folder, 'wrapping-keys')}`,
  LEKWACHT_RECEIPT_KEY: key(),
  LEKWACHT_ACTOR_KEY: key(),
  LEKWACHT_LOG_KEY: key(),
  LEKWACHT_TAG_KEY: key(),
  METRICS_TOKEN: password(),
  DATABASE_URL: as(DESK_ROLE, database),
  AUTH_ISSUERS: JSON.stringify([issuerOf(answers, clientSecret)]),
})}`;
}

/** For migrations alone: the desk never has it. @param database URL, as whomever */
export function ownerEnvironment(database: string): string {
  return `# Made by "init", for "migrate" alone. The desk itself does not need it.
${lines({ LEKWACHT_OWNER_URL: as(OWNER_ROLE, database) })}`;
}

/** @returns the value of a setting in one of these files */
export function settingIn(file: string, name: string): string | undefined {
  return new RegExp(`^${name}='(.*)'$`, 'm').exec(file)?.[1];
}

/** Without anybody. @param database `host:port/name`, or `/folder/of/the/socket/name` */
export function databaseUrl(database: string): string {
  const [, place = '', name = ''] = /^(.+)\/([^/]+)$/.exec(database) ?? [];
  if (place.startsWith('/')) return `postgresql://localhost/${name}?host=${place}`;
  const isNear = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/.test(place);
  return `postgresql://${place}/${name}${isNear ? '' : '?sslmode=verify-full'}`;
}

/** The same database, as a role with a password of its own; whatever else is said about it stays. */
const as = (role: string, database: string): string =>
  database.replace(/^(postgres(?:ql)?:\/\/)(?:[^@/?]*@)?/, `$1${role}:${password()}@`);

function issuerOf(answers: Answers, clientSecret: string): object {
  const { issuer, audience, algorithm, jwks, organisation, clientId, name } = answers;
  const [, kind, value] = /^(acr|amr):(.+)$/.exec(answers.secondFactor) ?? [];
  const shown = kind === 'acr' ? { requiredAcr: [value] } : { requiredAmr: [value] };
  return {
    ...{ issuer, audience, algorithms: [algorithm], jwksUri: jwks, organisations: [organisation] },
    login: {
      clientId,
      ...(clientSecret !== '' && { clientSecret }),
      // No quote that a file of settings would end at.
      label: name.replaceAll("'", '’').replaceAll('"', '”').replaceAll('\\', '/'),
      secondFactor: kind === undefined ? 'provider-enforces' : shown,
    },
  };
}
