import { MIGRATION_LOCK } from './migrate.js';
import type { Postgres, Queryable } from './postgres.port.js';

/** What a process of the desk may not do to the log of facts, by whatever flaw: it only reads and appends. */
const NEVER_ON_EVENTS = ['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES', 'MAINTAIN'] as const;

/**
 * Lets a role work on the schema, and change nothing of the log (ADR 55). Told anew at each start: a role that was made anew
 * knows nothing of what its predecessor was told.
 * @param owner of all tables
 * @param role its name, which has to be there
 */
export async function letIn(owner: Postgres, role: string): Promise<void> {
  await owner.transaction(async (tx) => {
    // Two that grant at once would meet each other's rows.
    await tx.query({ text: 'SELECT pg_advisory_xact_lock($1::bigint)', values: [MIGRATION_LOCK] });
    const { rows } = await tx.query<{ statements: string }>({
      // Of the owner's own tables alone: whatever else lies in this database is not ours to share.
      text: `WITH ours AS (
               SELECT format('%I', nspname) AS schema, format('%I.%I', nspname, relname) AS name, relname, relkind
               FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE c.relowner = current_user::regrole AND c.relkind IN ('r', 'p', 'S')
                 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')
             SELECT string_agg(said, ';' ORDER BY step) AS statements FROM (
               SELECT 1 AS step, format('GRANT USAGE ON SCHEMA %s TO %I', schema, $1::text) AS said FROM ours GROUP BY schema
               UNION ALL
               SELECT 2, format('REVOKE ALL ON %s FROM %I', name, $1) FROM ours WHERE relkind <> 'S'
               UNION ALL
               SELECT 3, format('GRANT %s ON %s TO %I', CASE WHEN relname IN ('events', 'proof_checkpoints', 'proof_anchors')
                   THEN 'SELECT, INSERT' WHEN relname = 'proof_tiles' THEN 'SELECT, INSERT, UPDATE'
                   WHEN relname = 'schema_migrations' THEN 'SELECT' ELSE 'SELECT, INSERT, UPDATE, DELETE' END, name, $1)
               FROM ours WHERE relkind <> 'S'
               UNION ALL
               SELECT 4, format('GRANT USAGE, SELECT ON SEQUENCE %s TO %I', name, $1) FROM ours WHERE relkind = 'S') AS told`,
      values: [role],
    });
    await tx.query(rows[0]?.statements ?? '');
  });
}

/** @returns whether the role that asks may do more to the log than read and append: as its owner, as superuser, or by a grant */
export async function mayChangeTheLog(desk: Queryable): Promise<boolean> {
  const { rows } = await desk.query<{ may: boolean }>({
    text: `SELECT pg_has_role(relowner, 'USAGE') OR bool_or(has_table_privilege(c.oid, p.name)) AS may
           FROM pg_class c CROSS JOIN unnest($1::text[]) AS p (name)
           WHERE c.oid = 'events'::regclass
             AND (p.name <> 'MAINTAIN' OR current_setting('server_version_num')::int >= 170000)
           GROUP BY c.oid, relowner`,
    values: [NEVER_ON_EVENTS],
  });
  return rows[0]?.may ?? true;
}
