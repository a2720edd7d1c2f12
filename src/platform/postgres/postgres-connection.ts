/**
 * Where a database is, as a URL of the form that libpq reads too. It carries the password: never log it.
 * A unix socket stands in the query: `postgresql://user:password@localhost/database?host=/folder&port=5432`.
 */
export interface PostgresConnection {
  readonly connectionString: string;
}
