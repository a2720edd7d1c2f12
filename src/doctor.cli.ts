import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isADeskHere } from './a-desk-is-here.js';
import { SmtpMail } from './alarms/mail/smtp-mail.js';
import { WebhookRows } from './alarms/webhooks/webhook-rows.js';
import type { Config } from './config.js';
import * as database from './doctor/database.checks.js';
import { examine, failed, type Check, type Finding } from './doctor/finding.js';
import { ofIssuer } from './doctor/issuer.checks.js';
import * as keeping from './doctor/keeping.checks.js';
import * as outside from './doctor/outside.checks.js';
import { ofLanguages, ofPeopleInProfiles, ofProfiles, type Carrying } from './doctor/profiles.checks.js';
import * as settings from './doctor/settings.checks.js';
import { ofTimeSource } from './doctor/time.checks.js';
import { prepareEngine, type Engine } from './engine.js';
import { reasonsNotToStart } from './settings/refused.js';
import { keyCustody } from './key-custody.factory.js';
import { createLog } from './platform/log/log.js';
import { SpentKeys } from './platform/personal-data/spent-keys.js';
import { useEmbeddedPostgres } from './platform/postgres/embedded-postgres.js';
import { ReadModels } from './platform/subscriptions/read-model.js';
import { SystemClock } from './platform/time/clock.port.js';
import { REACTIONS } from './reactions.js';
import { loadReportingLanguages } from './web/words/reporting-languages.loader.js';

type Say = (line: string) => void;

/**
 * Looks at everything that a desk needs, and changes nothing: no migration, no key, no mail.
 * @returns whether nothing failed
 */
export async function doctorByCommandLine(config: Config, asJson: boolean, say: Say): Promise<boolean> {
  const found: (Finding & { readonly name: string })[] = [];
  const tell = async (checks: readonly Check[]): Promise<void> => {
    for await (const finding of examine(checks)) {
      found.push(finding);
      if (!asJson) say(inWords(finding));
    }
  };
  await tell(withoutDatabase(config));
  const engine = await engineOf(config);
  if ('store' in engine) {
    try {
      await tell(ofItsDatabases(config, engine));
      // What has no tables has nothing else to be looked at.
      if (found.every(({ name, state }) => !name.startsWith('schema') || state === 'ok'))
        await tell(withDatabase(config, engine));
    } finally {
      await engine.close();
    }
  } else await tell([engine]);
  if (asJson) say(JSON.stringify(found, undefined, 2));
  return found.every(({ state }) => state !== 'failed');
}

function withoutDatabase(config: Config): readonly Check[] {
  const { dataDirectory, spool, smtp, issuers, timeUrl, custody } = config;
  const folder =
    custody === undefined
      ? join(dataDirectory, 'wrapping-keys')
      : 'folder' in custody
        ? custody.folder
        : undefined;
  const [first] = issuers;
  const clock = new SystemClock();
  return [
    settings.ofSettings(config.environment, reasonsNotToStart(config)),
    ofProfiles(config.organisationsDirectory, config.environment, carriedBy(config)),
    ofLanguages(config.languagesDirectory, config.organisationsDirectory, loadReportingLanguages),
    settings.ofCustody(keyCustody(config), folder),
    ...[dataDirectory, spool.folder]
      .filter((path) => existsSync(path))
      .map((path, at) => settings.ofDisk(at === 0 ? 'disk' : 'disk of the spool', path)),
    keeping.ofSpool(spool.folder),
    timeUrl === undefined
      ? ofTimeSource(first?.jwksUri ?? (first?.login && first.issuer), 'AUTH_ISSUERS')
      : ofTimeSource(timeUrl, 'LEKWACHT_TIME_URL'),
    outside.ofCertificate(config.publicUrl),
    ...issuers.map((issuer) => ofIssuer(issuer)),
    outside.ofMail(smtp && new SmtpMail(smtp, clock)),
    outside.ofGateways(config.gateways),
  ];
}

/** Outside of production messages are shown and sent to nobody, whatever is set. */
const carriedBy = ({ environment, smtp, gateways }: Config): Carrying => ({
  mail: environment !== 'production' || smtp !== undefined,
  phone: environment !== 'production' || Object.keys(gateways).length > 0,
});

function ofItsDatabases(config: Config, { postgres, keysPostgres }: Engine): readonly Check[] {
  const { migrationsDirectory } = config;
  const { ofDatabase, ofSchema } = database;
  return [
    ofDatabase('database', postgres, isElsewhere(config.databaseUrl)),
    ofSchema('schema', postgres, migrationsDirectory),
    ...(keysPostgres === postgres
      ? []
      : [
          ofDatabase('database of keys', keysPostgres, isElsewhere(config.keysUrl)),
          ofSchema('schema of keys', keysPostgres, migrationsDirectory, 'personal'),
        ]),
  ];
}

function withDatabase(config: Config, engine: Engine): readonly Check[] {
  const { postgres, keysPostgres, store, keys, codec, own } = engine;
  const lists = new ReadModels(postgres, store, REACTIONS.lists);
  return [
    database.ofDatabaseClock(postgres),
    database.ofLog(store),
    database.ofKeys(keys.ring),
    database.ofOwnKeys(own, store),
    database.ofLists(lists),
    ofPeopleInProfiles(config.organisationsDirectory, postgres, store, codec),
    outside.ofWebhooks(() => webhooksIn(engine)),
    keeping.ofBackups(postgres),
    keeping.ofKeyCopies(keys.copies),
    keeping.ofDrills(keysPostgres),
    keeping.ofSpentKeys(postgres),
    keeping.ofErasure(keys.rotation, config.backupDays),
  ];
}

/** Where none was made yet a doctor makes none. @returns what to say, where it cannot be had */
async function engineOf(config: Config): Promise<Engine | Check> {
  const saying = (finding: Finding): Check => ({ name: 'database', run: () => Promise.resolve(finding) });
  if (!isADeskHere(config))
    return saying(
      failed(
        `there is none in ${config.dataDirectory}`,
        'start the desk once, or set DATABASE_URL or LEKWACHT_DATA',
      ),
    );
  try {
    return await prepareEngine(config, createLog(config), () => undefined, useEmbeddedPostgres, {
      looksOnly: true,
    });
  } catch (error) {
    return saying(failed((error as Error).message, 'see what it says'));
  }
}

/** Their addresses lie sealed, in the rows of each organisation. */
async function webhooksIn({ postgres, keys: { vault } }: Engine): Promise<readonly string[]> {
  const rows = new WebhookRows(postgres, vault.rows, new SpentKeys(postgres, vault));
  const { rows: organisations } = await postgres.query<{ organisation: string }>(
    'select distinct organisation from webhooks where removed_at is null',
  );
  const found = await Promise.all(organisations.map(({ organisation }) => rows.of(organisation)));
  return found.flat().map(({ url }) => url);
}

function isElsewhere(url: string | undefined): boolean {
  if (url === undefined) return false;
  const { hostname, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? hostname;
  return !(host.startsWith('/') || ['', 'localhost', '127.0.0.1', '[::1]'].includes(host));
}

const MARKS = { ok: 'ok     ', warning: 'WARNING', failed: 'FAILED ' } as const;

const inWords = ({ name, state, says, todo }: Finding & { readonly name: string }): string =>
  `${MARKS[state]} ${name}: ${says}${todo === undefined ? '' : `\n          → ${todo}`}`;
