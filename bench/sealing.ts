// What sealing costs: the same events with a codec that seals and with one that does not, by turns, so that both meet the same
// machine in the same mood. Medians of five, on an embedded PostgreSQL. Ends by itself, after some two minutes.
import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import Table from 'cli-table3';
import { throwawayDirectory } from '../examples/throwaway-directory.js';
import { readConfig } from '../src/config.js';
import { openEngine, type Engine } from '../src/engine.js';
import { keyCustody } from '../src/key-custody.factory.js';
import { EventCodec, type EventToRecord } from '../src/platform/event-store/event-codec.js';
import { NO_STREAM } from '../src/platform/event-store/event-store.port.js';
import { createLog } from '../src/platform/log/log.js';
import { useEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.js';
import { openPostgres } from '../src/platform/postgres/pg-postgres.js';
import { KeyRing } from '../src/platform/personal-data/key-ring.js';
import type { Postgres } from '../src/platform/postgres/postgres.port.js';
import { moment } from '../src/shared/moment.js';
import { personal } from '../src/shared/personal.js';
import { UNSEALED } from '../test/support/event-store/unsealed.js';

const ROUNDS = 5;
const CALLERS = 64;
const EVENTS = 8_000;
const LOADS = 30;
const KEYS_IN_BLOCK = 1_024;

const TYPES = { Bench: { schemaVersion: 1 } };
const TEXT = 'Een tas met dossiers is vannacht uit een auto gestolen. '.repeat(4).trim();

const rows: (readonly [string, string, string])[] = [];
const line = (what: string, figure: string, remark = ''): void => {
  console.error(`  ${what}: ${figure} ${remark}`);
  rows.push([what, figure, remark]);
};
const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')} /s`;
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** About as large as a report, with so many personal values of 224 bytes. */
function sampleEvent(values: number, stream = `breach-${randomUUID()}`): EventToRecord {
  const id = randomUUID();
  return {
    id,
    stream,
    event: {
      type: 'Bench',
      data: {
        organisation: 'kadera',
        texts: Array.from({ length: values }, () => personal('dossier', TEXT)),
        discoveredAt: '2026-03-01T02:14:00.000Z',
        dataCategories: ['health', 'contact'],
      },
    },
    metadata: {
      recordedAt: moment('2026-03-01T02:16:21Z'),
      actor: { id: 'reporter', role: 'reporter' },
      organisation: 'kadera',
      commandId: id,
      correlationId: id,
      causationId: id,
      schemaVersion: 1,
      lawVersion: '2018-05-25',
      nonce: '00112233445566778899aabbccddeeff',
    },
  };
}

/** @returns events per second, each encoded and appended to a new stream */
async function appends({ store }: Engine, codec: EventCodec, values: number): Promise<number> {
  let left = EVENTS;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (left-- > 0) {
        const event = sampleEvent(values);
        await store.append(event.stream, NO_STREAM, await codec.encode([event]));
      }
    }),
  );
  return (EVENTS * 1_000) / (performance.now() - started);
}

async function benchAppends(engine: Engine, sealing: EventCodec, readable: EventCodec): Promise<void> {
  for (const values of [2, 6]) {
    const on: number[] = [];
    const off: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      off.push(await appends(engine, readable, values));
      on.push(await appends(engine, sealing, values));
    }
    const share = median(on.map((speed, round) => speed / (off[round] ?? Number.NaN)));
    line(`${values} personal values, readable`, perSecond(median(off)));
    line(
      `${values} personal values, sealed`,
      perSecond(median(on)),
      `${Math.round(share * 100)} % of readable`,
    );
  }
}

/** Six sealed values with the storage of migration 0042 and with that of before. */
async function benchStorage(engine: Engine, sealing: EventCodec): Promise<void> {
  // Of the owner of the table: the desk itself may not change it.
  const server = await useEmbeddedPostgres({ dataDirectory: directory });
  const postgres = await openPostgres({ connectionString: server.connectionString });
  const set = async (storage: string, target: number): Promise<void> => {
    await postgres.query(`alter table events alter column data set storage ${storage}`);
    await postgres.query(`alter table events set (toast_tuple_target = ${target})`);
  };
  const before: number[] = [];
  const after: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await set('extended', 2_040);
    before.push(await appends(engine, sealing, 6));
    await set('external', 8_160);
    after.push(await appends(engine, sealing, 6));
  }
  const share = median(after.map((speed, round) => speed / (before[round] ?? Number.NaN)));
  line('6 sealed, compressed and out of line', perSecond(median(before)));
  line('6 sealed, stored as they are (0042)', perSecond(median(after)), `${share.toFixed(2)} × that`);
  await postgres.close();
  await server.stop();
}

async function benchDossiers({ store }: Engine, codec: EventCodec): Promise<void> {
  // An everyday dossier holds a value in every second event; one of many supplements and reports more.
  for (const [events, each] of [
    [30, 0.5],
    [1_000, 0.5],
    [30, 2],
    [1_000, 2],
  ] as const) {
    const stream = `breach-${randomUUID()}`;
    const history = Array.from({ length: events }, (_, at) =>
      sampleEvent(Math.floor((at + 1) * each) - Math.floor(at * each), stream),
    );
    await store.append(stream, NO_STREAM, await codec.encode(history));
    const closed: number[] = [];
    const opened: number[] = [];
    for (let load = 0; load < LOADS; load++) {
      const started = performance.now();
      await codec.decode(await store.readStream(stream));
      const between = performance.now();
      await codec.opened(await store.readStream(stream));
      closed.push(between - started);
      opened.push(performance.now() - between);
    }
    const times = median(opened) / median(closed);
    line(`dossier of ${events} events, ${events * each} values`, `${median(closed).toFixed(1)} ms`, 'sealed');
    line(`the same opened`, `${median(opened).toFixed(1)} ms`, `${times.toFixed(1)} × that`);
  }
}

/** Only rows of blocks are touched, so that keys need not be there. */
async function benchRewrap(postgres: Postgres, { keys: { rotation } }: Engine, ring: KeyRing): Promise<void> {
  for (const keys of [100_000, 10_000_000]) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await ring.learn();
      const blocks = Array.from({ length: Math.ceil(keys / KEYS_IN_BLOCK) }, () =>
        ring.wrap(randomBytes(32), randomUUID()),
      );
      await postgres.query({
        text: `insert into personal.key_blocks (id, epoch, iv, wrapped)
               select * from unnest($1::uuid[], $2::int[], $3::bytea[], $4::bytea[])`,
        values: [
          blocks.map(({ id }) => id),
          blocks.map(({ epoch }) => epoch),
          blocks.map(({ iv }) => iv),
          blocks.map(({ wrapped }) => wrapped),
        ],
      });
      const started = performance.now();
      await rotation.rotate();
      times.push(performance.now() - started);
      await postgres.query({
        text: 'delete from personal.key_blocks where id = any ($1::uuid[])',
        values: [blocks.map(({ id }) => id)],
      });
    }
    line(`rewrap of ${keys.toLocaleString('en')} keys`, `${Math.round(median(times))} ms`);
  }
}

const directory = throwawayDirectory('bench-sealing');
const config = readConfig({ LEKWACHT_DATA: directory, LOG_LEVEL: 'error' });
const engine = await openEngine(config, createLog(config), () => undefined);
try {
  const sealing = new EventCodec(TYPES, engine.keys.vault);
  const readable = new EventCodec(TYPES, UNSEALED);
  await benchRewrap(
    engine.postgres,
    engine,
    await KeyRing.open(engine.postgres, keyCustody(config), () => undefined),
  );
  // Warm before anything counts.
  for (const codec of [sealing, readable]) await appends(engine, codec, 2);
  await benchAppends(engine, sealing, readable);
  await benchStorage(engine, sealing);
  await benchDossiers(engine, sealing);
} finally {
  await engine.close();
  rmSync(directory, { recursive: true });
}
const table = new Table({
  head: [`medians of five, ${CALLERS} callers`, '', ''],
  style: { head: [], border: [], compact: true },
});
table.push(...rows.map((measured) => [...measured]));
console.log(table.toString());
