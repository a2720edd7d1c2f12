// 100,000 events PostgreSQL → KurrentDB → PostgreSQL, interrupted at random points and resumed. On the test server,
// or on a real one that TEST_KURRENTDB_COMMAND starts.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/config.js';
import { openEngine, type Engine } from '../src/engine.js';
import { copyEvents, type CopyResult } from '../src/platform/event-store/copy-events.js';
import { NO_STREAM, type EventStore } from '../src/platform/event-store/event-store.port.js';
import { KurrentDbEventStore } from '../src/platform/event-store/kurrentdb-event-store.js';
import { createLog } from '../src/platform/log/log.js';
import { commandOfRealServer } from '../test/support/event-store/event-store-of-tests.js';
import { KurrentDbTestServer } from '../test/support/kurrentdb/kurrentdb-test-server.js';
import { StartedServer } from '../test/support/kurrentdb/started-server.js';

const EVENTS = 100_000;
const OF_AN_APPEND = 5;

async function onNewDatabase<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'lekwacht-copy-'));
  const config = readConfig({ LEKWACHT_DATA: directory, LOG_LEVEL: 'error' });
  const engine = await openEngine(config, createLog(config), () => undefined);
  try {
    return await work(engine);
  } finally {
    await engine.close();
    rmSync(directory, { recursive: true });
  }
}

async function write(store: EventStore): Promise<void> {
  const appends = Array.from({ length: EVENTS / OF_AN_APPEND }, (_none, index) => index);
  const revisions = new Map<string, number>();
  const streams = Array.from({ length: 1_000 }, () => `breach-${randomUUID()}`);
  for (let from = 0; from < appends.length; from += streams.length)
    await Promise.all(
      streams.map(async (stream) => {
        const revision = revisions.get(stream) ?? NO_STREAM;
        revisions.set(stream, revision + OF_AN_APPEND);
        const events = Array.from({ length: OF_AN_APPEND }, (_none, index) => ({
          id: randomUUID(),
          type: 'ReportSupplemented',
          data: JSON.stringify({
            from,
            index,
            text: 'The neighbour brought the letter back, opened. '.repeat(4),
          }),
          metadata: JSON.stringify({ schemaVersion: 1, nonce: randomUUID() }),
        }));
        await store.append(stream, revision, events);
      }),
    );
}

async function copy(what: string, source: EventStore, target: EventStore): Promise<CopyResult> {
  const started = performance.now();
  for (let interruptions = 0; ; interruptions++) {
    const until = performance.now() + 3_000 + Math.random() * 20_000;
    const stops = interruptions < 3;
    try {
      const result = await copyEvents(source, target, ({ phase }) => {
        if (stops && phase === 'copying' && performance.now() > until) throw new Error('interrupted');
      });
      const seconds = (performance.now() - started) / 1_000;
      console.log(
        `${what}: ${result.events} events, ${interruptions} interruptions, ${seconds.toFixed(0)} s`,
      );
      console.log(`  sha256 ${result.digest}`);
      return result;
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'interrupted') throw error;
    }
  }
}

const command = commandOfRealServer();
const what = command === undefined ? 'KurrentDB test server' : 'KurrentDB (real server)';
const server = await (command === undefined ? KurrentDbTestServer.start() : StartedServer.start(command));
const between = new KurrentDbEventStore(server.url);
const first = await onNewDatabase(async ({ store }) => {
  await write(store);
  return copy(`PostgreSQL → ${what}`, store, between);
});
const second = await onNewDatabase(({ store }) => copy(`${what} → PostgreSQL`, between, store));
await between.close();
await server.stop();
console.log(first.digest === second.digest ? 'digests equal' : 'DIGESTS DIFFER');
if (first.digest !== second.digest) process.exitCode = 1;
