import type { Queryable } from '../platform/postgres/postgres.port.js';

export interface LookDigest {
  /** UTC, `YYYY-MM-DD`. */
  readonly day: string;
  /** How many rows. */
  readonly count: number;
  /** Of their canonical form, hex. */
  readonly sha256: string;
}

/**
 * The canonical form of a day of an organisation (ADR 28): a line for each row, in the order of their ids, fields
 * parted by tabs, an empty field where there is none, a line feed after each line; UTF-8. No field holds a tab.
 */
const DAY_DIGESTED = `
  select count(*)::integer as count,
         encode(sha256(convert_to(coalesce(string_agg(concat(
           id, E'\\t',
           to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), E'\\t',
           to_char(last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), E'\\t',
           times, E'\\t', organisation, E'\\t', actor_id, E'\\t', role, E'\\t', session_id, E'\\t', what, E'\\t',
           dossier_id, E'\\t', opened_by, E'\\t', outcome, E'\\n'
         ), '' order by id), ''), 'UTF8')), 'hex') as sha256
  from looks where organisation = $1 and day = $2`;

export async function digestOfDay(db: Queryable, organisation: string, day: string): Promise<LookDigest> {
  const { rows } = await db.query<Omit<LookDigest, 'day'>>({
    text: DAY_DIGESTED,
    values: [organisation, day],
  });
  const [digest] = rows;
  if (digest === undefined) throw new Error('a count has a row');
  return { day, ...digest };
}
