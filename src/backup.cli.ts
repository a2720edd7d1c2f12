import { assertADeskIsHere } from './a-desk-is-here.js';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.js';
import { openEngine, prepareEngine, type Engine } from './engine.js';
import { makeBackup, noteBackup } from './backup/make-backup.js';
import { refuseOtherKeys, verifyHeldKeys, type HeldKeys } from './backup/keys-that-fit.js';
import { openBackup, type FromWhere, type OpenedBackup } from './backup/open-backup.js';
import type { Say } from './backup/place.js';
import { newPair } from './backup/recipient.js';
import { restoreBackup } from './backup/restore-backup.js';
import { keepSecrets } from './backup/secrets-apart.js';
import type { Verdict } from './backup/verdict.js';
import { verifyBackup } from './backup/verify-backup.js';
import { verifyPlace } from './backup/verify-place.js';
import { receiptKey } from './intake/receipt-key.js';
import { reportFiles } from './intake/spool/spool-folder.js';
import { heldKeys } from './installation-keys.js';
import { keyCustody } from './key-custody.factory.js';
import { createLog } from './platform/log/log.js';
import { uncopiedInWords } from './platform/personal-data/key-copies.js';
import { actorKey } from './platform/identity/actor-key.js';
import { useEmbeddedPostgres } from './platform/postgres/embedded-postgres.js';
import { logKeys, tagKey } from './proof/own-keys.js';
import { Proof } from './proof/proof.js';
import { verifyLog } from './proof/verify-log.js';
import { readMigrations } from './platform/postgres/migrate.js';
import { Subscriptions } from './platform/subscriptions/subscriptions.js';
import { SystemClock } from './platform/time/clock.port.js';
import { REACTIONS } from './reactions.js';

/** Something is wrong, and it was said. */
export class NotWhole extends Error {
  override readonly name = 'NotWhole';
}

/** What somebody has of the proof of the log, beside what is here. */
interface Held {
  /** Verifier keys of keys that were replaced. */
  readonly logKeys: readonly string[];
  /** Signed notes that somebody kept. */
  readonly checkpoints: readonly string[];
}

const NOTHING_HELD: Held = { logKeys: [], checkpoints: [] };

export interface BackupAsked {
  readonly to: string;
  readonly keysTo: string | undefined;
  /** A folder of its own for what no backup holds. */
  readonly custodyTo: string | undefined;
}

/** @throws Error in words for who runs this */
export async function backupByCommandLine(config: Config, asked: BackupAsked, say: Say): Promise<void> {
  const { to, keysTo, custodyTo } = asked;
  if (
    custodyTo !== undefined &&
    [to, keysTo].some((folder) => folder !== undefined && isIn(custodyTo, folder))
  )
    throw new Error('--with-custody is a folder elsewhere: keys beside what they open protect nothing.');
  assertADeskIsHere(config);
  const engine = await openEngine(config, createLog(config), () => undefined, useEmbeddedPostgres);
  try {
    const made = await makeBackup(
      engine,
      {
        ...{ to, keysTo, recipient: config.backupRecipient, madeAt: new SystemClock().now() },
        migrations: await migrationsOf(config),
      },
      say,
    );
    await noteBackup(engine, made);
    if (custodyTo !== undefined) {
      const wrapping = await keyCustody(config).wrappingKeys();
      await keepSecrets(join(custodyTo, made.manifest.name), secretsOf(config, wrapping));
      await engine.keys.copies.note(Math.max(...wrapping.keys()));
    }
    for (const key of await engine.keys.copies.missing())
      say(
        `TO DO: ${uncopiedInWords(key)}. Say --with-custody <a place apart>, or copy it: keys copied --epoch ${key.epoch}`,
      );
    const waiting = (await reportFiles(config.spool.folder)).length;
    if (waiting > 0)
      say(
        `Not in it: ${waiting} files of reports that wait in ${config.spool.folder} for the log to take them.`,
      );
    say(
      `${made.folder} (keys: ${made.keysFolder})${config.backupRecipient === undefined ? ', not encrypted' : ''}`,
    );
    say(`made ${made.manifest.madeAt}, manifest sha256 ${made.sha256}`);
  } finally {
    await engine.close();
  }
}

/** @throws NotWhole where it was restored and is not whole @throws Error in words for who runs this */
export async function restoreByCommandLine(config: Config, from: FromWhere, say: Say): Promise<void> {
  const backup = await openBackup(from);
  say(`${backup.data.manifest.name}: every file is as it was written`);
  await refuseOtherKeys(backup, await heldKeys(config));
  const engine = await prepareEngine(config, createLog(config), say);
  try {
    const migrations = await migrationsOf(config);
    const subscriptions = new Subscriptions(
      engine,
      { projections: REACTIONS.lists },
      // Nobody reads what is replaced.
      { settings: { retirementGrace: 0 } },
    );
    const rebuildLists = async (): Promise<void> => {
      for (const { name } of REACTIONS.lists)
        say(`${name}: ${(await subscriptions.rebuild(name)).events} events`);
    };
    await restoreBackup({ ...engine, migrations, rebuildLists }, backup, say);
    await all(wholePlace(engine, config, NOTHING_HELD), say);
  } finally {
    await engine.close();
  }
  const { madeAt } = backup.data.manifest;
  say(
    'Restored. Was this a drill? Then say so where the desk runs, so that older keys may go:\n' +
      `  node --env-file=… dist/cli.js keys backup-verified --made ${madeAt}`,
  );
}

/** @throws NotWhole where it is not @throws Error in words for who runs this */
export async function verifyByCommandLine(
  config: Config,
  backup: FromWhere | undefined,
  say: Say,
  held: Held = NOTHING_HELD,
): Promise<void> {
  if (backup !== undefined) {
    const opened = await openBackup(backup);
    say(`${opened.data.manifest.name}: every file is as it was written`);
    await all(wholeBackup(opened, await heldKeys(config)), say);
    return;
  }
  assertADeskIsHere(config);
  const engine = await openEngine(config, createLog(config), () => undefined, useEmbeddedPostgres);
  try {
    await all(wholePlace(engine, config, held), say);
  } finally {
    await engine.close();
  }
}

async function* wholeBackup(backup: OpenedBackup, held: HeldKeys): AsyncGenerator<Verdict> {
  yield* verifyBackup(backup);
  yield await verifyHeldKeys(backup, held);
}

/** The log against its tree and all that was signed of it. */
async function* verifyProof(
  engine: Engine,
  config: Config,
  { logKeys: otherKeys, checkpoints }: Held,
): AsyncGenerator<Verdict> {
  const { records, tags, keys, headFile, anchors } = new Proof({
    ...engine,
    config,
    clock: new SystemClock(),
  });
  const kept = await headFile.read();
  const outside = [...(kept === undefined ? [] : [kept]), ...(await anchors.known()), ...checkpoints];
  yield* verifyLog({ store: engine.store, records, tags, keys, outside, otherKeys });
}

async function* wholePlace(engine: Engine, config: Config, held: Held): AsyncGenerator<Verdict> {
  yield* verifyPlace(engine);
  yield* verifyProof(engine, config, held);
  const subscriptions = new Subscriptions(engine, { projections: REACTIONS.lists });
  for (const { name } of REACTIONS.lists) yield inWords(name, await subscriptions.compare(name));
}

function inWords(name: string, compared: Awaited<ReturnType<Subscriptions['compare']>>): Verdict {
  const part = `list ${name}`;
  if (compared === 'is-being-built') return { part, ok: true, says: 'is being built: ask again' };
  if (compared.differs === undefined)
    return { part, ok: true, says: `${compared.rows} rows, as the log gives them` };
  return {
    ...{ part, ok: false },
    says: `row ${compared.differs} is not what the log gives (node dist/cli.js rebuild ${name})`,
  };
}

/** Says each, and at the end whether all is well. @throws NotWhole */
async function all(verdicts: AsyncIterable<Verdict>, say: Say): Promise<void> {
  const wrong: string[] = [];
  for await (const { part, ok, isNote, says } of verdicts) {
    say(`${ok ? (isNote ? 'note ' : 'ok   ') : 'WRONG'} ${part}: ${says}`);
    if (!ok) wrong.push(part);
  }
  if (wrong.length > 0) throw new NotWhole(`Not whole: ${wrong.join(', ')}.`);
  say('Whole.');
}

/** Makes the pair with which backups are encrypted; the private half is written where it is told, for nobody else to read. */
export async function backupKeyByCommandLine(to: string, say: Say): Promise<void> {
  const { recipient, identity } = newPair();
  await writeFile(to, identity, { flag: 'wx', mode: 0o600, flush: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Error(`${to} is there already: name a file that is not.`);
  });
  say(
    `The private key is in ${to}: keep it away from this machine, it is needed to restore and for nothing else.`,
  );
  say(`LEKWACHT_BACKUP_RECIPIENT=${recipient}`);
}

const migrationsOf = async ({ migrationsDirectory }: Config) =>
  (await readMigrations(migrationsDirectory)).map(({ name, checksum }) => ({ name, checksum }));

function secretsOf(config: Config, wrapping: ReadonlyMap<number, Buffer>): ReadonlyMap<string, string> {
  return new Map([
    ...[...wrapping].map(([epoch, key]) => [`epoch-${epoch}.key`, `${key.toString('base64')}\n`] as const),
    ['receipt-key', receiptKey(config).toString('base64')],
    ['actor-key', actorKey(config).toString('base64')],
    ['log-key', logKeys(config)[0].toString('base64')],
    ['tag-key', tagKey(config).toString('base64')],
  ]);
}

const isIn = (folder: string, other: string): boolean => `${folder}/`.startsWith(`${other}/`);
