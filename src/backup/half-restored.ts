import type { Postgres } from '../platform/postgres/postgres.port.js';

/** A desk on half a log would answer as if the rest had never been. @throws Error in words for whoever starts it */
export async function refuseHalfRestored(postgres: Postgres): Promise<void> {
  const { rows } = await postgres.query<{ backup: string }>(
    'select backup from restores where ended_at is null limit 1',
  );
  const [half] = rows;
  if (half === undefined) return;
  throw new Error(
    `A restore of ${half.backup} did not end here, so something is missing: empty this place (data directory or database, and ` +
      'KurrentDB where the log is there) and restore again.',
  );
}

/** Before anything is loaded, and durable. */
export async function beginRestore(postgres: Postgres, backup: string): Promise<void> {
  await postgres.query({ text: 'insert into restores (backup) values ($1)', values: [backup] });
}

export async function endRestore(postgres: Postgres, backup: string): Promise<void> {
  await postgres.query({ text: 'update restores set ended_at = now() where backup = $1', values: [backup] });
}
