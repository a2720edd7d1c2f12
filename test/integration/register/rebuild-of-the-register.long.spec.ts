import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { BREACH_STREAMS } from '../../../src/breach/domain/breach-stream.js';
import { writeSampleLog } from '../../../bench/sample-log.js';
import { BREACH_EVENT_TYPES } from '../../../src/breach/domain/breach.js';
import { UNSEALED } from '../../support/event-store/unsealed.js';
import { EventCodec } from '../../../src/platform/event-store/event-codec.js';
import { PostgresEventStore } from '../../../src/platform/event-store/postgres-event-store.js';
import { ReadModels } from '../../../src/platform/subscriptions/read-model.js';
import { Subscriptions } from '../../../src/platform/subscriptions/subscriptions.js';
import { REACTIONS } from '../../../src/reactions.js';
import { howOften } from '../../support/how-often.js';
import { createTestDatabase } from '../../support/postgres/test-database.js';

/** Lists of dossiers, of which the log is full. */
const LISTS = REACTIONS.lists.filter(({ streamPrefixes }) => streamPrefixes === BREACH_STREAMS);

/** Ten for each dossier, all dossiers interleaved. */
const EVENTS = howOften({ short: 5_000, long: 20_000 });

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let store: PostgresEventStore;

beforeAll(async () => {
  database = await createTestDatabase();
  store = new PostgresEventStore(database.postgres);
});

afterAll(async () => {
  await store.close();
  await database.drop();
});

/** What a list says, whatever generation says it. */
async function digestOf(name: string, generation: number): Promise<unknown> {
  const { rows } = await database.postgres.query({
    text: `select count(*) as rows, md5(string_agg(md5((to_jsonb(t) - 'generation')::text), '' order by key)) as digest
           from "${name}" t where generation = $1`,
    values: [generation],
  });
  return rows[0];
}

it(`${EVENTS} events give the same lists live, while they come in, and rebuilt`, async () => {
  const { postgres } = database;
  const codec = new EventCodec(BREACH_EVENT_TYPES, UNSEALED);
  const ports = { postgres, store, codec };
  const subscriptions = new Subscriptions(
    ports,
    { projections: LISTS, processManagers: [] },
    { settings: { retirementGrace: 60_000 } },
  );
  const readModels = new ReadModels(postgres, store, LISTS);
  subscriptions.start();
  expect(await writeSampleLog(store, codec, EVENTS / 10)).toBe(EVENTS);
  const head = await store.head();
  for (const { name } of LISTS) await readModels.whenProjected(name, head, 120_000);
  await subscriptions.stop();

  const rebuilder = new Subscriptions(
    ports,
    { projections: LISTS, processManagers: [] },
    { settings: { retirementGrace: 60_000, stopWithin: 100 } },
  );
  for (const { name } of LISTS) {
    const live = await readModels.activeGeneration(name);
    const before = await digestOf(name, live);
    expect(before).toMatchObject({ rows: EVENTS / 10 });
    const rebuilding = rebuilder.rebuild(name);
    // The swap is done long before the old rows are taken away.
    while ((await readModels.activeGeneration(name)) === live) await new Promise(setImmediate);
    expect(await digestOf(name, await readModels.activeGeneration(name))).toEqual(before);
    void rebuilding.catch(() => undefined);
  }
  await rebuilder.stop();
}, 300_000);
