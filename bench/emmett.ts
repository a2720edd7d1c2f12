import { randomUUID } from 'node:crypto';
import { throwawayDirectory } from '../examples/throwaway-directory.js';
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.js';
import { rmSync } from 'node:fs';
import type { EventRecord } from '../src/platform/event-store/event-store.port.js';

/** Not one of ours, because of its licence: measured where somebody has put it there, `npm install --no-save` and this. */
const PACKAGE = '@event-driven-io/emmett-postgresql' as string;

/** As much of it as is used. */
interface EmmettStore {
  readonly schema: { migrate(): Promise<unknown> };
  appendToStream(
    stream: string,
    events: readonly object[],
    options: { readonly expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' },
  ): Promise<unknown>;
  close(): Promise<void>;
}

export interface Emmett {
  /** To a stream of its own. */
  append(event: EventRecord): Promise<unknown>;
  close(): Promise<void>;
}

/** On a database of its own, of the same kind as ours. @returns nothing where it is not installed */
export async function emmett(): Promise<Emmett | undefined> {
  let found: { readonly getPostgreSQLEventStore: (connectionString: string) => EmmettStore };
  try {
    found = (await import(PACKAGE)) as typeof found;
  } catch {
    return undefined;
  }
  const directory = throwawayDirectory('bench-emmett');
  const postgres = await startEmbeddedPostgres({ dataDirectory: directory });
  const store = found.getPostgreSQLEventStore(postgres.connectionString);
  await store.schema.migrate();
  return {
    append: ({ type, data, metadata }) =>
      store.appendToStream(
        `breach-${randomUUID()}`,
        [{ type, data: JSON.parse(data) as object, metadata: JSON.parse(metadata) as object }],
        { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' },
      ),
    close: async () => {
      await store.close();
      await postgres.stop();
      rmSync(directory, { recursive: true });
    },
  };
}
