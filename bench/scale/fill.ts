import type { Config } from '../../src/config.js';
import { startApplication } from '../../src/application.js';
import { dueDeadlinesProjection } from '../../src/deadline/due-deadlines.projection.js';
import { openEngine, type Engine } from '../../src/engine.js';
import { toPosition } from '../../src/platform/event-store/postgres/log-position.js';
import { createLog } from '../../src/platform/log/log.js';
import { startEmbeddedPostgres, useEmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.js';
import { openPostgres } from '../../src/platform/postgres/pg-postgres.js';
import type { Queryable } from '../../src/platform/postgres/postgres.port.js';
import { foldBatch, keyEvents } from '../../src/platform/subscriptions/fold.js';
import { ProjectionTable } from '../../src/platform/subscriptions/projection-table.js';
import { ReadModels } from '../../src/platform/subscriptions/read-model.js';
import { SEQUENCER } from '../../src/proof/proof-records.js';
import { REACTIONS } from '../../src/reactions.js';
import type { RecordedEvent } from '../../src/shared/recorded-event.js';
import { progress } from './progress.js';
import { copyOf, templates } from './templates.js';

/** Dossiers that lie between each other in the log, and are written in one transaction. */
const TOGETHER = 250;
/** So much later comes the next one. */
const HOURS = 0.005;

/**
 * Not that of terms: the clock of this desk would raise an alarm for every dossier that is open, and be measured instead.
 */
const LISTS = REACTIONS.lists.filter(({ name }) => name !== dueDeadlinesProjection.name);

/**
 * Fills log and lists up to so many dossiers, in the order of life: each event sealed for its place, each row folded by the list
 * itself. What is there is kept: it goes on after whatever was written last.
 */
export async function fill(config: Config, dossiers: number): Promise<void> {
  const embedded = await startEmbeddedPostgres({
    dataDirectory: config.dataDirectory,
    report: () => undefined,
  });
  const owner = await openPostgres({ connectionString: embedded.connectionString });
  try {
    const engine = await openEngine(config, createLog(config), () => undefined, useEmbeddedPostgres);
    try {
      const kinds = templates();
      for (;;) {
        const done = await filled(owner);
        progress(`${dossiers.toLocaleString('en')} dossiers`, done, dossiers);
        if (done >= dossiers) break;
        const some = Array.from({ length: Math.min(TOGETHER, dossiers - done) }, (_, i) => {
          // Neighbours are not of the same kind.
          const kind = kinds[((done + i) * 7) % kinds.length] ?? [];
          return copyOf(kind, Math.round((done + i) * HOURS));
        });
        await owner.transaction(async (tx) => write(tx, engine, byTurns(some)));
      }
      await owner.query('vacuum analyze');
    } finally {
      await engine.close();
    }
  } finally {
    await owner.close();
    await embedded.stop();
  }
}

/** A desk that has begun: its tables, its keys, and every list built of nothing. */
export async function begin(config: Config): Promise<void> {
  const application = await startApplication(config);
  const readModels = application.app.get(ReadModels);
  const head = await application.engine.store.head();
  for (const { name } of REACTIONS.lists) await readModels.whenProjected(name, head, 120_000);
  await application.close();
  const embedded = await startEmbeddedPostgres({
    dataDirectory: config.dataDirectory,
    report: () => undefined,
  });
  const owner = await openPostgres({ connectionString: embedded.connectionString });
  await owner.query('create table if not exists bench_filled as select 0 as dossiers');
  await owner.close();
  await embedded.stop();
}

async function filled(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ dossiers: number }>('select dossiers from bench_filled');
  return rows[0]?.dossiers ?? 0;
}

/** The second event of the first comes after the first event of the last. */
function byTurns(histories: readonly (readonly RecordedEvent[])[]): readonly RecordedEvent[] {
  const longest = Math.max(...histories.map(({ length }) => length));
  return Array.from({ length: longest }, (_, step) =>
    histories.flatMap((history) => history.slice(step, step + 1)),
  ).flat();
}

async function write(tx: Queryable, { codec }: Engine, events: readonly RecordedEvent[]): Promise<void> {
  await tx.query('set local synchronous_commit to off');
  const { rows } = await tx.query<{ head: string }>(
    'select coalesce(max(position), 0)::text as head from events',
  );
  const head = BigInt(rows[0]?.head ?? '0');
  const placed = events.map((event, i) => ({
    ...event,
    position: toPosition(String(head + BigInt(i + 1))),
  }));
  const records = await codec.encode(placed);
  await tx.query({
    text: `insert into events (position, stream, revision, id, type, data, metadata)
           select $1::bigint + e.n, e.stream, e.revision, e.id, e.type, e.data, e.metadata
           from rows from (unnest($2::text[], $3::int[], $4::uuid[], $5::text[]),
                json_array_elements_text($6::json), json_array_elements_text($7::json))
             with ordinality as e (stream, revision, id, type, data, metadata, n)`,
    values: [
      ...[rows[0]?.head, placed.map(({ stream }) => stream), placed.map(({ revision }) => revision)],
      ...[records.map(({ id }) => id), records.map(({ type }) => type)],
      ...[
        JSON.stringify(records.map(({ data }) => data)),
        JSON.stringify(records.map(({ metadata }) => metadata)),
      ],
    ],
  });
  for (const list of LISTS) {
    const table = await ProjectionTable.open(tx, list);
    await table.write(
      tx,
      await generationOf(tx, list.name),
      table.ready(
        foldBatch(
          list,
          new Map(),
          keyEvents(
            list,
            placed.filter(({ stream }) => isOf(list, stream)),
          ),
        ),
      ),
    );
  }
  // Everybody stands at the end, but whoever keeps the proof: a tree has no gaps.
  await tx.query({
    text: `update subscription_checkpoints set position = $1 where not name = any($2)`,
    values: [placed.at(-1)?.position, PROVES],
  });
  await tx.query({
    text: 'update bench_filled set dossiers = dossiers + $1',
    values: [new Set(placed.map(({ stream }) => stream)).size],
  });
}

const isOf = ({ streamPrefixes }: (typeof LISTS)[number], stream: string): boolean =>
  streamPrefixes.length === 0 || streamPrefixes.some((prefix) => stream.startsWith(prefix));

const PROVES = [SEQUENCER];

async function generationOf(tx: Queryable, name: string): Promise<number> {
  const { rows } = await tx.query<{ generation: number }>({
    text: 'select active_generation as generation from projections where name = $1',
    values: [name],
  });
  const [active] = rows;
  if (active === undefined) throw new Error(`${name} was never built`);
  return active.generation;
}
