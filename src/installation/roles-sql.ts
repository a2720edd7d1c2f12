interface Role {
  readonly name: string;
  readonly password: string;
}

/**
 * For `psql`, as a superuser; as often as one likes. Two roles and a database: who owns its tables migrates, and who works on them
 * reads the log and appends to it (ADR 55). What the second may do the first tells it with each migration.
 * @param deskUrl @param ownerUrl of one database
 */
export function rolesSql(deskUrl: string, ownerUrl: string): string {
  const name = new URL(ownerUrl).pathname.slice(1);
  const [owner, desk] = [roleIn(ownerUrl), roleIn(deskUrl)];
  const roles: readonly Role[] = [owner, desk];
  return `-- Made by "init", for psql, as a superuser. It holds passwords: remove it when it is done.
\\set ON_ERROR_STOP on
${roles
  .map(
    ({
      name: role,
      password,
    }) => `select 'create role ${role}' where not exists (select from pg_roles where rolname = '${role}') \\gexec
alter role ${role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '${password}';
`,
  )
  .join(
    '',
  )}select 'create database "${name}" owner ${owner.name} template template0 encoding ''UTF8'' lc_collate ''C'' lc_ctype ''C.UTF-8'''
  where not exists (select from pg_database where datname = '${name}') \\gexec
revoke all on database "${name}" from public;
grant connect on database "${name}" to ${desk.name};
`;
}

/** As a file that came back names it. */
function roleIn(url: string): Role {
  const { username, password } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password).replaceAll("'", "''") };
}
