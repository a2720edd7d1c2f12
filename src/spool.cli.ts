import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Config } from './config.js';
import type { KeptHeader } from './intake/spool/kept-report.js';
import { SPOOL_DISK } from './intake/spool/spool-disk.js';
import { filedAt, moveInto, QUARANTINE, reportFiles } from './intake/spool/spool-folder.js';
import { reportsIn } from './intake/spool/spool-file.js';
import { openEngine } from './engine.js';
import { createLog } from './platform/log/log.js';
import { useEmbeddedPostgres } from './platform/postgres/embedded-postgres.js';

const ACTS = ['list', 'show', 'retry', 'drain'] as const;
export type SpoolAct = (typeof ACTS)[number];

export const isSpoolAct = (word: string | undefined): word is SpoolAct => ACTS.some((act) => act === word);

interface SpoolAsked {
  /** Names of files; of `retry` none is all that are in quarantine. */
  readonly files: readonly string[];
  /** Of `drain`: the folder of a process that does not come back. */
  readonly from?: string;
}

type Say = (line: string) => void;

/**
 * What is done with kept reports by hand, also while Lekwacht runs: it finds what is put into its folder within a second.
 * @throws Error in words for who runs this
 */
export async function spoolByCommandLine(
  config: Config,
  act: SpoolAct,
  asked: SpoolAsked,
  say: Say,
): Promise<void> {
  const { folder } = config.spool;
  if (act === 'list') await list(folder, say);
  if (act === 'show') await show(config, asked.files, say);
  if (act === 'retry') await retry(folder, asked.files, say);
  if (act === 'drain') await takeOver(asked.from ?? '', folder, say);
}

async function list(folder: string, say: Say): Promise<void> {
  const quarantined = await reportFiles(join(folder, QUARANTINE));
  const waiting = await reportFiles(folder);
  for (const [paths, how] of [
    [waiting, 'waits'],
    [quarantined, 'in quarantine'],
  ] as const)
    for (const path of paths) {
      const headers = (await filedAt(SPOOL_DISK, path))?.headers;
      say(
        `${basename(path)}: ${how}${headers?.length === 0 ? ', no whole file: nothing can be read of it' : ''}`,
      );
      for (const header of headers ?? []) say(`  ${inWords(header)}`);
    }
  if (waiting.length + quarantined.length === 0) say(`Nothing waits in ${folder}.`);
}

/** Everything that was reported: for whoever may read it, and has to save it. */
async function show(config: Config, files: readonly string[], say: Say): Promise<void> {
  if (files.length === 0) throw new Error('Say which file: spool list names them.');
  const { folder } = config.spool;
  const engine = await openEngine(config, createLog(config), () => undefined, useEmbeddedPostgres);
  try {
    for (const path of await named(files, folder)) {
      const { ring } = engine.keys;
      for (const { header, report } of reportsIn(await SPOOL_DISK.read(path), { ring })) {
        say(`# ${inWords(header)}`);
        say(report === undefined ? 'It does not open.' : JSON.stringify(report.content, null, 2));
      }
    }
  } finally {
    await engine.close();
  }
}

/** Back to where the desk takes them from, once what stood in their way is mended. */
async function retry(folder: string, files: readonly string[], say: Say): Promise<void> {
  const quarantine = join(folder, QUARANTINE);
  const paths = files.length === 0 ? await reportFiles(quarantine) : await named(files, quarantine);
  for (const path of paths) await moveInto(SPOOL_DISK, path, folder);
  say(`${paths.length} files wait for the log again.`);
}

async function takeOver(from: string, folder: string, say: Say): Promise<void> {
  if (!(await stat(from).catch(() => undefined))?.isDirectory())
    throw new Error(`There is no folder ${from}.`);
  const [waiting, stuck] = [await reportFiles(from), await reportFiles(join(from, QUARANTINE))];
  for (const path of waiting) await moveInto(SPOOL_DISK, path, folder);
  for (const path of stuck) await moveInto(SPOOL_DISK, path, join(folder, QUARANTINE));
  say(`${waiting.length} files of ${from} wait in ${folder} now, ${stuck.length} in its quarantine.`);
}

/** @throws Error where one of them is not there */
async function named(files: readonly string[], ...folders: readonly string[]): Promise<readonly string[]> {
  const paths = (
    await Promise.all([...folders, ...folders.map((folder) => join(folder, QUARANTINE))].map(reportFiles))
  ).flat();
  return files.map((file) => {
    const path = paths.find((one) => basename(one) === file);
    if (path === undefined) throw new Error(`There is no file ${file}: spool list names them.`);
    return path;
  });
}

const inWords = ({ commandId, organisation, receivedAt, urgent }: KeptHeader): string =>
  `${receivedAt} ${organisation} ${commandId}${urgent ? ' somebody is in danger' : ''}`;
