import { isLoopback } from '../alarms/outside/loopback.js';
import { ConfigurationError, type Config } from '../config.js';
import { keyIn } from '../shared/key-text.js';
import { isUnverifiedKurrentDb, isUnverifiedPostgres } from './across-hosts.js';
import { isWeak } from './weak-key.js';

/** What must not be so, and what is said where it is: the setting by its name, and never its value. */
type Rule = readonly [isSo: (config: Config) => boolean, say: string];

const SHORTEST_TOKEN = 32;

/** Anybody who reaches the desk would be whoever he likes, or set its time. */
const ANYWHERE: readonly Rule[] = [
  [
    (config) => config.developmentIssuer && isFar(config) && config.environment !== 'production',
    'LEKWACHT_DEVELOPMENT_ISSUER: its login and its tokens are for this machine alone: set HOST to 127.0.0.1, or it to false.',
  ],
  [
    (config) => config.adjustableClock && isFar(config) && config.environment !== 'production',
    'LEKWACHT_ADJUSTABLE_CLOCK: anybody who reaches this address could set the time of the log: set HOST to 127.0.0.1, or it to false.',
  ],
];

/** A log that is there opens with no other: whoever makes a new one has receipts that open nothing. */
const ITS_COPY =
  'put back the copy that is kept of it. No other goes with a log that is there; a first installation gets its keys by "init".';

const IN_PRODUCTION: readonly Rule[] = [
  [(config) => config.developmentIssuer, 'LEKWACHT_DEVELOPMENT_ISSUER: anyone with the disk could be FG.'],
  [(config) => config.adjustableClock, 'LEKWACHT_ADJUSTABLE_CLOCK: nobody may set the time of the log.'],
  [({ issuers }) => issuers.length === 0, 'AUTH_ISSUERS: no issuer of tokens is configured.'],
  [
    ({ publicUrl, issuers }) => publicUrl === undefined && issuers.some(({ login }) => login !== undefined),
    'LEKWACHT_PUBLIC_URL: whoever logs in has to be sent back to a known address.',
  ],
  [
    ({ publicUrl }) => publicUrl?.startsWith('https:') === false,
    'LEKWACHT_PUBLIC_URL: people reach the desk by https, this address begins otherwise.',
  ],
  [({ receiptKey }) => receiptKey === undefined, `LEKWACHT_RECEIPT_KEY is missing: ${ITS_COPY}`],
  [
    ({ custody }) => custody === undefined,
    'LEKWACHT_CUSTODY is missing: say where the wrapping keys are. A new place opens nothing that was sealed before.',
  ],
  [({ actorKey }) => actorKey === undefined, `LEKWACHT_ACTOR_KEY is missing: ${ITS_COPY}`],
  [({ logKey }) => logKey === undefined, `LEKWACHT_LOG_KEY is missing: ${ITS_COPY}`],
  [({ tagKey }) => tagKey === undefined, `LEKWACHT_TAG_KEY is missing: ${ITS_COPY}`],
  [
    ({ receiptKey }) => isWeakText(receiptKey),
    'LEKWACHT_RECEIPT_KEY can be guessed: openssl rand -base64 32 makes one.',
  ],
  [
    ({ actorKey }) => isWeakText(actorKey),
    'LEKWACHT_ACTOR_KEY can be guessed: openssl rand -base64 32 makes one.',
  ],
  [
    ({ logKey, logKeyBefore }) => isWeakText(logKey) || isWeakText(logKeyBefore),
    'LEKWACHT_LOG_KEY can be guessed: openssl rand -base64 32 makes one.',
  ],
  [({ tagKey }) => isWeakText(tagKey), 'LEKWACHT_TAG_KEY can be guessed: openssl rand -base64 32 makes one.'],
  [
    (config) => wrappingKeys(config).some(isWeak),
    'LEKWACHT_WRAPPING_KEYS can be guessed: openssl rand -base64 32 makes one.',
  ],
  [
    hasEqualKeys,
    'LEKWACHT_RECEIPT_KEY, LEKWACHT_ACTOR_KEY, LEKWACHT_WRAPPING_KEYS, LEKWACHT_LOG_KEY, LEKWACHT_TAG_KEY: two are the same, and each has to be one of its own.',
  ],
  [
    ({ databaseUrl }) => databaseUrl !== undefined && isUnverifiedPostgres(databaseUrl),
    'DATABASE_URL: to another host only with sslmode=verify-full, or verify-ca.',
  ],
  [
    ({ ownerUrl }) => ownerUrl !== undefined && isUnverifiedPostgres(ownerUrl),
    'LEKWACHT_OWNER_URL: to another host only with sslmode=verify-full, or verify-ca.',
  ],
  [
    ({ keysUrl }) => keysUrl !== undefined && isUnverifiedPostgres(keysUrl),
    'LEKWACHT_KEYS_URL: to another host only with sslmode=verify-full, or verify-ca.',
  ],
  [
    ({ kurrentdbUrl }) => kurrentdbUrl !== undefined && isUnverifiedKurrentDb(kurrentdbUrl),
    'KURRENTDB_URL: to another host only with TLS.',
  ],
  [
    ({ metricsToken }) => metricsToken !== undefined && metricsToken.length < SHORTEST_TOKEN,
    `METRICS_TOKEN must have ${SHORTEST_TOKEN} characters or more: openssl rand -base64 32 makes one.`,
  ],
  [
    ({ auditToken }) => auditToken !== undefined && auditToken.length < SHORTEST_TOKEN,
    `AUDIT_TOKEN must have ${SHORTEST_TOKEN} characters or more: openssl rand -base64 32 makes one.`,
  ],
  [
    ({ auditToken, metricsToken }) => auditToken !== undefined && auditToken === metricsToken,
    'AUDIT_TOKEN and METRICS_TOKEN are the same: whoever watches the desk would read how much goes wrong.',
  ],
  [({ logLevel }) => logLevel === 'silent', 'LOG_LEVEL=silent: nobody would hear what goes wrong.'],
];

/** What stands between this configuration and a start; empty when nothing does. */
export function reasonsNotToStart(config: Config): readonly string[] {
  const rules = config.environment === 'production' ? IN_PRODUCTION : ANYWHERE;
  return rules.filter(([isSo]) => isSo(config)).map(([, say]) => say);
}

/**
 * @param uncalled names of organisations that shelter people and have nobody to call, where the profiles are known
 * @throws ConfigurationError when this configuration must not serve
 */
export function assertMayStart(config: Config, uncalled: readonly string[] = []): void {
  const { environment } = config;
  const reasons = [
    ...reasonsNotToStart(config),
    ...(environment === 'production' ? uncalled : []).map(
      (name) =>
        `${name} shelters people: its profile needs a phone number in onCallLadder, to call in danger.`,
    ),
  ];
  if (reasons.length > 0)
    throw new ConfigurationError([`NODE_ENV=${environment} refuses to start:`, ...reasons]);
}

/** Whether others than this machine reach it. */
function isFar({ http: { host } }: Config): boolean {
  return !isLoopback(host.includes(':') ? `[${host}]` : host);
}

function isWeakText(text: string | undefined): boolean {
  const key = text === undefined ? undefined : keyIn(text);
  return key !== undefined && isWeak(key);
}

function wrappingKeys({ custody }: Config): readonly Buffer[] {
  return custody !== undefined && 'keys' in custody ? [...custody.keys.values()] : [];
}

function hasEqualKeys(config: Config): boolean {
  const keys = [
    ...wrappingKeys(config).map((key) => key.toString('base64')),
    ...[config.receiptKey, config.actorKey, config.logKey, config.logKeyBefore, config.tagKey].filter(
      (key) => key !== undefined,
    ),
  ];
  return new Set(keys).size < keys.length;
}
