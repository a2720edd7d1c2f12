import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPostgres, type PgPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import { Proof } from '../../../src/proof/proof.js';
import { runLekwacht, type RunningLekwacht } from '../../support/http/running-lekwacht.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

describe('the log of a desk that runs', () => {
  let database: TestDatabase;
  let lekwacht: RunningLekwacht;
  let desk: PgPostgres;
  beforeAll(async () => {
    database = await createTestDatabase();
    lekwacht = await runLekwacht({ database });
    desk = await openPostgres(database.connection);
  });
  afterAll(async () => {
    await desk.close();
    await lekwacht.close();
    await database.drop();
  });

  it('is signed with a report that was just taken in, and knows its place', async () => {
    await lekwacht.report();
    const { store } = lekwacht.application.engine;
    const { signer, records } = lekwacht.application.app.get(Proof);
    const head = await store.head();
    const signed = await signer.sign(head);
    const { events } = await store.readAll('');
    expect(signed).toMatchObject({ part: 1, size: events.length });
    for (const [place, event] of events.entries()) expect(await records.placeOf(store, event)).toBe(place);
    // Nothing came since: the same.
    expect((await signer.sign())?.note).toBe(signed?.note);
  });

  it('lets the role of the desk add checkpoints, and change or take away none', async () => {
    for (const change of [
      'update proof_checkpoints set size = size + 1',
      'delete from proof_checkpoints',
      'delete from proof_tiles',
      'delete from proof_anchors',
    ])
      await expect(desk.query(change)).rejects.toThrow('permission denied');
  });
});
