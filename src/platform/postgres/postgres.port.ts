/** A statement; with a name it is prepared once per connection. */
export interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
  readonly name?: string;
  /** Each row as its values in the order of the columns; without: as an object. */
  readonly rowMode?: 'array';
}

export interface QueryResult<Row> {
  readonly rows: readonly Row[];
  readonly rowCount: number;
}

export interface Queryable {
  query<Row extends object = Record<string, unknown>>(
    statement: string | Statement,
  ): Promise<QueryResult<Row>>;
}

/** One connection of its own, outside the pool: for LISTEN, session locks and the writer lane. */
export interface Session extends Queryable {
  /** Called for each NOTIFY on a channel this session LISTENs to. */
  onNotification(listener: (channel: string, payload: string) => void): void;
  /** Called once when the connection is gone, by whatever cause. */
  onLost(listener: (cause: Error | undefined) => void): void;
  close(): Promise<void>;
}

/** The one database. Only this folder imports `pg`. */
export abstract class Postgres implements Queryable {
  abstract query<Row extends object = Record<string, unknown>>(
    statement: string | Statement,
  ): Promise<QueryResult<Row>>;

  /** Commits when `work` resolves, rolls back when it throws. */
  abstract transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;

  /** @param answerMs longest wait for an answer, for work that takes its time; 0: for ever */
  abstract session(applicationName: string, answerMs?: number): Promise<Session>;

  abstract close(): Promise<void>;
}
