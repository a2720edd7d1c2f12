import { reportersAtOnce } from './client.js';
import type { ServedDesk } from './served.js';

const CLIENTS = [1, 16, 64] as const;
/** Reports before anything is measured: code that is seldom run is not compiled yet. */
const WARMING_UP = 3_000;

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
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
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
      for (const [at, desk] of desks.entries()) met[at]?.push(await turn(desk, clients, turnMs));
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
