// The desk in a process of its own, so that what is measured of it is its own: `serve` and `rebuild` of bench/scale.ts.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startApplication } from '../../src/application.js';
import { readConfig, type Config } from '../../src/config.js';
import { openEngine, type Engine } from '../../src/engine.js';
import { createLog } from '../../src/platform/log/log.js';
import { issueDevelopmentToken } from '../../src/platform/identity/development-issuer.js';
import { Subscriptions } from '../../src/platform/subscriptions/subscriptions.js';
import { SEQUENCER } from '../../src/proof/proof-records.js';
import { REACTIONS } from '../../src/reactions.js';
import { progress } from './progress.js';
import { ORGANISATIONS } from './templates.js';

const MIB = 1024 ** 2;
/** As `npm run rebuild` gives it. */
const HEAP_LIMITS = ['--max-old-space-size=256', '--max-semi-space-size=32'];

export const configOf = (directory: string): Config =>
  readConfig({ LEKWACHT_DATA: directory, LOG_LEVEL: 'silent' });

/** What the desk noticed of itself between two questions; memory in MiB. */
export interface Noticed {
  readonly atFirst: number;
  readonly atMost: number;
  /** Longest time in which it did nothing else, in milliseconds. */
  readonly blocked: number;
}

export interface Desk {
  readonly port: number;
  /** For an FG of one organisation, and of five. */
  readonly tokens: readonly [one: string, five: string];
}

export interface Rebuilt {
  readonly events: number;
  readonly seconds: number;
  readonly atMost: number;
}

/** A desk while `work` is done. */
export async function whileServing<T>(
  directory: string,
  work: (desk: Desk, notice: <R>(act: () => Promise<R>) => Promise<readonly [R, Noticed]>) => Promise<T>,
): Promise<T> {
  const [child, desk] = await begun<Desk>(['serve', directory]);
  const notice = async <R>(act: () => Promise<R>): Promise<readonly [R, Noticed]> => {
    child.send('begin');
    const done = await act();
    child.send('end');
    const [noticed] = (await once(child, 'message')) as [Noticed];
    return [done, noticed];
  };
  const ended = once(child, 'exit');
  try {
    return await work(desk, notice);
  } finally {
    if (child.connected) child.disconnect();
    await ended;
  }
}

/** @returns `undefined` where it did not come to its end */
export async function rebuiltAlone(directory: string, list: string): Promise<Rebuilt | undefined> {
  try {
    const [child, rebuilt] = await begun<Rebuilt>(['rebuild', directory, list], HEAP_LIMITS);
    await once(child, 'exit');
    return rebuilt;
  } catch {
    return undefined;
  }
}

async function begun<T>(
  args: readonly string[],
  heap: readonly string[] = [],
): Promise<readonly [ChildProcess, T]> {
  const child = fork(fileURLToPath(import.meta.url), args, { execArgv: [...process.execArgv, ...heap] });
  const first = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)]);
  if (first === undefined) throw new Error(`${args.join(' ')} ended before it said anything`);
  return [child, first[0] as T];
}

async function serve(directory: string): Promise<void> {
  const config = configOf(directory);
  const application = await startApplication(config);
  await proven(application.engine);
  await application.app.listen(0, '127.0.0.1');
  const { port } = application.app.getHttpServer().address() as AddressInfo;
  const fg = { role: 'fg', organisation: ORGANISATIONS[0] } as const;
  const grants = ORGANISATIONS.slice(1).map((organisation) => `${organisation}:fg`);
  const tokens = [
    await issueDevelopmentToken(config, fg),
    await issueDevelopmentToken(config, { ...fg, grants }),
  ];
  const loop = monitorEventLoopDelay({ resolution: 1 });
  let [atFirst, atMost] = [0, 0];
  const look = (): number => process.memoryUsage.rss() / MIB;
  const looking = setInterval(() => (atMost = Math.max(atMost, look())), 20);
  process.on('message', (said) => {
    if (said === 'begin') {
      [atFirst, atMost] = [look(), look()];
      loop.reset();
      loop.enable();
    } else process.send?.({ atFirst, atMost, blocked: loop.max / 1e6 } satisfies Noticed);
  });
  process.send?.({ port, tokens });
  await once(process, 'disconnect');
  clearInterval(looking);
  await application.close();
}

/** The log was written past the desk: it takes in what it proves first, which would be measured otherwise. */
async function proven({ postgres, store }: Engine): Promise<void> {
  const head = await store.head();
  for (;;) {
    const { rows } = await postgres.query<{ position: string }>({
      text: 'select position from subscription_checkpoints where name = $1',
      values: [SEQUENCER],
    });
    const position = rows[0]?.position ?? '';
    progress('what the log proves', Number(position), Number(head));
    if (position >= head) return;
    await delay(1_000);
  }
}

async function rebuild(directory: string, list: string): Promise<void> {
  const config = configOf(directory);
  const engine = await openEngine(config, createLog(config), () => undefined);
  const { events, seconds } = await new Subscriptions(engine, {
    projections: REACTIONS.lists,
  }).rebuild(list, () => undefined);
  await engine.close();
  process.send?.({ events, seconds, atMost: process.resourceUsage().maxRSS / 1_024 });
  process.disconnect();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [what, directory = '', list = ''] = process.argv.slice(2);
  await (what === 'serve' ? serve(directory) : rebuild(directory, list));
}
