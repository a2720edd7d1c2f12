/**
 * For every connection. A frozen process must not hold a lock for ever, and a statement that nobody waits
 * for any more must end; long work (a rebuild, a migration) sets its own with SET LOCAL. TimeZone and
 * DateStyle because moments are read in that form (value-parsers).
 */
const SETTINGS: Readonly<Record<string, string>> = {
  lock_timeout: '10s',
  statement_timeout: '30s',
  idle_in_transaction_session_timeout: '10s',
  transaction_timeout: '60s',
  TimeZone: 'UTC',
  DateStyle: 'ISO, YMD',
};

/**
 * After connecting, not as startup parameters: a session-mode pooler refuses those it does not know.
 * The join leaves out what this server does not know (transaction_timeout: since PostgreSQL 17).
 */
export function sessionSettings(
  applicationName: string,
  others: Readonly<Record<string, string>> = {},
): { text: string; values: string[][] } {
  const settings = { ...SETTINGS, ...others, application_name: applicationName };
  return {
    text: `SELECT set_config(known.name, wanted.value, false)
             FROM unnest($1::text[], $2::text[]) AS wanted (name, value)
             JOIN pg_settings known ON lower(known.name) = lower(wanted.name)`,
    values: [Object.keys(settings), Object.values(settings)],
  };
}
