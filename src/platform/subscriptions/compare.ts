import { inSnapshot } from '../postgres/snapshot.js';
import type { Queryable } from '../postgres/postgres.port.js';
import type { Position } from '../event-store/event-store.port.js';
import { Checkpoint } from './checkpoint.js';
import { Generations } from './generations.js';
import { Lease } from './lease.js';
import { generationLock } from './projection-runner.js';
import type { Projection } from './projection.js';
import { ProjectionWriter } from './projection-writer.js';
import type { SubscriptionPorts, SubscriptionSettings } from './settings.js';

/** What came of it; `differs` is the key of the first row that is not what the log gives. */
export type Compared =
  | { readonly rows: number; readonly differs?: string }
  /** Nobody reads rows of this version yet. */
  | 'is-being-built';

/**
 * Computes a list anew beside the one that is read, and compares them row by row, as far as both are. Works while the application
 * runs; what was computed is taken away again.
 */
export async function compareWithRebuild<Row extends object>(
  ports: SubscriptionPorts,
  settings: SubscriptionSettings,
  projection: Projection<Row>,
  stop: AbortSignal,
): Promise<Compared> {
  const { postgres } = ports;
  const { name, version } = projection;
  const generations = new Generations(postgres, projection);
  const active = await generations.active();
  if (active?.version !== version) return 'is-being-built';
  const lease = await Lease.open(postgres, `lekwacht compare ${name}`, stop);
  try {
    const writer = await ProjectionWriter.open(ports, settings, projection);
    const anew = await generations.beginNew(async (begun) => {
      await lease.tryLock(generationLock(name, begun));
    });
    try {
      const checkpoint = await Checkpoint.claim(postgres, name, anew);
      await writer.catchUp(checkpoint, lease.signal, () => undefined);
      if (lease.signal.aborted) throw new CompareInterrupted(name);
      return await inSnapshot(postgres, `lekwacht compare ${name}`, (snapshot) =>
        firstDifference(snapshot, name, anew),
      );
    } finally {
      await writer.removeOnly(anew);
      await postgres.query({
        text: 'delete from subscription_checkpoints where name = $1 and generation = $2',
        values: [name, anew],
      });
    }
  } finally {
    await lease.close();
  }
}

/** A row that one of both has folded further than the other is passed over: it is compared by whoever asks again. */
async function firstDifference(snapshot: Queryable, list: string, anew: number): Promise<Compared> {
  const { rows: levels } = await snapshot.query<{ generation: number; position: Position }>({
    text: `select generation, position from subscription_checkpoints
           where name = $1 and generation in ($2, (select active_generation from projections where name = $1))
           order by generation`,
    values: [list, anew],
  });
  const [read, built] = levels;
  if (read === undefined || built === undefined) return 'is-being-built';
  const level = read.position < built.position ? read.position : built.position;
  const side = (parameter: string): string =>
    `select key, position, to_jsonb(l) - 'generation' as content from "${list}" l where generation = ${parameter}`;
  const { rows } = await snapshot.query<{ key: string }>({
    text: `select key from (${side('$1')}) one full join (${side('$2')}) other using (key)
           where coalesce(one.position, '') <= $3 and coalesce(other.position, '') <= $3
             and one.content is distinct from other.content
           order by key limit 1`,
    values: [read.generation, built.generation, level],
  });
  const { rows: counted } = await snapshot.query<{ rows: number }>({
    text: `select count(*)::int as rows from "${list}" where generation = $1`,
    values: [built.generation],
  });
  return { rows: counted[0]?.rows ?? 0, ...(rows[0] && { differs: rows[0].key }) };
}

class CompareInterrupted extends Error {
  override readonly name = 'CompareInterrupted';
  constructor(projection: string) {
    super(`the comparison of ${projection} was interrupted: nothing is known of it`);
  }
}
