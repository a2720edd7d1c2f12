import { createHash, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LOOK_EVENT_TYPES, LookDigests } from '../../../src/audit/look-digests.timer.js';
import { recordsOf } from '../../../src/audit/look-record.js';
import { LookSweep } from '../../../src/audit/look-sweep.timer.js';
import { LookNotRecorded, LookWriter } from '../../../src/audit/look-writer.js';
import { Look, type LookedAt } from '../../../src/breach/dossier/look.js';
import { UNSEALED } from '../../support/event-store/unsealed.js';
import { EventCodec } from '../../../src/platform/event-store/event-codec.js';
import { PostgresEventStore } from '../../../src/platform/event-store/postgres-event-store.js';
import type { Postgres, Statement } from '../../../src/platform/postgres/postgres.port.js';
import { ClockWatch } from '../../../src/platform/time/clock-watch.js';
import { AdjustableClock } from '../../../src/platform/time/clock.port.js';
import { moment } from '../../../src/shared/moment.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

const codec = new EventCodec(LOOK_EVENT_TYPES, UNSEALED);

let database: TestDatabase;
let store: PostgresEventStore;
let clock: AdjustableClock;
beforeEach(async () => {
  database = await createTestDatabase();
  store = new PostgresEventStore(database.postgres);
  clock = new AdjustableClock(moment('2026-06-01T09:00:00Z'));
});
afterEach(async () => {
  await store.close();
  await database.drop();
});

const looks = (
  organisation: string,
  at: string,
  what: LookedAt = 'dossier',
  actor: string = randomUUID(),
) => {
  const look = new Look(
    {
      id: actor,
      grants: [],
      proof: { issuer: 'an issuer', authenticatedAt: undefined, acr: undefined, amr: [] },
    },
    what,
  );
  const isList = what === 'dashboard';
  look.note({ organisation, role: 'fg', ...(!isList && { dossier: randomUUID() }) });
  return recordsOf(look, what, moment(at));
};
const record = (...records: Parameters<LookWriter['record']>[0]) =>
  new LookWriter(database.postgres).record(records);
const digests = (watch = new ClockWatch(clock)) =>
  new LookDigests(database.postgres, store, codec, clock, watch);
const digested = async (organisation: string) =>
  (await codec.decode(await store.readStream(`looks-${organisation}`))).map(({ event }) => event.data);

/** Whether a lock is asked for that somebody else holds. */
const somebodyWaits = async (): Promise<boolean> =>
  (
    await database.postgres.query(
      `select from pg_locks join pg_database on pg_database.oid = pg_locks.database
       where not granted and datname = current_database()`,
    )
  ).rowCount > 0;

interface Row {
  readonly [column: string]: string | number | null;
}
const rows = async (): Promise<readonly Row[]> =>
  (await database.postgres.query<Row>('select *, day::text as day from looks order by at, id')).rows;

/** As ADR 28 says it, with nothing of ours. */
function byHand(all: readonly Row[], organisation: string, day: string): object {
  const lines = all
    .filter((row) => row['organisation'] === organisation && row['day'] === day)
    .sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
    .map((row) =>
      ['id', 'at', 'last_at', 'times', 'organisation', 'actor_id', 'role', 'session_id', 'what']
        .concat(['dossier_id', 'opened_by', 'outcome'])
        .map((column) => String(row[column] ?? ''))
        .join('\t'),
    );
  const sha256 = createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
  return { day, count: lines.length, sha256 };
}

describe('the digest of a day', () => {
  it('is a fact of each organisation in which somebody looked; anybody can compute it from the table', async () => {
    await record(...looks('kadera', '2026-06-01T09:00:00Z'), ...looks('kadera', '2026-06-01T23:59:59.999Z'));
    await record(...looks('aanzien', '2026-06-01T10:00:00Z', 'dashboard'));
    await record(...looks('kadera', '2026-06-02T00:00:00Z'));
    clock.moveTo(moment('2026-06-02T00:15:00Z'));
    await digests().tick();
    const table = await rows();
    expect(await digested('kadera')).toEqual([byHand(table, 'kadera', '2026-06-01')]);
    expect(await digested('kadera')).toMatchObject([{ count: 2 }]);
    expect(await digested('aanzien')).toEqual([byHand(table, 'aanzien', '2026-06-01')]);
    expect(await digested('kwartier')).toEqual([]);
  });

  it('is written once, by whichever of several processes, also after a restart in between', async () => {
    await record(...looks('kadera', '2026-06-01T09:00:00Z'), ...looks('aanzien', '2026-06-01T09:00:00Z'));
    clock.moveTo(moment('2026-06-03T12:00:00Z'));
    await Promise.all([1, 2, 3, 4].map(() => digests().tick()));
    // One that died between the log and its note.
    await database.postgres.query('update look_days set digested = false');
    await digests().tick();
    for (const organisation of ['kadera', 'aanzien'])
      expect(await digested(organisation)).toMatchObject([{ day: '2026-06-01', count: 1 }]);
  });

  it('tells every day that was missed while nothing ran', async () => {
    for (const day of ['01', '02', '04']) await record(...looks('kadera', `2026-06-${day}T12:00:00Z`));
    clock.moveTo(moment('2026-06-09T12:00:00Z'));
    await digests().tick();
    const days = (await digested('kadera')).map((data) => (data as { day: string }).day);
    expect(days).toEqual(['2026-06-01', '2026-06-02', '2026-06-04']);
  });

  it('that cannot be written down waits, and readiness says so', async () => {
    await record(...looks('kadera', '2026-06-01T09:00:00Z'));
    clock.moveTo(moment('2026-06-02T12:00:00Z'));
    const closed = new PostgresEventStore(database.postgres);
    await closed.close();
    const timer = new LookDigests(database.postgres, closed, codec, clock, new ClockWatch(clock));
    await expect(timer.tick()).rejects.toThrow();
    expect(timer.health()).toEqual({ ok: false, detail: '1 days wait for their digest' });
    await digests().tick();
    await timer.tick();
    expect(timer.health()).toMatchObject({ ok: true });
    expect(await digested('kadera')).toHaveLength(1);
  });

  it('leaves today open, and yesterday for a quarter of an hour', async () => {
    await record(...looks('kadera', '2026-06-01T12:00:00Z'));
    clock.moveTo(moment('2026-06-02T00:14:59Z'));
    await digests().tick();
    expect(await digested('kadera')).toEqual([]);
  });

  it('stands: a look that comes late keeps its moment and counts to the first day that is open', async () => {
    const actor = randomUUID();
    await record(...looks('kadera', '2026-06-01T23:50:00Z', 'dashboard', actor));
    clock.moveTo(moment('2026-06-02T12:00:00Z'));
    await digests().tick();
    const told = await digested('kadera');
    await record(...looks('kadera', '2026-06-01T23:55:00Z', 'dashboard', actor));
    await record(...looks('kadera', '2026-06-01T23:55:00Z', 'dashboard', actor));
    const table = await rows();
    expect(byHand(table, 'kadera', '2026-06-01')).toEqual(told[0]);
    expect(table.map(({ day, times }) => [day, times])).toEqual([
      ['2026-06-01', 1],
      ['2026-06-02', 2],
    ]);
    clock.moveTo(moment('2026-06-03T12:00:00Z'));
    await digests().tick();
    expect(await digested('kadera')).toEqual([told[0], byHand(await rows(), 'kadera', '2026-06-02')]);
  });

  it('waits for a look that is under way into that day', async () => {
    const underWay = await database.postgres.session('a slow writer');
    await underWay.query('begin');
    await underWay.query({
      text: 'select record_looks($1)',
      values: [JSON.stringify(looks('kadera', '2026-06-01T23:59:59Z'))],
    });
    clock.moveTo(moment('2026-06-02T12:00:00Z'));
    const over: string[] = [];
    const sealing = digests()
      .tick()
      .finally(() => over.push('sealed'));
    while (over.length === 0 && !(await somebodyWaits())) await new Promise(setImmediate);
    const next = record(...looks('kadera', '2026-06-01T23:59:59.500Z'));
    await underWay.query('commit');
    await Promise.all([sealing, next]);
    await underWay.close();
    expect(await digested('kadera')).toEqual([byHand(await rows(), 'kadera', '2026-06-01')]);
  });

  it('closes no day by a clock that jumped', async () => {
    await record(...looks('kadera', '2026-06-01T12:00:00Z'));
    const watch = new ClockWatch(clock);
    clock.jumpTo(moment('2027-06-01T12:00:00Z'));
    await digests(watch).tick();
    expect(await digested('kadera')).toEqual([]);
  });
});

describe('the term of looks', () => {
  it('takes whole days away when it is over, and none whose digest is not in the log', async () => {
    const sweep = new LookSweep(database.postgres, clock, new ClockWatch(clock), 5);
    for (const at of ['2021-05-31T12:00:00Z', '2021-06-01T12:00:00Z', '2026-05-31T12:00:00Z'])
      await record(...looks('kadera', at));
    await digests().tick();
    // Sealed, and then the process died.
    await database.postgres.query('update look_days set digested = false');
    await sweep.tick();
    expect(await rows()).toHaveLength(3);
    await digests().tick();
    await sweep.tick();
    expect((await rows()).map(({ day }) => day)).toEqual(['2021-06-01', '2026-05-31']);
    expect(await digested('kadera')).toHaveLength(3);
  });

  it('is not over by a clock that jumped', async () => {
    const watch = new ClockWatch(clock);
    await record(...looks('kadera', '2026-05-31T12:00:00Z'));
    await digests(watch).tick();
    clock.jumpTo(moment('2036-06-01T12:00:00Z'));
    await new LookSweep(database.postgres, clock, watch, 5).tick();
    expect(await rows()).toHaveLength(1);
  });
});

describe('the writer of looks', () => {
  /** A database that answers when it is told to. */
  class SlowPostgres {
    readonly answers: ((failure?: Error) => void)[] = [];
    constructor(private readonly postgres: Postgres) {}

    async query(statement: string | Statement): Promise<unknown> {
      const failure = await new Promise<Error | undefined>((resolve) => {
        this.answers.push(resolve);
      });
      if (failure !== undefined) throw failure;
      return this.postgres.query(statement);
    }
  }
  const slow = () => {
    const postgres = new SlowPostgres(database.postgres);
    return { postgres, writer: new LookWriter(postgres as unknown as Postgres) };
  };
  const turns = async () => {
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
  };

  it('writes what gathers while a batch is on its way as one batch', async () => {
    const { postgres, writer } = slow();
    const one = () => writer.record(looks('kadera', '2026-06-01T12:00:00Z'));
    const first = one();
    await turns();
    const more = Array.from({ length: 50 }, one);
    await turns();
    expect(postgres.answers).toHaveLength(1);
    postgres.answers[0]!();
    await first;
    await turns();
    expect(postgres.answers).toHaveLength(2);
    postgres.answers[1]!();
    await Promise.all(more);
    expect(await rows()).toHaveLength(51);
  });

  it('says so to everybody whose look is not written, and goes on with the next', async () => {
    const { postgres, writer } = slow();
    const one = () => writer.record(looks('kadera', '2026-06-01T12:00:00Z'));
    const failed = [one(), one()].map((waiting) => expect(waiting).rejects.toThrow(LookNotRecorded));
    await turns();
    postgres.answers[0]!(new Error('gone'));
    await Promise.all(failed);
    const next = one();
    await turns();
    postgres.answers[1]!();
    await next;
    expect(await rows()).toHaveLength(1);
  });

  it('lets no more than a thousand wait: whoever comes then hears so at once', async () => {
    const { postgres, writer } = slow();
    const one = () => writer.record(looks('kadera', '2026-06-01T12:00:00Z'));
    const first = one();
    await turns();
    const waiting = Array.from({ length: 1_000 }, one);
    await expect(one()).rejects.toThrow(LookNotRecorded);
    postgres.answers[0]!();
    await first;
    await turns();
    postgres.answers[1]!();
    await Promise.all(waiting);
    expect(await rows()).toHaveLength(1_001);
  });

  it('counts looks at a list together, also those of several processes', async () => {
    const actor = randomUUID();
    const seen = () => record(...looks('kadera', '2026-06-01T12:00:00Z', 'dashboard', actor));
    await Promise.all(Array.from({ length: 20 }, seen));
    expect(await rows()).toMatchObject([{ times: 20 }]);
  });
});
