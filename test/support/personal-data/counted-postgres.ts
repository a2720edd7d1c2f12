import { Postgres } from '../../../src/platform/postgres/postgres.port.js';

/** Counts the statements that go through it, and does something before the nth. */
export class CountedPostgres extends Postgres {
  constructor(
    private readonly real: Postgres,
    private left: number,
    private readonly reached: () => void,
  ) {
    super();
  }

  override query: Postgres['query'] = (statement) => this.real.query(this.counted(statement));

  override transaction: Postgres['transaction'] = (work) =>
    this.real.transaction((tx) => work({ query: (statement) => tx.query(this.counted(statement)) }));

  override session: Postgres['session'] = (name) => this.real.session(name);

  override close = (): Promise<void> => Promise.resolve();

  private counted<S>(statement: S): S {
    if (--this.left === 0) this.reached();
    return statement;
  }
}
