import { randomUUID } from 'node:crypto';
import { emmett } from './emmett.js';
import {
  NO_STREAM,
  type EventRecord,
  type EventStore,
} from '../src/platform/event-store/event-store.port.js';
import type { Postgres } from '../src/platform/postgres/postgres.port.js';

export interface AppendComparison {
  /** Connections of the raw inserts, callers of the store. */
  readonly callers: number;
  /** Events per second, medians. */
  readonly raw: number;
  readonly appended: number;
  readonly ratio: number;
  /** Where Emmett is installed, on a database beside it. */
  readonly emmett?: number;
}

/** So many events for each run: long enough to measure, short enough for five rounds. */
const EVENTS_PER_RUN: Readonly<Record<number, number>> = { 1: 2_000, 16: 15_000, 64: 30_000 };

/** Raw inserts, our appends and those of Emmett in turns, so that all meet the same disk in the same mood. Medians of five. */
export async function compareAppends(
  postgres: Postgres,
  store: EventStore,
  { callers = [1, 16, 64], rounds = 5 }: { callers?: readonly number[]; rounds?: number } = {},
): Promise<AppendComparison[]> {
  const other = await emmett();
  const comparisons: AppendComparison[] = [];
  for (const count of callers) {
    const events = EVENTS_PER_RUN[count] ?? 10_000;
    const raw: number[] = [];
    const appended: number[] = [];
    const others: number[] = [];
    for (let round = 0; round < rounds; round++) {
      raw.push(await benchRawInserts(postgres, count, events));
      appended.push(
        await benchAppends((event) => store.append(`breach-${event.id}`, NO_STREAM, [event]), count, events),
      );
      // A tenth of the speed takes a tenth of the events.
      if (other) others.push(await benchAppends((event) => other.append(event), count, events / 10));
    }
    const [a, b] = [median(appended), median(raw)];
    comparisons.push({
      ...{ callers: count, raw: b, appended: a, ratio: a / b },
      ...(other && { emmett: median(others) }),
    });
  }
  await other?.close();
  return comparisons;
}

/**
 * What PostgreSQL does without us: single-row prepared inserts, each its own transaction, into the same table
 * with the same indexes. Nothing else may append meanwhile: positions are counted here.
 * @returns events per second
 */
async function benchRawInserts(postgres: Postgres, connections: number, events: number): Promise<number> {
  const { rows } = await postgres.query<{ head: string }>(
    'select coalesce(max(position), 0)::text as head from events',
  );
  let position = Number(rows[0]?.head);
  const last = position + events;
  const sessions = await Promise.all(Array.from({ length: connections }, () => postgres.session('bench')));
  const insert =
    'insert into events (position, stream, revision, id, type, data, metadata) values ($1, $2, $3, $4, $5, $6, $7)';
  try {
    const started = performance.now();
    await Promise.all(
      sessions.map(async (session) => {
        while (position < last) {
          const { id, type, data, metadata } = sampleEvent();
          const values = [++position, `breach-${id}`, 0, id, type, data, metadata];
          await session.query({ name: 'raw', text: insert, values });
        }
      }),
    );
    return perSecond(events, started);
  } finally {
    await Promise.all(sessions.map((session) => session.close()));
  }
}

/**
 * Callers that append one event after the other, each to a new stream, as reports do.
 * @returns events per second
 */
async function benchAppends(
  append: (event: EventRecord) => Promise<unknown>,
  callers: number,
  events: number,
): Promise<number> {
  let appended = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (appended < events) {
        appended++;
        await append(sampleEvent());
      }
    }),
  );
  return perSecond(events, started);
}

/** About as large as a report: 400 bytes of data, 400 of metadata. */
export function sampleEvent(): EventRecord {
  const id = randomUUID();
  const data = {
    organisation: 'kadera',
    description: 'Een tas met dossiers is vannacht uit een auto gestolen. '.repeat(4).trim(),
    reporter: { kind: 'employed', reachableUntil: '2026-03-01T07:30:00.000Z' },
    discoveredAt: '2026-03-01T02:14:00.000Z',
    dataCategories: ['health', 'contact'],
  };
  const metadata = {
    recordedAt: '2026-03-01T02:16:21.480Z',
    receivedAt: '2026-03-01T02:16:21.480Z',
    actor: { id: 'reporter', role: 'melder' },
    organisation: 'kadera',
    commandId: id,
    correlationId: id,
    causationId: id,
    schemaVersion: 1,
    lawVersion: '2018-05-25',
    nonce: '00112233445566778899aabbccddeeff',
  };
  return { id, type: 'BreachReported', data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
}

function perSecond(events: number, started: number): number {
  return (events / (performance.now() - started)) * 1_000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
