import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fdatasyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Table from 'cli-table3';
import { BreachDossiers } from '../src/breach/dossier/breach-dossier.repository.js';
import { throwawayDirectory } from '../examples/throwaway-directory.js';
import { readConfig } from '../src/config.js';
import { openEngine, type Engine } from '../src/engine.js';
import { createLog } from '../src/platform/log/log.js';
import { ReadModels } from '../src/platform/subscriptions/read-model.js';
import { Subscriptions } from '../src/platform/subscriptions/subscriptions.js';
import { REACTIONS } from '../src/reactions.js';
import { registerProjection } from '../src/register/register.projection.js';
import { compareAppends } from './append.js';
import { withDesk } from './reports/served.js';
import { inTurns, quantile } from './reports/turns.js';
import { sampleReports, writeLongDossier, writeSampleLog } from './sample-log.js';

const ROUNDS = 5;
const DOSSIERS = 10_000;

type Line = readonly [string, string, string];

const rows: Line[] = [];
const line = (what: string, figure: string, remark = ''): void => {
  console.error(`  ${what}: ${figure} ${remark}`);
  if (process.send === undefined) rows.push([what, figure, remark]);
  else process.send([what, figure, remark]);
};
const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')} /s`;
const median = (values: readonly number[]): number => quantile(values, 0.5);
const peakMemory = (): string => `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`;

/** 8 KiB written and synced, again and again for a second: what the disk can acknowledge at best, one by one. */
function diskSyncs(): number {
  const directory = throwawayDirectory('bench');
  const file = openSync(join(directory, 'sync'), 'w');
  const page = Buffer.alloc(8_192, 1);
  const started = performance.now();
  let syncs = 0;
  while (performance.now() - started < 1_000) {
    writeSync(file, page, 0, page.length, 0);
    fdatasyncSync(file);
    syncs++;
  }
  closeSync(file);
  rmSync(directory, { recursive: true });
  return (syncs / (performance.now() - started)) * 1_000;
}

async function appends({ postgres, store }: Engine): Promise<void> {
  for (const { callers, raw, appended, ratio, emmett } of await compareAppends(postgres, store)) {
    line(`raw prepared inserts, ${callers} connections`, perSecond(raw));
    line(`Lekwacht appends, ${callers} callers`, perSecond(appended), `${ratio.toFixed(2)} × raw`);
    if (emmett !== undefined)
      line(
        `Emmett appends, ${callers} callers`,
        perSecond(emmett),
        `Lekwacht ${(appended / emmett).toFixed(1)} ×`,
      );
  }
  line('peak memory of Node while appending (raw and ours)', peakMemory());
}

/** One rebuild, in a process like that of `npm run rebuild`. */
async function rebuildOnce(engine: Engine): Promise<void> {
  const list = { projections: REACTIONS.lists };
  const subscriptions = new Subscriptions(engine, list, { settings: { retirementGrace: 0 } });
  const { events, seconds } = await subscriptions.rebuild(registerProjection.name);
  process.send?.({ speed: events / seconds, megabytes: process.resourceUsage().maxRSS / 1024 });
}

async function loads({ store, codec }: Engine): Promise<void> {
  const dossiers = new BreachDossiers(store, codec);
  for (const events of [10, 1_000, 5_000]) {
    const stream = await writeLongDossier(store, codec, events);
    const times: number[] = [];
    for (let i = 0; i < 50; i++) {
      const started = performance.now();
      await dossiers.load(stream.slice('breach-'.length));
      times.push(performance.now() - started);
    }
    line(`load of a dossier of ${events} events`, `${median(times).toFixed(2)} ms`);
  }
}

async function visibility(engine: Engine): Promise<void> {
  const { postgres, store, codec } = engine;
  const subscriptions = new Subscriptions(engine, { projections: REACTIONS.lists });
  subscriptions.start();
  const readModels = new ReadModels(engine.postgres, engine.store, REACTIONS.lists);
  const head = await engine.store.head();
  for (const { name } of REACTIONS.lists) await readModels.whenProjected(name, head, 120_000);
  const reports = await sampleReports(codec, 320);
  const times: number[] = [];
  for (const { stream, record } of reports) {
    const started = performance.now();
    await store.append(stream, -1, [record]);
    const key = stream.slice('breach-'.length);
    for (;;) {
      const statement = { name: 'visible', text: 'select 1 from register where key = $1', values: [key] };
      if ((await postgres.query(statement)).rowCount > 0) break;
    }
    times.push(performance.now() - started);
  }
  await subscriptions.stop();
  // The first ones wait for the lists to come up.
  const settled = times.slice(20);
  line(
    'append → visible in the register',
    `p50 ${median(settled).toFixed(1)} ms`,
    `p99 ${quantile(settled, 0.99).toFixed(1)} ms`,
  );
}

/** Of a desk that seals, tells and lists, in a process of its own; see `bench:reports`. */
async function reportsOverHttp(directory: string): Promise<void> {
  const own = join(directory, 'reports');
  mkdirSync(own, { mode: 0o711 });
  await withDesk(process.cwd(), own, async (desk) => {
    for (const [clients, [turn]] of await inTurns([desk], {})) {
      if (turn === undefined) continue;
      const { perSecond: speed, p50, p99, thread } = turn;
      const times = `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, thread ${thread.toFixed(2)} ms`;
      line(`reports over HTTP, ${clients} clients`, perSecond(speed), times);
    }
  });
}

async function sampleLog({ store, codec }: Engine): Promise<void> {
  const started = performance.now();
  const written = await writeSampleLog(store, codec, DOSSIERS);
  const speed = (written * 1_000) / (performance.now() - started);
  line('sample log written', `${written.toLocaleString('en')} events`, perSecond(speed));
}

async function disk(): Promise<void> {
  line('disk: fdatasync of 8 KiB', perSecond(median(Array.from({ length: ROUNDS }, diskSyncs))));
  return Promise.resolve();
}

/** Each part is a process of its own, so that its peak memory is its own; a database goes from one to the next. */
const PARTS: Readonly<Record<string, { readonly database: string; run(engine: Engine): Promise<void> }>> = {
  appends: { database: 'appends', run: appends },
  sample: { database: 'sample', run: sampleLog },
  rebuild: { database: 'sample', run: rebuildOnce },
  loads: { database: 'sample', run: loads },
  visibility: { database: 'sample', run: visibility },
};

async function runPart(name: string, directory: string): Promise<void> {
  const part = PARTS[name];
  if (part === undefined) throw new Error(`no part ${name}`);
  const env = { ...process.env, LEKWACHT_DATA: join(directory, part.database), LOG_LEVEL: 'error' };
  const config = readConfig(env);
  const engine = await openEngine(config, createLog(config), () => undefined);
  try {
    await part.run(engine);
  } finally {
    await engine.close();
  }
}

/** The limits of the heap that package.json gives to `npm run rebuild`. */
const REBUILD_FLAGS = ['--max-old-space-size=256', '--max-semi-space-size=32'];

interface Rebuilt {
  readonly speed: number;
  readonly megabytes: number;
}

async function runProcess(name: string, directory: string, rebuilt: Rebuilt[]): Promise<void> {
  const execArgv = [...process.execArgv, ...(name === 'rebuild' ? REBUILD_FLAGS : [])];
  const child = fork(fileURLToPath(import.meta.url), [name, directory], { execArgv });
  child.on('message', (measured: Line | Rebuilt) => {
    if ('speed' in measured) rebuilt.push(measured);
    else rows.push(measured);
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the part ${name} failed`);
}

async function runAll(): Promise<void> {
  await disk();
  const directory = throwawayDirectory('bench');
  const rebuilt: Rebuilt[] = [];
  try {
    await runProcess('appends', directory, rebuilt);
    await runProcess('sample', directory, rebuilt);
    for (let round = 0; round < ROUNDS; round++) await runProcess('rebuild', directory, rebuilt);
    const what = `rebuild of the register, ${DOSSIERS} interleaved dossiers`;
    line(what, perSecond(median(rebuilt.map(({ speed }) => speed))));
    const most = Math.max(...rebuilt.map(({ megabytes }) => megabytes));
    line('peak memory of Node while rebuilding', `${Math.round(most)} MB`);
    await runProcess('loads', directory, rebuilt);
    await runProcess('visibility', directory, rebuilt);
    await reportsOverHttp(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
  const table = new Table({
    head: ['medians of five', '', ''],
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map((measured) => [...measured]));
  console.log(table.toString());
}

const [part, directory] = process.argv.slice(2);
await (part === undefined || directory === undefined ? runAll() : runPart(part, directory));
