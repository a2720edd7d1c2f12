import type { Queryable } from '../../postgres/postgres.port.js';
import type { Position } from '../event-store.port.js';
import { toPosition } from './log-position.js';

/** The end of the log as a transaction sees it: what is in other tables of its snapshot goes with exactly these events. */
export async function headSeenBy(snapshot: Queryable): Promise<Position> {
  const { rows } = await snapshot.query<{ head: string }>(
    'select coalesce(max(position), 0)::text as head from events',
  );
  return toPosition(rows[0]?.head ?? '0');
}
