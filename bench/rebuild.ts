import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { throwawayDirectory } from '../examples/throwaway-directory.js';
import { readConfig } from '../src/config.js';
import { openEngine, type Engine } from '../src/engine.js';
import { createLog } from '../src/platform/log/log.js';
import { boundHeap } from '../src/platform/small-heap.js';
import { ReadModels } from '../src/platform/subscriptions/read-model.js';
import { Subscriptions } from '../src/platform/subscriptions/subscriptions.js';
import { REACTIONS } from '../src/reactions.js';
import { writeSampleLog } from './sample-log.js';

/** The limits of the heap that package.json gives to `npm run rebuild`; the application has none. */
const REBUILD_FLAGS = ['--max-old-space-size=256', '--max-semi-space-size=32'];
const ALL_AT_ONCE = 'all lists at once';
const LISTS = REACTIONS.lists.map(({ name }) => name).filter((name) => name !== 'access_requests');

interface Measured {
  readonly events: number;
  readonly seconds: number;
  /** Of this process, without the database. */
  readonly processorSeconds: number;
  readonly megabytes: number;
}

async function write({ store, codec }: Engine, dossiers: number): Promise<void> {
  await writeSampleLog(store, codec, dossiers);
}

/** As `npm run rebuild` does it. */
async function rebuildOne(engine: Engine, list: string): Promise<void> {
  const subscriptions = new Subscriptions(
    engine,
    { projections: REACTIONS.lists },
    { settings: { retirementGrace: 0 } },
  );
  const before = process.cpuUsage();
  const { events, seconds } = await subscriptions.rebuild(list);
  tell(events, seconds, before);
}

/** As the application does it on a log that was copied: there are no lists yet. */
async function buildAll(engine: Engine): Promise<void> {
  boundHeap();
  const { postgres, store } = engine;
  await postgres.query('delete from projections');
  const names = REACTIONS.lists.map(({ name }) => name);
  await postgres.query({
    text: 'delete from subscription_checkpoints where name = any($1)',
    values: [names],
  });
  for (const name of names) await postgres.query(`delete from "${name}"`);
  const started = performance.now();
  const before = process.cpuUsage();
  const subscriptions = new Subscriptions(engine, { projections: REACTIONS.lists });
  subscriptions.start();
  const head = await store.head();
  const readModels = new ReadModels(postgres, store, REACTIONS.lists);
  for (const name of names) await readModels.whenProjected(name, head, 3_600_000);
  const { rows } = await postgres.query<{ events: number }>('select count(*)::int as events from events');
  tell((rows[0]?.events ?? 0) * names.length, (performance.now() - started) / 1_000, before);
  await subscriptions.stop();
}

function tell(events: number, seconds: number, before: NodeJS.CpuUsage): void {
  const { user, system } = process.cpuUsage(before);
  const measured: Measured = {
    ...{ events, seconds, processorSeconds: (user + system) / 1_000_000 },
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
  process.send?.(measured);
}

/** Each is a process of its own, so that its peak memory is its own. */
async function runPart(part: string, data: string, dossiers: number): Promise<void> {
  const config = readConfig({ ...process.env, LEKWACHT_DATA: data, LOG_LEVEL: 'error' });
  const engine = await openEngine(config, createLog(config), () => undefined);
  try {
    if (part === 'write') await write(engine, dossiers);
    else if (part === ALL_AT_ONCE) await buildAll(engine);
    else await rebuildOne(engine, part);
  } finally {
    await engine.close();
  }
}

/** @returns nothing where the process died */
async function runProcess(part: string, data: string, dossiers: number): Promise<Measured | undefined> {
  const flags = { write: ['--max-old-space-size=12000'], [ALL_AT_ONCE]: [] as string[] }[part];
  const child = fork(fileURLToPath(import.meta.url), ['--part', part, '--data', data, String(dossiers)], {
    execArgv: [...process.execArgv, ...(flags ?? REBUILD_FLAGS)],
  });
  let measured: Measured | undefined;
  child.on('message', (message: Measured) => (measured = message));
  await once(child, 'exit');
  return measured;
}

async function runAll(sizes: readonly number[], only: readonly string[], kept?: string): Promise<void> {
  const directory = kept ?? throwawayDirectory('bench-rebuild');
  const table = new Table({
    head: ['interleaved dossiers', 'list', 'events/s', 'seconds', 'of the processor', 'peak memory of Node'],
    style: { head: [], border: [], compact: true },
  });
  try {
    for (const dossiers of sizes) {
      const data = join(directory, `dossiers-${dossiers}`);
      if (!existsSync(data)) await runProcess('write', data, dossiers);
      for (const part of [...LISTS, ALL_AT_ONCE].filter((name) => only.length === 0 || only.includes(name))) {
        const measured = await runProcess(part, data, dossiers);
        const figures =
          measured === undefined
            ? ['it died', '', '', '']
            : [
                Math.round(measured.events / measured.seconds).toLocaleString('en'),
                measured.seconds.toFixed(1),
                measured.processorSeconds.toFixed(1),
                `${Math.round(measured.megabytes)} MB`,
              ];
        console.error(`  ${dossiers} ${part}: ${figures.join(' · ')}`);
        table.push([dossiers.toLocaleString('en'), part, ...figures]);
      }
    }
  } finally {
    if (kept === undefined) rmSync(directory, { recursive: true });
  }
  console.log(table.toString());
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Kept between two runs, such as that of another version. */
    data: { type: 'string' },
    list: { type: 'string', multiple: true },
    part: { type: 'string' },
  },
});
const sizes = positionals.map(Number);
await (values.part !== undefined && values.data !== undefined
  ? runPart(values.part, values.data, sizes[0] ?? 0)
  : runAll(sizes.length === 0 ? [10_000, 100_000] : sizes, values.list ?? [], values.data));
