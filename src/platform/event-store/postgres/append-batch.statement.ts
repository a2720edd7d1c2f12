import type { Queryable } from '../../postgres/postgres.port.js';
import type { WaitingAppend } from '../append-queue.js';
import { toPosition } from './log-position.js';

export interface AppendOutcome {
  readonly outcome: 'written' | 'repeated' | 'conflict';
  readonly revision: number;
  readonly position: string;
}

interface OutcomeRow {
  readonly outcome: AppendOutcome['outcome'];
  readonly revision: number;
  readonly position: string | null;
}

const TEXT = `select outcome, at_revision as revision, at_position::text as position
  from append_events($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** One round trip and one transaction: the statement commits before its answer is sent. */
export async function appendBatch(
  connection: Queryable,
  batch: readonly WaitingAppend[],
): Promise<readonly AppendOutcome[]> {
  const { rows } = await connection.query<OutcomeRow>({
    name: 'append_events',
    text: TEXT,
    values: valuesOf(batch),
  });
  return rows.map(({ outcome, revision, position }) => ({
    outcome,
    revision,
    position: toPosition(position ?? '0'),
  }));
}

/** The arrays that migration 0001 describes. */
function valuesOf(batch: readonly WaitingAppend[]): readonly unknown[] {
  const streams = new Map<string, number>();
  const streamOf = batch.map(({ stream }) => {
    const known = streams.get(stream);
    if (known !== undefined) return known;
    streams.set(stream, streams.size + 1);
    return streams.size;
  });
  const events = batch.flatMap((append) => append.events);
  return [
    [...streams.keys()],
    streamOf,
    batch.map(({ expectedRevision }) => expectedRevision),
    batch.map((append) => append.events.length),
    batch.flatMap((append, index) => append.events.map(() => index + 1)),
    events.map(({ id }) => id),
    events.map(({ type }) => type),
    JSON.stringify(events.map(({ data }) => data)),
    JSON.stringify(events.map(({ metadata }) => metadata)),
  ];
}
