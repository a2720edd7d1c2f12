import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { assertADeskIsHere } from './a-desk-is-here.js';
import {
  backupByCommandLine,
  backupKeyByCommandLine,
  restoreByCommandLine,
  verifyByCommandLine,
} from './backup.cli.js';
import type { FromWhere } from './backup/open-backup.js';
import { doctorByCommandLine } from './doctor.cli.js';
import { processConfig, type Config } from './config.js';
import { GIVEN_BY_COMMAND_LINE, grantByCommandLine, personOf } from './grant.cli.js';
import { initByCommandLine } from './init.cli.js';
import { flagOf, QUESTIONS } from './installation/answers.js';
import { migrateByCommandLine } from './migrate.cli.js';
import { copyLog } from './copy-events.cli.js';
import { copyAllKeys } from './copy-keys.cli.js';
import { isKeysAct, keysByCommandLine } from './keys.cli.js';
import { openEngine } from './engine.js';
import { restartProofByCommandLine } from './proof.cli.js';
import { isSpoolAct, spoolByCommandLine } from './spool.cli.js';
import { useEmbeddedPostgres } from './platform/postgres/embedded-postgres.js';
import { issueDevelopmentToken } from './platform/identity/development-issuer.js';
import { ROLES } from './platform/identity/principal.js';
import { createLog } from './platform/log/log.js';
import { Subscriptions } from './platform/subscriptions/subscriptions.js';
import { parseMoment } from './shared/moment.js';
import { isUuid } from './shared/uuid.js';
import { REACTIONS } from './reactions.js';

const USAGE = `Usage:
  init [--folder <where>] [--organisation <slug>] [--name <name>] …
        writes what a first installation needs into one folder, and says what to do next; asks for what no flag says, and
        writes over nothing. Flags: ${QUESTIONS.map((question) => `--${flagOf(question)}`).join(' ')}
  migrate
        brings the schema of the database up to date, as LEKWACHT_OWNER_URL, and lets the role of DATABASE_URL work on it
  token --role <${ROLES.join('|')}> --organisation <slug> [--subject <who>] [--name <name>]
        [--lifetime 12h] [--grant <slug>:<role> …]
        a token of the development issuer; the same subject is the same person, and each --grant one role more
  rebuild <${REACTIONS.lists.map(({ name }) => name).join('|')}>
        computes a list anew from the log, also while Lekwacht runs
  grant --organisation <slug> --role <${GIVEN_BY_COMMAND_LINE.join('|')}> [--withdraw]
        --person <id>, or --issuer <issuer> --subject <who>
        gives an organisation its first administrator and board, without anybody who confirms it; the id stands at
        /v1/me and on the page of one's sessions. Who never logged in yet is named as the issuer of tokens does:
        by the claim sub, or what subjectClaim says. With --withdraw it takes a role away, any one
  keys <status|rotate|destroy>
        the wrapping keys under which everything personal lies: how they stand; wrap everything under a new one;
        destroy those that nothing needs any more
  keys copied --epoch <number>
        says that the wrapping keys up to this one are kept away from this machine: a backup is restored by them alone
  keys backup-verified --made <moment>
        says that a backup, begun at that moment, was restored elsewhere and is whole: older keys may go
  keys adopt
        takes the keys that are set now (receipt, actor, log, tag) for those of this log, as long as it holds nothing but
        profiles and what "grant" gave, which is then given again: a first start with the wrong ones is set right. Log key
        and tag key also later, as long as no event is in the tree of the log
  spool list
        reports that were kept while the log was away: which files wait, and which are in quarantine
  spool show <file> …
        what was reported, readable: for whoever has to save it by hand
  spool retry [<file> …]
        gives the log what is in quarantine again, once what stood in its way is mended
  spool drain --from <folder>
        takes over what a process kept that will not come back; the desk whose spool this is gives it to the log
  copy-events --from <URL> --to <URL>
        copies the whole log; a URL is postgres://…, kurrentdb://…, or the name DATABASE_URL or KURRENTDB_URL.
        Interrupted? The same command goes on where it was. Nothing may write to either log meanwhile
  copy-keys --from <URL> --to <URL>
        copies the keys of what is personal; a URL is postgres://…, or the name DATABASE_URL or LEKWACHT_KEYS_URL.
        What was forgotten in either stays forgotten. Interrupted? The same command goes on where it was
  backup --to <folder> [--keys-to <folder>] [--with-custody <folder>]
        writes down everything that cannot be computed anew, also while Lekwacht runs; keys in a folder of their own,
        and wrapping keys nowhere but where --with-custody says
  backup-key --to <file>
        makes the pair of keys with which backups are encrypted (LEKWACHT_BACKUP_RECIPIENT)
  restore --from <backup> [--keys <folder>] [--identity <file>]
        brings a backup into an empty place, and looks whether it is whole
  verify [--checkpoint <file> …] [--log-key <verifier key> …] [--backup <backup> [--keys <folder>] [--identity <file>]]
        whether log, keys, files and lists are whole, and the log is the one that was signed; or a backup. With --checkpoint
        also the one that somebody kept; with --log-key a key counts that was replaced since
  proof restart --reason <why>
        opens the next part of a log that lost its end since it was signed (docs/proof.md); why stands in the log
  doctor [--json]
        looks at everything that a desk needs and changes nothing: ok, warning or failed, with what to do`;

class UsageError extends Error {}

async function token(config: Config, args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      role: { type: 'string' },
      organisation: { type: 'string' },
      subject: { type: 'string' },
      name: { type: 'string' },
      lifetime: { type: 'string' },
      grant: { type: 'string', multiple: true, default: [] },
    },
  });
  const role = ROLES.find((known) => known === values.role);
  const { organisation, subject, name, lifetime, grant: grants } = values;
  if (role === undefined || organisation === undefined)
    throw new UsageError('--role and --organisation are needed');
  const issued = await issueDevelopmentToken(config, {
    role,
    organisation,
    grants,
    ...(subject !== undefined && { subject }),
    ...(name !== undefined && { name }),
    ...(lifetime !== undefined && { lifetime }),
  });
  process.stdout.write(`${issued}\n`);
}

async function rebuild(config: Config, [name]: readonly string[]): Promise<void> {
  if (!REACTIONS.lists.some((projection) => projection.name === name))
    throw new UsageError('name one of the lists');
  assertADeskIsHere(config);
  const engine = await openEngine(config, createLog(config), () => undefined, useEmbeddedPostgres);
  try {
    const subscriptions = new Subscriptions(engine, { projections: REACTIONS.lists });
    const { events, seconds } = await subscriptions.rebuild(name ?? '', ({ share }) => {
      process.stderr.write(`\r${name ?? ''} ${Math.floor(share * 100)} %`);
    });
    process.stderr.write('\n');
    process.stdout.write(`${name ?? ''}: ${events} events in ${seconds.toFixed(1)} s\n`);
  } finally {
    await engine.close();
  }
}

async function grant(config: Config, args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      organisation: { type: 'string' },
      role: { type: 'string' },
      person: { type: 'string' },
      issuer: { type: 'string' },
      subject: { type: 'string' },
      withdraw: { type: 'boolean', default: false },
    },
  });
  const { organisation, issuer, subject, withdraw } = values;
  const person =
    values.person ??
    (issuer !== undefined && subject !== undefined ? personOf(config, issuer, subject) : undefined);
  const role = (withdraw ? ROLES : GIVEN_BY_COMMAND_LINE).find((known) => known === values.role);
  if (organisation === undefined || role === undefined || !isUuid(person ?? ''))
    throw new UsageError('--organisation, --role and --person are needed, or --issuer and --subject');
  assertADeskIsHere(config);
  await grantByCommandLine(config, { organisation, role, person: person ?? '', withdraw });
  process.stdout.write(withdraw ? 'Taken away.\n' : 'Given, and it counts.\n');
}

async function keys(config: Config, [act, ...args]: readonly string[]): Promise<void> {
  const options = { made: { type: 'string' }, epoch: { type: 'string' } } as const;
  const { made, epoch: number } = parseArgs({ args, options }).values;
  const epoch = number === undefined ? undefined : Number(number);
  const madeAt = parseMoment(made ?? '');
  if (!isKeysAct(act)) throw new UsageError('say what to do with the keys');
  if ((act === 'backup-verified') !== (madeAt !== undefined))
    throw new UsageError('--made is a moment with its offset, such as 2026-06-01T03:00:00Z');
  if (
    (act === 'copied') !== (epoch !== undefined) ||
    (epoch !== undefined && !(Number.isInteger(epoch) && epoch > 0))
  )
    throw new UsageError(
      '--epoch is the number of the newest key that was copied, and only "copied" takes it',
    );
  assertADeskIsHere(config);
  await keysByCommandLine(config, act, { madeAt, epoch }, (line) => void process.stdout.write(`${line}\n`));
}

async function spool(config: Config, [act, ...args]: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    options: { from: { type: 'string' } },
    allowPositionals: true,
  });
  if (!isSpoolAct(act)) throw new UsageError('say what to do with the spool');
  if ((act === 'drain') !== (values.from !== undefined))
    throw new UsageError('drain takes --from, and nothing else does');
  assertADeskIsHere(config);
  const asked = { files: positionals, ...(values.from !== undefined && { from: values.from }) };
  await spoolByCommandLine(config, act, asked, (line) => void process.stdout.write(`${line}\n`));
}

async function copy(config: Config, args: readonly string[]): Promise<void> {
  const { from, to } = bothEnds(args);
  await copyLog(config, from, to, process.stdout);
}

async function copyOfKeys(config: Config, args: readonly string[]): Promise<void> {
  const { from, to } = bothEnds(args);
  await copyAllKeys(config, from, to, process.stdout);
}

/** Absolute, so that whoever compares them compares places. */
const folder = (path: string | undefined): string | undefined =>
  path === undefined ? undefined : resolve(path);

const sayLine = (line: string): void => void process.stdout.write(`${line}\n`);

async function backup(config: Config, args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { to: { type: 'string' }, 'keys-to': { type: 'string' }, 'with-custody': { type: 'string' } },
  });
  const to = folder(values.to);
  if (to === undefined) throw new UsageError('--to is needed');
  const asked = { to, keysTo: folder(values['keys-to']), custodyTo: folder(values['with-custody']) };
  await backupByCommandLine(config, asked, sayLine);
}

async function backupKey(_config: Config, args: readonly string[]): Promise<void> {
  const { to } = parseArgs({ args: [...args], options: { to: { type: 'string' } } }).values;
  if (to === undefined) throw new UsageError('--to is needed');
  await backupKeyByCommandLine(to, sayLine);
}

async function restore(config: Config, args: readonly string[]): Promise<void> {
  const from = backupNamedBy('from', args);
  if (from === undefined) throw new UsageError('--from is needed');
  await restoreByCommandLine(config, from, sayLine);
}

async function verify(config: Config, args: readonly string[]): Promise<void> {
  const several = { type: 'string', multiple: true } as const;
  const options = { checkpoint: several, 'log-key': several };
  const { values } = parseArgs({ args: [...args], strict: false, options });
  const given = (name: keyof typeof options): readonly string[] =>
    (values[name] ?? []).map((value) => {
      if (typeof value === 'string') return value;
      throw new UsageError(`verify --${name} <…>`);
    });
  const ofProof = ['--checkpoint', '--log-key'];
  const rest = args.filter((word, at) => !ofProof.includes(word) && !ofProof.includes(args[at - 1] ?? ''));
  await verifyByCommandLine(config, backupNamedBy('backup', rest), sayLine, {
    logKeys: given('log-key'),
    checkpoints: await Promise.all(given('checkpoint').map((file) => readFile(file, 'utf8'))),
  });
}

async function proof(config: Config, [act, ...args]: readonly string[]): Promise<void> {
  const { reason } = parseArgs({ args, options: { reason: { type: 'string' } } }).values;
  if (act !== 'restart' || reason === undefined || reason.trim() === '')
    throw new UsageError('proof restart --reason <why>');
  assertADeskIsHere(config);
  await restartProofByCommandLine(config, reason, sayLine);
}

async function doctor(config: Config, args: readonly string[]): Promise<void> {
  const { json } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
  }).values;
  if (!(await doctorByCommandLine(config, json, sayLine))) process.exitCode = 1;
}

function backupNamedBy(option: 'from' | 'backup', args: readonly string[]): FromWhere | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: { [option]: { type: 'string' }, keys: { type: 'string' }, identity: { type: 'string' } },
  });
  const { keys: keysFolder, identity } = values as Partial<Record<string, string>>;
  const path = (values as Partial<Record<string, string>>)[option];
  if (path !== undefined) return { folder: resolve(path), keysFolder: folder(keysFolder), identity };
  if (keysFolder !== undefined || identity !== undefined) throw new UsageError(`--${option} is needed`);
  return undefined;
}

function bothEnds(args: readonly string[]): { readonly from: string; readonly to: string } {
  const options = { from: { type: 'string' }, to: { type: 'string' } } as const;
  const { from, to } = parseArgs({ args: [...args], options }).values;
  if (from === undefined || to === undefined || from === to)
    throw new UsageError('--from and --to are needed');
  return { from, to };
}

async function init(config: Config, args: readonly string[]): Promise<void> {
  await initByCommandLine(config, args, (line) => void process.stdout.write(`${line}\n`));
}

const COMMANDS: Readonly<Record<string, (config: Config, args: readonly string[]) => Promise<void>>> = {
  init,
  migrate: migrateByCommandLine,
  token,
  rebuild,
  grant,
  keys,
  spool,
  'copy-events': copy,
  'copy-keys': copyOfKeys,
  backup,
  'backup-key': backupKey,
  restore,
  verify,
  proof,
  doctor,
};

// Whoever reads on the other side of a pipe may have seen enough (`| head`): the command goes on to its end, and says no more.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const [command = '', ...args] = process.argv.slice(2);
const asksForHelp = [command, ...args].some((word) => word === '--help' || word === '-h');
try {
  const run = COMMANDS[command];
  if (asksForHelp) sayLine(USAGE);
  else if (run === undefined) throw new UsageError(command === '' ? USAGE : `no command ${command}`);
  else await run(processConfig(), args);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    error instanceof UsageError ? `${message}\n(--help says what there is.)\n` : `${message}\n`,
  );
  process.exitCode = 1;
}
