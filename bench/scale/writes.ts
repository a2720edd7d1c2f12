import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.js';
import { openPostgres } from '../../src/platform/postgres/pg-postgres.js';
import type { Queryable } from '../../src/platform/postgres/postgres.port.js';
import { configOf } from './served.js';

const ROWS = 5_000;
const ROUNDS = 3;

export interface WriteCost {
  readonly list: string;
  readonly without: string;
  /** Rows a second, the median of some rounds; nothing of it is kept. */
  readonly perSecond: number;
  /** Of all indexes that are left, by row of the list. */
  readonly indexBytes: number;
}

/** What the indexes of the flat lists cost a row that is written: with all of them, without that of words, without any of ADR 66. */
export async function writeCosts(directory: string): Promise<readonly WriteCost[]> {
  const { dataDirectory } = configOf(directory);
  const embedded = await startEmbeddedPostgres({ dataDirectory, report: () => undefined });
  const owner = await openPostgres({ connectionString: embedded.connectionString });
  try {
    const costs: WriteCost[] = [];
    for (const list of ['register', 'dashboard'])
      for (const [without, pattern] of [
        ['nothing', '^$'],
        ...(list === 'register' ? [['the index of words', '_words$'] as const] : []),
        ['every index but its key', '^(?!.*_pkey$)'],
      ] as const) {
        const rounds: number[] = [];
        let indexBytes = 0;
        for (let round = 0; round < ROUNDS; round++) {
          await owner
            .transaction(async (tx) => {
              await drop(tx, list, pattern);
              indexBytes = await bytesByRow(tx, list);
              rounds.push(await written(tx, list));
              throw new NotKept();
            })
            .catch((error: unknown) => {
              if (!(error instanceof NotKept)) throw error;
            });
        }
        rounds.sort((a, b) => a - b);
        costs.push({ list, without, perSecond: rounds[Math.floor(ROUNDS / 2)] ?? Number.NaN, indexBytes });
      }
    return costs;
  } finally {
    await owner.close();
    await embedded.stop();
  }
}

class NotKept extends Error {}

async function drop(tx: Queryable, list: string, pattern: string): Promise<void> {
  const { rows } = await tx.query<{ name: string }>({
    text: 'select indexname as name from pg_indexes where tablename = $1 and indexname ~ $2',
    values: [list, pattern],
  });
  for (const { name } of rows) await tx.query(`drop index ${name}`);
}

async function bytesByRow(tx: Queryable, list: string): Promise<number> {
  const { rows } = await tx.query<{ bytes: number }>(
    `select pg_indexes_size('${list}')::float8 / greatest(1, (select count(*) from ${list})) as bytes`,
  );
  return rows[0]?.bytes ?? Number.NaN;
}

/** The same rows once more, of another generation. */
async function written(tx: Queryable, list: string): Promise<number> {
  const { rows } = await tx.query<{ columns: string }>({
    text: `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute where attrelid = $1::regclass
           and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'generation'`,
    values: [list],
  });
  const { columns = '' } = rows[0] ?? {};
  const begun = performance.now();
  const { rowCount } = await tx.query(
    `insert into ${list} (generation, ${columns}) select generation + 1000, ${columns} from ${list} limit ${ROWS}`,
  );
  return (rowCount * 1_000) / (performance.now() - begun);
}
