import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { copyEvents } from '../../../src/platform/event-store/copy-events.js';
import { KurrentDbEventStore } from '../../../src/platform/event-store/kurrentdb-event-store.js';
import { PostgresEventStore } from '../../../src/platform/event-store/postgres-event-store.js';
import { readCheckpoint } from '../../../src/proof/checkpoint.js';
import { consistencyPath, rootOf } from '../../../src/proof/tiles.js';
import { KurrentDbTestServer } from '../../support/kurrentdb/kurrentdb-test-server.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';
import {
  aKey,
  appendSome,
  proofOn,
  sequence,
  throwawayFolder,
  wrongIn,
} from '../../support/proof/proof-of-tests.js';
import { isConsistent } from '../../support/proof/rfc9162.js';

const folder = throwawayFolder();
const settings = { logKey: aKey(), tagKey: aKey(), folder: folder.path };
let databases: readonly TestDatabase[];
let server: KurrentDbTestServer;
let stores: readonly [PostgresEventStore, KurrentDbEventStore];
beforeAll(async () => {
  databases = [await createTestDatabase(), await createTestDatabase()];
  server = await KurrentDbTestServer.start();
  stores = [new PostgresEventStore(databases[0]!.postgres), new KurrentDbEventStore(server.url)];
});
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await server.stop();
  for (const database of databases) await database.drop();
  folder.remove();
});

it('a log that is copied into the other store has the same tree there, and its checkpoints go on', async () => {
  const [here, there] = stores.map((store, at) => ({ store, postgres: databases[at]!.postgres })) as [
    { store: PostgresEventStore; postgres: TestDatabase['postgres'] },
    { store: KurrentDbEventStore; postgres: TestDatabase['postgres'] },
  ];
  await appendSome(here.store, 70, 10);
  const before = proofOn(here, settings);
  await sequence(before, here);
  const signed = (await before.signer.sign())!;
  expect(signed).toMatchObject({ part: 1, size: 700 });

  await copyEvents(here.store, there.store);
  // The same keys, and the data directory of before: a new database.
  const after = proofOn(there, settings);
  const at = await sequence(after, there);
  expect((await rootOf(after.records, 700)).equals(signed.root)).toBe(true);
  expect((await after.signer.sign())?.note).toBe(signed.note);
  expect(await wrongIn(there.store, after)).toEqual([]);

  await appendSome(there.store, 3, 5);
  await sequence(after, there, at);
  const later = (await after.signer.sign())!;
  expect(later).toMatchObject({ part: 1, size: 715 });
  expect(readCheckpoint(later.note).origin).toBe(readCheckpoint(signed.note).origin);
  expect(isConsistent(signed, later, await consistencyPath(after.records, 700, 715))).toBe(true);
  expect(await wrongIn(there.store, after, { outside: [signed.note] })).toEqual([]);
}, 60_000);
