// The tree over the log: how fast it takes in a log that is there, how far it is behind one that grows, what it costs an append, and how
// fast `verify` reads, and the verifier of a bundle. Everything in one process, on a database of its own; the verifier is one of its own, as
// whoever gets a bundle runs it. Ends by itself, after some three minutes.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';
import { throwawayDirectory } from '../examples/throwaway-directory.js';
import { readConfig } from '../src/config.js';
import { openEngine, type Engine } from '../src/engine.js';
import { NO_STREAM, type EventStore, type Position } from '../src/platform/event-store/event-store.port.js';
import { createLog } from '../src/platform/log/log.js';
import type { LogFollower } from '../src/platform/subscriptions/log-follower.js';
import { Subscriptions } from '../src/platform/subscriptions/subscriptions.js';
import { SystemClock } from '../src/platform/time/clock.port.js';
import { pause } from '../src/platform/time/pause.js';
import { Proof } from '../src/proof/proof.js';
import { verifyLog } from '../src/proof/verify-log.js';
import { bundleOf, LogInMemory, signer, stream } from '../test/support/audit/bundle-of.js';
import { verify } from '../test/support/audit/verifier.js';
import { sampleEvent } from './append.js';

const EVENTS = 60_000;
const OF_AN_APPEND = 100;
const CALLERS = 64;
const TURNS = 5;
const TURN_MS = 3_000;
const A_SECOND = 1_000;
const LAG_SECONDS = 15;
const BUNDLED_DOSSIERS = 50;
const BUNDLED_EVENTS = 200_000;

const table = new Table({ head: ['', '', ''], style: { head: [], border: [], compact: true } });
const line = (...cells: readonly [string, string, string?]): void => {
  console.error(`  ${cells.join('  ')}`);
  table.push([cells[0], cells[1], cells[2] ?? '']);
};
const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')} /s`;
const share = (times: readonly number[], part: number): number => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
};

/** Seconds, and microseconds of this process's processor. */
async function timed(
  work: () => Promise<unknown>,
): Promise<{ readonly seconds: number; readonly cpu: number }> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1_000, cpu: user + system };
}

async function fill(store: EventStore): Promise<void> {
  for (let n = 0; n < EVENTS; n += OF_AN_APPEND) {
    const events = Array.from({ length: OF_AN_APPEND }, sampleEvent);
    await store.append(`breach-${events[0]?.id}`, NO_STREAM, events);
  }
}

/** As the desk runs it. */
async function running<T>(engine: Engine, follower: LogFollower, work: () => Promise<T>): Promise<T> {
  const subscriptions = new Subscriptions(engine, { projections: [], logFollowers: [follower] });
  subscriptions.start();
  try {
    return await work();
  } finally {
    await subscriptions.stop();
  }
}

async function inTheTree(proof: Proof, position: Position): Promise<void> {
  while ((await proof.records.sequencedTo()) < position) await pause(20);
}

async function takesIn(engine: Engine, proof: Proof): Promise<void> {
  await fill(engine.store);
  const head = await engine.store.head();
  const { seconds, cpu } = await timed(() => running(engine, proof.sequencer, () => inTheTree(proof, head)));
  line('sequencer, a log that is there', perSecond(EVENTS / seconds), 'asked: ≥ 25,000 /s on idle cores');
  line('  of the processor, Node alone', `${(cpu / EVENTS).toFixed(1)} µs an event`);
}

async function lag(engine: Engine, proof: Proof): Promise<void> {
  const waiting = new Map<Position, number>();
  const lags: number[] = [];
  let appended = 0;
  await running(engine, proof.sequencer, async () => {
    await inTheTree(proof, await engine.store.head());
    const started = performance.now();
    const appends: Promise<unknown>[] = [];
    const isOver = (): boolean => performance.now() - started > LAG_SECONDS * 1_000;
    const looking = (async () => {
      while (!isOver() || waiting.size > 0) {
        const to = await proof.records.sequencedTo();
        const now = performance.now();
        for (const [position, at] of waiting)
          if (position <= to) {
            lags.push(now - at);
            waiting.delete(position);
          }
        await pause(5);
      }
    })();
    while (!isOver()) {
      const due = ((performance.now() - started) * A_SECOND) / 1_000;
      for (; appended < due; appended++) {
        const event = sampleEvent();
        appends.push(
          engine.store.append(`breach-${event.id}`, NO_STREAM, [event]).then(({ position }) => {
            waiting.set(position, performance.now());
          }),
        );
      }
      await pause(5);
    }
    await Promise.all(appends);
    await looking;
  });
  const rate = `at ${Math.round(appended / LAG_SECONDS)} appends /s`;
  line('acknowledged → in the tree, p50', `${share(lags, 0.5).toFixed(0)} ms`, rate);
  line('acknowledged → in the tree, p99', `${share(lags, 0.99).toFixed(0)} ms`, 'asked: ≤ 250 ms');
}

async function turn(store: EventStore): Promise<number> {
  const started = performance.now();
  let appended = 0;
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (performance.now() - started < TURN_MS) {
        const event = sampleEvent();
        await store.append(`breach-${event.id}`, NO_STREAM, [event]);
        appended++;
      }
    }),
  );
  return (appended * 1_000) / (performance.now() - started);
}

/** Reads the log as it grows, as every list does, and does nothing with it: what is left is what the tree costs. */
const READER: LogFollower = { name: 'reader-of-bench', apply: () => Promise.resolve() };

async function costs(engine: Engine, proof: Proof): Promise<void> {
  const rates = { none: [] as number[], reader: [] as number[], tree: [] as number[] };
  const behind: number[] = [];
  // The first is not counted: nothing is warm yet.
  for (let n = -1; n < TURNS; n++) {
    const none = await turn(engine.store);
    const reader = await running(engine, READER, async () => {
      await pause(1_500);
      return turn(engine.store);
    });
    const head = await engine.store.head();
    await running(engine, proof.sequencer, async () => {
      await inTheTree(proof, head);
      await pause(500);
      const tree = await turn(engine.store);
      const end = await engine.store.head();
      const { seconds } = await timed(() => inTheTree(proof, end));
      if (n < 0) return;
      rates.none.push(none);
      rates.reader.push(reader);
      rates.tree.push(tree);
      behind.push(seconds * 1_000);
    });
  }
  const ratio = (of: readonly number[]): string =>
    `${(
      share(
        rates.tree.map((rate, at) => rate / (of[at] ?? Number.NaN)),
        0.5,
      ) * 100
    ).toFixed(0)} %`;
  line(`appends at ${CALLERS} callers, nobody reads the log`, perSecond(share(rates.none, 0.5)));
  line(`appends at ${CALLERS} callers, read by one who does nothing`, perSecond(share(rates.reader, 0.5)));
  line(`appends at ${CALLERS} callers, with the sequencer`, perSecond(share(rates.tree, 0.5)));
  line('  of those that nobody reads', ratio(rates.none), 'asked: ≥ 70 %; medians of turns side by side');
  line('  of those that are read', ratio(rates.reader), 'what the tree itself costs');
  line('  sequencer behind at the end of a turn by', `${share(behind, 0.5).toFixed(0)} ms`, 'it keeps up');
}

async function verifies({ store }: Engine, { records, tags, keys, headFile }: Proof): Promise<void> {
  const events = await records.size();
  const outside = [await headFile.read()].filter((note) => note !== undefined);
  const { seconds, cpu } = await timed(async () => {
    for await (const { part, ok, says } of verifyLog({ store, records, tags, keys, outside }))
      if (!ok) throw new Error(`${part}: ${says}`);
  });
  line('verify from the database', perSecond(events / seconds), 'asked: ≥ 50,000 /s on idle cores');
  line(
    '  of the processor, Node alone',
    `${(cpu / events).toFixed(1)} µs an event`,
    `${events} events of ${size()} bytes`,
  );
}

/** As a process that is started for it, which is part of what whoever verifies waits for. */
async function bundles(
  directory: string,
  what: string,
  append: (log: LogInMemory, stream: string) => void,
): Promise<void> {
  const log = new LogInMemory();
  for (let n = 0; n < BUNDLED_EVENTS; n++) append(log, stream(1 + (n % BUNDLED_DOSSIERS)));
  const path = join(directory, 'bundle.zip');
  writeFileSync(path, await bundleOf(log, BUNDLED_DOSSIERS));
  const times: number[] = [];
  for (let n = 0; n < TURNS; n++) {
    const { seconds } = await timed(async () => {
      const { code } = await verify(path, signer.verifierKey);
      if (code !== 0) throw new Error(`the bundle is not verified: ${code}`);
    });
    times.push(seconds);
  }
  line(
    `verify a bundle, ${what}`,
    perSecond(BUNDLED_EVENTS / share(times, 0.5)),
    'asked: ≥ 100,000 /s on two idle cores',
  );
}

const size = (): number => {
  const { data, metadata } = sampleEvent();
  return data.length + metadata.length;
};

const directory = throwawayDirectory('bench-proof');
const config = readConfig({ LEKWACHT_DATA: join(directory, 'data'), LOG_LEVEL: 'silent', NODE_ENV: 'test' });
try {
  const engine = await openEngine(config, createLog(config), () => undefined);
  try {
    const proof = new Proof({ ...engine, config, clock: new SystemClock() });
    await takesIn(engine, proof);
    await proof.signer.sign();
    await lag(engine, proof);
    await proof.signer.sign();
    await costs(engine, proof);
    await proof.signer.sign();
    await verifies(engine, proof);
  } finally {
    await engine.close();
  }
  await bundles(directory, 'nothing sealed', (log, name) => {
    log.note(name);
  });
  await bundles(directory, 'a sealed text in each event', (log, name) => {
    log.tell(name, 'Een brief lag bij de buren.');
  });
  console.log(table.toString());
} finally {
  rmSync(directory, { recursive: true });
}
