import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dirname, join, resolve } from 'node:path';
import { isRecipient } from './backup/recipient.js';
import type { HttpSettings } from './platform/http/http-settings.js';
import type { IdentitySettings } from './platform/identity/identity-settings.js';
import { readIssuers } from './platform/identity/issuer-config.js';
import { isPlainAddress, readSmtp, type SmtpSettings } from './alarms/mail/smtp-settings.js';
import { addressRange, coverEverybody } from './settings/address-range.js';
import { keyIn } from './shared/key-text.js';
import { readGateway } from './alarms/phone/gateway-settings.js';
import type { Environment } from './shared/environment.js';
import type { PhoneChannel, PhoneRoad } from './alarms/phone/gateway-sending.js';
import type { LogSettings } from './platform/log/log.js';

/** Everything that may differ between installations; each part of the platform says what it has to be told. */
export interface Config extends LogSettings, HttpSettings, IdentitySettings {
  readonly databaseUrl: string | undefined;
  /** Of the database of `databaseUrl`, as the role that owns its tables: who migrates; absent: `databaseUrl` does. */
  readonly ownerUrl: string | undefined;
  readonly kurrentdbUrl: string | undefined;
  /** Of the database of keys; absent: that of the lists. */
  readonly keysUrl: string | undefined;
  readonly organisationsDirectory: string;
  /** Of the words of further languages. */
  readonly languagesDirectory: string;
  readonly migrationsDirectory: string;
  /** Of what an installation begins with. */
  readonly deploymentDirectory: string;
  /** That checks a bundle without the desk, and lies in each. */
  readonly verifierFile: string;
  /** 32 bytes, base64; where absent its user generates one in the data directory (never in production). */
  readonly receiptKey: string | undefined;
  /** As the receipt key: what checkpoints of the log are signed with (Ed25519, RFC 8032), */
  readonly logKey: string | undefined;
  /** the key that it replaces, which signs beside it, */
  readonly logKeyBefore: string | undefined;
  /** and under which entries of one stream are told from those of others. */
  readonly tagKey: string | undefined;
  /** Who is given each checkpoint outside of this installation; all absent: nobody. */
  readonly anchors: {
    readonly folder: string | undefined;
    readonly mail: readonly string[];
    readonly timeStampUrl: string | undefined;
  };
  /** Of the keys under which personal values lie; absent: a folder in the data directory (never in production). */
  readonly custody: { readonly folder: string } | { readonly keys: ReadonlyMap<number, Buffer> } | undefined;
  /** How long backups are kept: a wrapping key outlives its epoch by that, and erasure is final then. */
  readonly backupDays: number;
  /** X25519 public key, base64url: for whom backups are encrypted; absent: they are not. */
  readonly backupRecipient: string | undefined;
  /** Address whose `Date` header tells `doctor` the time; absent: issuers of tokens are asked. */
  readonly timeUrl: string | undefined;
  /** Where reports are kept that the log does not take. */
  readonly spool: {
    readonly folder: string;
    readonly maxBytes: number;
    /** Milliseconds that the log has for a report. */
    readonly afterMs: number;
  };
  /** Reports of one source in a minute that wait for nothing. */
  readonly reportsPerMinute: number;
  /** How often reporters of one source come back in an hour before they wait for each other. */
  readonly accessesPerHour: number;
  /** Where clamd listens, which judges files; absent: none does. */
  readonly clamd: { readonly path: string } | { readonly host: string; readonly port: number } | undefined;
  /** Where mail is handed over; absent: outside production it is kept and shown, and in production alarms wait. */
  readonly smtp: SmtpSettings | undefined;
  /** By which texts and calls go out; a road that is absent is not taken. */
  readonly gateways: Readonly<Partial<Record<PhoneChannel, PhoneRoad>>>;
  /** Address that hears each minute that alarms go out. */
  readonly heartbeatUrl: string | undefined;
  /** Term of the record of who looked. */
  readonly yearsLooksAreKept: number;
  /** Whether "now" may be set from outside: tests and the demo. */
  readonly adjustableClock: boolean;
}

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** Where package.json is: one level up from src (jest) and dist (production), two from build (bench). */
const packageRoot = nearestPackage(dirname(fileURLToPath(import.meta.url)));

function nearestPackage(directory: string): string {
  const isRoot = existsSync(join(directory, 'package.json')) || dirname(directory) === directory;
  return isRoot ? directory : nearestPackage(dirname(directory));
}

/** Of this process; known also where its configuration cannot be used. */
export const processEnvironment = (): Environment =>
  process.env['NODE_ENV'] === 'production' ? 'production' : 'development';

/** The configuration of this process. */
export function processConfig(): Config {
  return readConfig(process.env);
}

/**
 * Reads the environment variables; pure. An empty variable counts as absent.
 * @throws ConfigurationError naming every variable that is wrong, all at once, without its value
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const problems: string[] = [];
  const text = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);

  const oneOf = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T => {
    const value = text(name);
    if (value === undefined) return otherwise;
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) problems.push(`${name} must be one of ${allowed.join(', ')}`);
    return found ?? otherwise;
  };
  const flag = (name: string, otherwise: boolean): boolean =>
    oneOf(name, ['true', 'false'], otherwise ? 'true' : 'false') === 'true';
  const integer = (name: string, min: number, max: number, otherwise: number): number => {
    const value = text(name);
    if (value === undefined) return otherwise;
    const number = /^\d{1,10}$/.test(value) ? Number(value) : NaN;
    if (number >= min && number <= max) return number;
    problems.push(`${name} must be a whole number from ${min} to ${max}`);
    return otherwise;
  };
  const url = (name: string, ...protocols: readonly string[]): string | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    const protocol = URL.canParse(value) ? new URL(value).protocol : '';
    if (!protocols.includes(protocol)) problems.push(`${name} must be a URL with ${protocols.join(' or ')}`);
    return value;
  };
  // With several hosts it is no URL for the standard parser; the store reads it in full.
  const connectionString = (name: string, form: RegExp): string | undefined => {
    const value = text(name);
    if (value !== undefined && !form.test(value))
      problems.push(`${name} must be kurrentdb://… or esdb://…, with one host or several`);
    return value;
  };
  const key = (name: string): string | undefined => {
    const value = text(name);
    if (value !== undefined && keyIn(value) === undefined)
      problems.push(`${name} must be 32 bytes in base64 (for example from: openssl rand -base64 32)`);
    return value;
  };

  const road = (
    channel: PhoneChannel,
    name: string,
    variables: Parameters<typeof readGateway>[2],
  ): Config['gateways'] => {
    const read = readGateway(channel, name, variables, join(packageRoot, 'gateways'), problems);
    return read === undefined ? {} : { [channel]: read };
  };

  const dataDirectory = resolve(text('LEKWACHT_DATA') ?? 'data');
  const environment = oneOf('NODE_ENV', ['development', 'test', 'production'], 'development');
  const config: Config = {
    environment,
    http: Object.freeze({
      host: text('HOST') ?? '127.0.0.1',
      port: integer('PORT', 0, 65_535, 3000),
      trustProxy: readProxies(text('LEKWACHT_TRUST_PROXY'), problems),
    }),
    dataDirectory,
    databaseUrl: url('DATABASE_URL', 'postgres:', 'postgresql:'),
    ownerUrl: url('LEKWACHT_OWNER_URL', 'postgres:', 'postgresql:'),
    keysUrl: url('LEKWACHT_KEYS_URL', 'postgres:', 'postgresql:'),
    kurrentdbUrl: connectionString('KURRENTDB_URL', /^(kurrent|kurrentdb|esdb)(\+discover)?:\/\/[^/]/),
    organisationsDirectory: resolve(text('LEKWACHT_ORGANISATIONS') ?? join(packageRoot, 'organisations')),
    languagesDirectory: resolve(text('LEKWACHT_LANGUAGES') ?? join(packageRoot, 'languages')),
    migrationsDirectory: join(packageRoot, 'migrations'),
    deploymentDirectory: join(packageRoot, 'deploy'),
    verifierFile: join(packageRoot, 'verifier', 'lekwacht-verify.mjs'),
    issuers: readIssuers(text('AUTH_ISSUERS'), problems),
    developmentIssuer: flag('LEKWACHT_DEVELOPMENT_ISSUER', environment !== 'production'),
    publicUrl: readOrigin(text('LEKWACHT_PUBLIC_URL'), problems),
    freshProofMinutes: integer('LEKWACHT_FRESH_PROOF_MINUTES', 1, 480, 15),
    developmentProviderPort: integer('LEKWACHT_DEVELOPMENT_PROVIDER_PORT', 0, 65_535, 0),
    receiptKey: key('LEKWACHT_RECEIPT_KEY'),
    actorKey: key('LEKWACHT_ACTOR_KEY'),
    logKey: key('LEKWACHT_LOG_KEY'),
    logKeyBefore: key('LEKWACHT_LOG_KEY_BEFORE'),
    tagKey: key('LEKWACHT_TAG_KEY'),
    anchors: Object.freeze({
      folder: readFolder('LEKWACHT_ANCHOR_FOLDER', text('LEKWACHT_ANCHOR_FOLDER'), problems),
      mail: readMailboxes(text('LEKWACHT_ANCHOR_MAIL'), problems),
      timeStampUrl: url('LEKWACHT_TIMESTAMP_URL', 'https:', 'http:'),
    }),
    custody: readCustody(text('LEKWACHT_CUSTODY'), text('LEKWACHT_WRAPPING_KEYS'), problems),
    backupDays: integer('LEKWACHT_BACKUP_DAYS', 1, 3_650, 35),
    backupRecipient: readRecipient(text('LEKWACHT_BACKUP_RECIPIENT'), problems),
    timeUrl: url('LEKWACHT_TIME_URL', 'https:', 'http:'),
    spool: Object.freeze({
      folder: readFolder('LEKWACHT_SPOOL', text('LEKWACHT_SPOOL'), problems) ?? join(dataDirectory, 'spool'),
      maxBytes: integer('LEKWACHT_SPOOL_MAX_BYTES', 0, 2_147_483_647, 1_073_741_824),
      afterMs: integer('LEKWACHT_SPOOL_AFTER_MS', 100, 60_000, 2_000),
    }),
    clamd: readSocket('LEKWACHT_CLAMD', text('LEKWACHT_CLAMD'), problems),
    smtp: readSmtp(
      {
        url: text('LEKWACHT_SMTP_URL'),
        from: text('LEKWACHT_SMTP_FROM'),
        user: text('LEKWACHT_SMTP_USER'),
        password: text('LEKWACHT_SMTP_PASSWORD'),
        passwordFile: text('LEKWACHT_SMTP_PASSWORD_FILE'),
        tokenUrl: text('LEKWACHT_SMTP_TOKEN_URL'),
        clientId: text('LEKWACHT_SMTP_CLIENT_ID'),
        scope: text('LEKWACHT_SMTP_SCOPE'),
      },
      environment === 'production',
      problems,
    ),
    gateways: Object.freeze({
      ...road('text', 'LEKWACHT_TEXT', {
        gateway: text('LEKWACHT_TEXT_GATEWAY'),
        secretFile: text('LEKWACHT_TEXT_SECRET_FILE'),
        from: text('LEKWACHT_TEXT_FROM'),
      }),
      ...road('voice', 'LEKWACHT_VOICE', {
        gateway: text('LEKWACHT_VOICE_GATEWAY'),
        secretFile: text('LEKWACHT_VOICE_SECRET_FILE'),
        from: text('LEKWACHT_VOICE_FROM'),
      }),
    }),
    heartbeatUrl: url('LEKWACHT_HEARTBEAT_URL', 'https:', 'http:'),
    metricsToken: text('METRICS_TOKEN'),
    auditToken: text('AUDIT_TOKEN'),
    logLevel: oneOf('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'info'),
    yearsLooksAreKept: integer('LEKWACHT_YEARS_LOOKS_ARE_KEPT', 1, 30, 5),
    adjustableClock: flag('LEKWACHT_ADJUSTABLE_CLOCK', false),
    // A whole organisation comes from one address; in tests everybody comes at once.
    loginsPerMinute: integer(
      'LEKWACHT_LOGINS_PER_MINUTE',
      1,
      1_000_000,
      environment === 'test' ? 10_000 : 60,
    ),
    accessesPerHour: integer(
      'LEKWACHT_ACCESSES_PER_HOUR',
      1,
      1_000_000,
      environment === 'test' ? 100_000 : 30,
    ),
    reportsPerMinute: integer(
      'LEKWACHT_REPORTS_PER_MINUTE',
      1,
      1_000_000,
      environment === 'test' ? 10_000 : 20,
    ),
    maxBodyBytes: integer('LEKWACHT_MAX_BODY_BYTES', 1_024, 16_777_216, 262_144),
  };
  if (problems.length > 0) throw new ConfigurationError(problems);
  return Object.freeze(config);
}

/** `host:port`, or the path of a socket. */
function readSocket(name: string, value: string | undefined, problems: string[]): Config['clamd'] {
  if (value === undefined) return undefined;
  if (value.startsWith('/')) return { path: value };
  const [, host = '', port = ''] =
    /^(?:\[([0-9a-fA-F:.]+)\]|([^:[\]/\s]+)):(\d{1,5})$/.exec(value)?.filter(Boolean) ?? [];
  if (host !== '' && Number(port) >= 1 && Number(port) <= 65_535) return { host, port: Number(port) };
  problems.push(`${name} must be host:port, or the path of a socket`);
  return undefined;
}

/** One that is named is there: made by us, it would lie where nothing outlives the process. */
function readFolder(name: string, path: string | undefined, problems: string[]): string | undefined {
  if (path === undefined) return undefined;
  if (!existsSync(path)) problems.push(`${name} must be a folder that is there`);
  return resolve(path);
}

function readMailboxes(text: string | undefined, problems: string[]): readonly string[] {
  const boxes = (text ?? '').split(',').flatMap((box) => (box.trim() === '' ? [] : [box.trim()]));
  if (!boxes.every(isPlainAddress))
    problems.push('LEKWACHT_ANCHOR_MAIL must be a plain address, or several with commas between them');
  return Object.freeze(boxes);
}

function readRecipient(text: string | undefined, problems: string[]): string | undefined {
  if (text !== undefined && !isRecipient(text))
    problems.push('LEKWACHT_BACKUP_RECIPIENT must be a public key that backup-key printed');
  return text;
}

function readCustody(
  text: string | undefined,
  written: string | undefined,
  problems: string[],
): Config['custody'] {
  if (text === undefined) return undefined;
  if (text.startsWith('file:') && text.length > 'file:'.length)
    return { folder: resolve(text.slice('file:'.length)) };
  if (text !== 'environment') {
    problems.push('LEKWACHT_CUSTODY must be file:<folder> or environment');
    return undefined;
  }
  const read = (written ?? '').split(',').map((one) => {
    const [, epoch, key = ''] = /^([1-9]\d{0,5}):(.+)$/.exec(one.trim()) ?? [];
    return [Number(epoch), keyIn(key)] as const;
  });
  const keys = new Map(read.flatMap(([epoch, key]) => (key === undefined ? [] : [[epoch, key] as const])));
  // Of one epoch given twice only one would count, and nobody knows which.
  if (keys.size < read.length)
    problems.push(
      'LEKWACHT_WRAPPING_KEYS must be <epoch>:<32 bytes in base64>, several with commas between them',
    );
  return { keys };
}

/** @returns the address without a slash at its end */
function readOrigin(text: string | undefined, problems: string[]): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // Cookies of a login are Secure: a browser keeps them by plain http on its own machine only.
  const isSafe =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname));
  if (url !== undefined && isSafe && url.href === `${url.origin}/`) return url.origin;
  problems.push('LEKWACHT_PUBLIC_URL must be an https address without a path (http on loopback only)');
  return undefined;
}

function readProxies(text: string | undefined, problems: string[]): false | readonly string[] {
  if (text === undefined || text === 'false') return false;
  const proxies = text.split(',').map((proxy) => proxy.trim());
  // Trusting every proxy would let any caller choose the address he seems to come from.
  const ranges = proxies.map(addressRange).filter((range) => range !== undefined);
  if (ranges.length < proxies.length || coverEverybody(ranges))
    problems.push(
      'LEKWACHT_TRUST_PROXY must be false or a comma-separated list of addresses or ranges, and not everybody',
    );
  return Object.freeze(proxies);
}
