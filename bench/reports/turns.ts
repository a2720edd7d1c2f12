import { setTimeout as delay } from 'node:timers/promises';
import { reportersAtOnce } from './client.js';
import type { ServedDesk } from './served.js';

const CLIENTS = [1, 16, 64] as const;
/** Reports before anything is measured: code that is seldom run is not compiled yet. */
const WARMING_UP = 3_000;
/** It is quiet that used less than this share of so many milliseconds; waited for no longer than that. */
const QUIET_MS = 500;
const QUIET_SHARE = 0.15;
const LONGEST_QUIET_MS = 20_000;

/** What so many clients met; times in milliseconds. */
export interface Turn {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Of a report: of the thread that answers, and of its whole process. */
  readonly thread: number;
  readonly process: number;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? Number.NaN;
}

/** By turns, so that all desks meet the machine in the same mood. @returns medians of each desk, by clients */
export async function inTurns(
  desks: readonly ServedDesk[],
  { turns = 5, turnMs = 5_000, progress }: Options,
): Promise<ReadonlyMap<number, readonly Turn[]>> {
  for (const { port } of desks) await reportersAtOnce(port, 16, { reports: WARMING_UP });
  const all = new Map<number, readonly Turn[]>();
  for (const clients of CLIENTS) {
    const met: Turn[][] = desks.map(() => []);
    for (let round = 0; round < turns; round++)
      for (const [at, desk] of desks.entries()) {
        for (const each of desks) await quiet(each);
        met[at]?.push(await turn(desk, clients, turnMs));
      }
    all.set(clients, met.map(medianOf));
    progress?.(`${clients} clients measured`);
  }
  return all;
}

interface Options {
  readonly turns?: number;
  readonly turnMs?: number;
  readonly progress?: (line: string) => void;
}

/** What a desk does after its turn for what it took in is not to be measured of another one. */
async function quiet({ used }: ServedDesk): Promise<void> {
  const until = performance.now() + LONGEST_QUIET_MS;
  for (let before = await used(); performance.now() < until;) {
    await delay(QUIET_MS);
    const after = await used();
    if (after.process - before.process < QUIET_MS * QUIET_SHARE) return;
    before = after;
  }
}

async function turn({ port, used }: ServedDesk, clients: number, turnMs: number): Promise<Turn> {
  const before = await used();
  const begun = performance.now();
  const times = await reportersAtOnce(port, clients, { milliseconds: turnMs });
  const elapsed = performance.now() - begun;
  const after = await used();
  return {
    perSecond: (times.length * 1_000) / elapsed,
    ...{ p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
    thread: (after.thread - before.thread) / times.length,
    process: (after.process - before.process) / times.length,
  };
}

function medianOf(turns: readonly Turn[]): Turn {
  const of = (figure: keyof Turn): number =>
    quantile(
      turns.map((one) => one[figure]),
      0.5,
    );
  return {
    ...{ perSecond: of('perSecond'), p50: of('p50'), p99: of('p99') },
    ...{ thread: of('thread'), process: of('process') },
  };
}
