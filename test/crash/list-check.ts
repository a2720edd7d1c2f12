import { setTimeout as delay } from 'node:timers/promises';
import { BREACH_EVENT_TYPES } from '../../src/breach/domain/breach.js';
import { UNSEALED } from '../support/event-store/unsealed.js';
import { EventCodec } from '../../src/platform/event-store/event-codec.js';
import type { PgPostgres } from '../../src/platform/postgres/pg-postgres.js';
import type { Queryable } from '../../src/platform/postgres/postgres.port.js';
import { foldBatch, keyEvents } from '../../src/platform/subscriptions/fold.js';
import type { Projection } from '../../src/platform/subscriptions/projection.js';
import { REACTIONS } from '../../src/reactions.js';
import { PATIENCE_MS } from '../support/crash/crash-application.js';
import type { Vault } from '../../src/platform/personal-data/vault.js';
import { readLog } from './log-check.js';

/** The log is read opened. */
const codec = new EventCodec(BREACH_EVENT_TYPES, UNSEALED);

/** Waits until every list has caught up with the log as it is now, and compares its rows with the fold of the log. */
export async function violationsOfLists(database: PgPostgres, vault: Vault): Promise<readonly string[]> {
  const head = (await readLog(database, vault)).findLast(({ stream }) =>
    stream.startsWith('breach-'),
  )?.position;
  const late = performance.now() + PATIENCE_MS;
  const violations: string[] = [];
  for (const projection of REACTIONS.lists) {
    while ((await checkpointOf(database, projection)) < (head ?? '')) {
      if (performance.now() > late) return [...violations, `late: ${projection.name} did not reach ${head}`];
      await delay(20);
    }
    const compare = (): Promise<readonly string[]> => differences(database, vault, projection);
    // The server that was killed may end a session of ours too, once: that is no finding about a list.
    violations.push(...(await compare().catch(compare)));
  }
  return violations;
}

async function checkpointOf(database: Queryable, { name }: Projection<object>): Promise<string> {
  const { rows } = await database.query<{ position: string }>({
    text: `select c.position from projections p join subscription_checkpoints c
           on c.name = p.name and c.generation = p.active_generation where p.name = $1`,
    values: [name],
  });
  return rows[0]?.position ?? '';
}

/** In one snapshot, because the clock goes on raising alarms: the rows are those of their own checkpoint. */
async function differences(
  database: PgPostgres,
  vault: Vault,
  projection: Projection<object>,
): Promise<readonly string[]> {
  const { name } = projection;
  const seen = await database.transaction(async (tx) => {
    await tx.query('set transaction isolation level repeatable read');
    const checkpoint = await checkpointOf(tx, projection);
    const { rows } = await tx.query<{ key: string; position: string; row: string }>({
      text: `select key, position, row::text as row from "${name}"
             where generation = (select active_generation from projections where name = $1)`,
      values: [name],
    });
    return { checkpoint, rows, log: await readLog(tx, vault) };
  });
  const upTo = seen.log.filter(({ position }) => position <= seen.checkpoint);
  const ofInterest = upTo.filter(({ stream }) =>
    projection.streamPrefixes.some((prefix) => stream.startsWith(prefix)),
  );
  const folded = foldBatch(projection, new Map(), keyEvents(projection, await codec.decode(ofInterest)));
  const expected = new Map([...folded].map(([key, row]) => [key, readable(row.position, row.row)]));
  const actual = new Map(seen.rows.map((row) => [row.key, readable(row.position, JSON.parse(row.row))]));
  return [...new Set([...expected.keys(), ...actual.keys()])]
    .filter((key) => expected.get(key) !== actual.get(key))
    .map((key) => `list: ${name} differs from the fold of the log for ${key}`);
}

function readable(position: string, row: unknown): string {
  return JSON.stringify([position, row]);
}
