import type { Config } from './config.js';
import { copyEvents, type CopyProgress } from './platform/event-store/copy-events.js';
import type { EventStore } from './platform/event-store/event-store.port.js';
import { KurrentDbEventStore } from './platform/event-store/kurrentdb-event-store.js';
import { PostgresEventStore } from './platform/event-store/postgres-event-store.js';
import { openPostgres } from './platform/postgres/pg-postgres.js';
import { prepareSchema } from './platform/postgres/prepare-schema.js';
import { progressOf } from './platform/subscriptions/progress.js';

interface OpenLog {
  readonly store: EventStore;
  close(): Promise<void>;
}

/** Copies a whole log from one store to another and prints what came of it. */
export async function copyLog(
  config: Config,
  from: string,
  to: string,
  out: NodeJS.WriteStream,
): Promise<void> {
  const source = await openLog(config, from);
  try {
    const target = await openLog(config, to);
    try {
      const { events, found, digest } = await copyEvents(source.store, target.store, progressBar(out));
      out.write(`\n${events} events in both logs (${events - found} copied now)\nsha256 ${digest}\n`);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** @param name a URL, or the name of the variable that holds it: a password has no place on a command line */
async function openLog(config: Config, name: string): Promise<OpenLog> {
  const named: Record<string, string | undefined> = {
    DATABASE_URL: config.databaseUrl,
    KURRENTDB_URL: config.kurrentdbUrl,
  };
  const url = name in named ? named[name] : name;
  if (url === undefined) throw new Error(`${name} is not set`);
  if (!/^postgres(ql)?:/.test(url)) {
    const store = new KurrentDbEventStore(url);
    return { store, close: () => store.close() };
  }
  const postgres = await openPostgres({ connectionString: url });
  // The desk's own role makes no tables: where they are there, none has to be made.
  const ownerUrl = name === 'DATABASE_URL' ? config.ownerUrl : undefined;
  await prepareSchema(postgres, ownerUrl, config.migrationsDirectory);
  const store = new PostgresEventStore(postgres);
  return {
    store,
    close: async () => {
      await store.close();
      await postgres.close();
    },
  };
}

const WIDTH = 30;

/** On a terminal a bar that moves, elsewhere a line for every tenth. */
function progressBar(out: NodeJS.WriteStream): (progress: CopyProgress) => void {
  let printed = '';
  return ({ phase, events, position, head }) => {
    const { share } = progressOf(position, head);
    const filled = Math.floor(share * WIDTH);
    const bar = `${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}`;
    const step = out.isTTY ? `${phase} ${events}` : `${phase} ${Math.floor(share * 10)}`;
    if (step === printed) return;
    printed = step;
    out.write(
      `${out.isTTY ? '\r' : ''}${phase.padEnd(9)} [${bar}] ${events} events${out.isTTY ? ' ' : '\n'}`,
    );
  };
}
