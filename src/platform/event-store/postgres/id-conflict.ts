import type { Queryable } from '../../postgres/postgres.port.js';
import { NO_STREAM, WrongExpectedRevision } from '../event-store.port.js';
import type { WaitingAppend } from '../append-queue.js';

/**
 * Why a lone append met its own ids: where they stand elsewhere in the same stream it is a conflict, and
 * reading the stream again shows them. Ids that stand in another stream are no conflict (`undefined`).
 */
export async function conflictOverIds(
  connection: Queryable,
  { stream, expectedRevision, events }: WaitingAppend,
): Promise<WrongExpectedRevision | undefined> {
  const { rows } = await connection.query<{ here: boolean; revision: number | null }>({
    text: `select
      exists (select from events where stream = $1 and id = any ($2::uuid[])) as here,
      (select max(revision) from events where stream = $1) as revision`,
    values: [stream, events.map(({ id }) => id)],
  });
  const [row] = rows;
  if (row?.here !== true) return undefined;
  return new WrongExpectedRevision(stream, expectedRevision, row.revision ?? NO_STREAM);
}
