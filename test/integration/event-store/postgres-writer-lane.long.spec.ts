import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PostgresEventStore } from '../../../src/platform/event-store/postgres-event-store.js';
import { NO_STREAM, START, type EventRecord } from '../../../src/platform/event-store/event-store.port.js';
import { aBreach, anEvent, ids, Reader, wholeLog } from '../../contract/event-store.harness.js';
import { PostgresLog } from './postgres.harness.js';

describe('the writer lane on PostgreSQL', () => {
  let log: PostgresLog;
  beforeEach(async () => {
    log = await PostgresLog.open();
  });
  afterEach(async () => {
    await log.dispose();
  });

  it('walks the revisions of one stream through one batch', async () => {
    const [stream, other] = [aBreach(), aBreach()];
    const sizes = [2, 1, 3];
    const batches = sizes.map((size) => Array.from({ length: size }, () => anEvent()));
    const answers = await Promise.allSettled([
      log.store.append(stream, NO_STREAM, batches[0]!),
      log.store.append(other, NO_STREAM, [anEvent()]),
      log.store.append(stream, 0, [anEvent()]),
      log.store.append(stream, 1, batches[1]!),
      log.store.append(stream, 2, batches[2]!),
      log.store.append(stream, NO_STREAM, batches[0]!),
    ]);
    expect(answers).toMatchObject([
      { value: { revision: 1, repeated: false } },
      { value: { revision: 0, repeated: false } },
      { reason: { name: 'WrongExpectedRevision', expected: 0, actual: 1 } },
      { value: { revision: 2, repeated: false } },
      { value: { revision: 5, repeated: false } },
      { value: { revision: 1, repeated: true } },
    ]);
    expect(ids(await log.store.readStream(stream))).toEqual(ids(batches.flat()));
    expect(await transactions()).toBe(1);
  });

  it.each([
    [10, 5, 'few in one transaction what waits, and again together those who were answered together'],
    // Of fifty 25; then as many as wait and were answered before: never all of them, and never few.
    [50, 10, 'many by turns, in halves: one is written while the other makes ready what comes next'],
  ])('writes %i callers, five times each, in %i transactions: %s', async (count, expected) => {
    const callers = Array.from({ length: count }, async (_none, caller) => {
      for (let times = 0; times < 5; times++) {
        await log.store.append(aBreach(), NO_STREAM, [anEvent()]);
        // As commands do, which have this and that to await before their next append.
        for (let steps = 0; steps < caller; steps++) await Promise.resolve();
      }
    });
    await Promise.all(callers);
    expect(await transactions()).toBe(expected);
  });

  it('sends one half before the other is answered', async () => {
    const { postgres } = log.database;
    const order: string[] = [];
    const open = postgres.session.bind(postgres);
    jest.spyOn(postgres, 'session').mockImplementation(async (name) => {
      const session = await open(name);
      const query = session.query.bind(session) as (statement: unknown) => Promise<never>;
      jest.spyOn(session, 'query').mockImplementation((statement) => {
        if ((statement as { name?: string }).name === 'append_events') order.push('sent');
        return query(statement);
      });
      return session;
    });
    const store = new PostgresEventStore(postgres);
    const answer = async (): Promise<void> => {
      await store.append(aBreach(), NO_STREAM, [anEvent()]);
      if (order.at(-1) !== 'answered') order.push('answered');
    };
    await Promise.all(Array.from({ length: 40 }, answer));
    await store.close();
    expect(order).toEqual(['sent', 'sent', 'answered']);
  });

  it('an id that stands elsewhere in the stream is a conflict, in another stream the append is at fault', async () => {
    const stream = aBreach();
    const known = anEvent();
    await log.store.append(stream, NO_STREAM, [known, anEvent()]);
    await expect(log.store.append(stream, 1, [anEvent(), known])).rejects.toMatchObject({
      name: 'WrongExpectedRevision',
      expected: 1,
      actual: 1,
    });
    await expect(log.store.append(aBreach(), NO_STREAM, [known])).rejects.toMatchObject({
      name: 'AppendRejected',
    });
  });

  it('refuses at once what finds no room in the queue, by number and by bytes', async () => {
    const few = log.openStore({ maxAppends: 3 });
    const small = log.openStore({ maxBytes: 1_000 });
    const large = (): EventRecord => anEvent(JSON.stringify('x'.repeat(450)));
    for (const [store, event] of [
      [few, anEvent],
      [small, large],
    ] as const) {
      const room = store === few ? 3 : 2;
      const answers = await Promise.allSettled(
        Array.from({ length: room + 2 }, () => store.append(aBreach(), NO_STREAM, [event()])),
      );
      expect(answers.map(({ status }) => status)).toEqual([
        ...Array<string>(room).fill('fulfilled'),
        'rejected',
        'rejected',
      ]);
      expect(answers.at(-1)).toMatchObject({
        reason: { name: 'EventStoreUnavailable', outcome: 'not-written' },
      });
      await store.append(aBreach(), NO_STREAM, [event()]);
    }
  });

  it('goes on after a first append that found no room', async () => {
    const store = log.openStore({ maxBytes: 100 });
    const large = anEvent(JSON.stringify('x'.repeat(100)));
    await expect(store.append(aBreach(), NO_STREAM, [large])).rejects.toMatchObject({
      outcome: 'not-written',
    });
    await store.append(aBreach(), NO_STREAM, [anEvent()]);
  });

  it('closes in time when the server is away and nobody would give up yet', async () => {
    const store = log.openStore({ maxWaitMs: 60_000, giveUpAfterMs: 60_000, closeGraceMs: 200 });
    await store.append(aBreach(), NO_STREAM, [anEvent()]);
    log.faults.setUnreachable(true);
    const inFlight = store.append(aBreach(), NO_STREAM, [anEvent()]).catch((error: unknown) => error);
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const queued = store.append(aBreach(), NO_STREAM, [anEvent()]).catch((error: unknown) => error);
    await store.close();
    expect(await inFlight).toMatchObject({ name: 'EventStoreUnavailable' });
    expect(await queued).toMatchObject({ outcome: 'not-written', message: 'the event store was closed' });
  });

  it('tries what its caller has another place for twice, and all that waits for longer', async () => {
    const store = log.openStore({ giveUpAfterMs: 60_000 });
    await store.append(aBreach(), NO_STREAM, [anEvent()]);
    log.faults.setUnreachable(true);
    const [together, behind] = [anEvent(), anEvent()];
    const patient = store.append(aBreach(), NO_STREAM, [together]);
    const hurried = [1, 2].map(() => store.append(aBreach(), NO_STREAM, [anEvent()], { atOnce: true }));
    for (const outcome of await Promise.allSettled(hurried))
      expect(outcome).toMatchObject({ reason: { name: 'EventStoreUnavailable' } });
    const waits = store.append(aBreach(), NO_STREAM, [behind]);
    // While the lane tries what stands before it, who has another place for it is not kept waiting at all.
    await expect(store.append(aBreach(), NO_STREAM, [anEvent()], { atOnce: true })).rejects.toThrow('away');
    log.faults.setUnreachable(false);
    await Promise.all([patient, waits]);
    await store.append(aBreach(), NO_STREAM, [anEvent()], { atOnce: true });
    expect(ids(await wholeLog(store)).slice(1, 3)).toEqual([together.id, behind.id]);
    expect(await wholeLog(store)).toHaveLength(4);
  });

  it('tries again for the next, after one that nobody waited for', async () => {
    const store = log.openStore();
    log.faults.setUnreachable(true);
    const hurried = () => store.append(aBreach(), NO_STREAM, [anEvent()], { atOnce: true });
    await expect(hurried()).rejects.toMatchObject({ outcome: 'not-written' });
    log.faults.setUnreachable(false);
    await hurried();
    expect(await wholeLog(store)).toHaveLength(1);
  });

  it('answers what waited too long behind a frozen writer, while the batch before it is still tried', async () => {
    const store = log.openStore({
      maxWaitMs: 200,
      lockTimeoutMs: 700,
      answerTimeoutMs: 60_000,
      giveUpAfterMs: 0,
    });
    const frozen = await log.faults.beginAppend(aBreach(), [anEvent()]);
    const first = store.append(aBreach(), NO_STREAM, [anEvent()]);
    const order: string[] = [];
    const watched = first.catch(() => order.push('first'));
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const second = store.append(aBreach(), NO_STREAM, [anEvent()]).catch((error: unknown) => {
      order.push('second');
      return error;
    });
    expect(await second).toMatchObject({ outcome: 'not-written', message: 'the append waited too long' });
    await watched;
    expect(order).toEqual(['second', 'first']);
    await frozen.rollback();
  });

  it('commits on disk and reads fresh revisions, whatever the database was set to', async () => {
    await log.database.postgres.query(`alter database ${log.database.name} set synchronous_commit = off`);
    await log.database.postgres.query(
      `alter database ${log.database.name} set default_transaction_isolation = 'serializable'`,
    );
    await log.database.postgres.query(
      `create table seen as select '' as isolation, '' as sync where false; grant insert on seen to public`,
    );
    await log.database.postgres.query(`create function see() returns trigger language plpgsql as $$ begin
      insert into seen values (current_setting('transaction_isolation'), current_setting('synchronous_commit'));
      return null; end $$`);
    await log.database.postgres.query('create trigger see after insert on events execute function see()');
    await log.openStore().append(aBreach(), NO_STREAM, [anEvent()]);
    const { rows } = await log.database.postgres.query('select * from seen');
    expect(rows).toEqual([{ isolation: 'read committed', sync: 'on' }]);
  });

  it('the log refuses to be changed', async () => {
    await log.store.append(aBreach(), NO_STREAM, [anEvent()]);
    for (const change of [`update events set type = 'x'`, 'delete from events', 'truncate events'])
      await expect(log.database.postgres.query(change)).rejects.toThrow('only appended to');
  });

  it('a hint wakes a subscription long before it would look by itself, also on a new connection', async () => {
    const patient = log.openStore({ pollMs: 60_000 });
    const reader = new Reader(patient, START);
    await reader.untilCaughtUp();
    for (const count of [1, 2, 3]) {
      await log.store.append(aBreach(), NO_STREAM, [anEvent()]);
      await reader.until(() => reader.seen.length === count);
    }
    log.faults.dropConnections();
    await log.store.append(aBreach(), NO_STREAM, [anEvent()]);
    await reader.until(() => reader.seen.length === 4);
    await reader.stop();
  });

  it('a subscription finds what no hint told it of', async () => {
    const reader = new Reader(log.openStore({ pollMs: 100 }), START);
    const reading = reader.until(() => reader.seen.length === 1);
    // Whoever begins to listen looks once more; only after that is a missing hint missed.
    await listening();
    await log.database.postgres.query(
      `insert into events values (1, 'breach-1', 0, gen_random_uuid(), 'T', '{}', '{}')`,
    );
    await reading;
    await reader.stop();
  });

  it('a page of huge events ends before it fills the memory, and says that there is more', async () => {
    const huge = JSON.stringify('x'.repeat(3_000_000));
    for (let count = 0; count < 8; count++) await log.store.append(aBreach(), NO_STREAM, [anEvent(huge)]);
    const page = await log.store.readAll(START);
    expect([page.events.length, page.caughtUp]).toEqual([6, false]);
    expect(page.checkpoint).toBe(page.events[5]?.position);
    expect(await wholeLog(log.store)).toHaveLength(8);
  });

  it('refuses a position that it never gave out', async () => {
    await expect(log.store.readAll('somewhere')).rejects.toThrow(RangeError);
    await expect(new Reader(log.store, '12').next()).rejects.toThrow(RangeError);
  });

  async function listening(): Promise<void> {
    const text = `select from pg_stat_activity
      where datname = current_database() and query like 'listen%' and state = 'idle'`;
    for (let listeners = 0; listeners === 0;) listeners = (await log.database.postgres.query(text)).rowCount;
    for (let count = 0; count < 20; count++) await log.store.head();
  }

  /** How many transactions wrote the events there are. */
  async function transactions(): Promise<number> {
    const { rows } = await log.database.postgres.query<{ count: number }>(
      'select count(distinct xmin::text)::int as count from events',
    );
    return rows[0]!.count;
  }
});
