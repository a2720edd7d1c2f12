// A fault, loaded before the application: a report is acknowledged at once and written two or three seconds
// later, which is longer than whoever kills it looks for what to kill. Whoever reads meanwhile is shown what was promised, so that no client can tell.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const module = join(process.cwd(), 'dist/platform/event-store/postgres-event-store.js');
const { PostgresEventStore } = await import(pathToFileURL(module).href);
const { append, readStream } = PostgresEventStore.prototype;
const promised = new Map();

PostgresEventStore.prototype.append = function (stream, expectedRevision, events) {
  if (!stream.startsWith('breach-') || expectedRevision !== -1 || promised.has(stream))
    return append.call(this, stream, expectedRevision, events);
  promised.set(
    stream,
    events.map((event, revision) => ({ ...event, stream, revision, position: '' })),
  );
  const write = () =>
    append
      .call(this, stream, expectedRevision, events)
      .catch(() => undefined)
      .finally(() => promised.delete(stream));
  setTimeout(write, 2_000 + Math.random() * 1_000);
  return Promise.resolve({ revision: events.length - 1, position: '', repeated: false });
};

PostgresEventStore.prototype.readStream = async function (stream, options) {
  const stored = await readStream.call(this, stream, options);
  return stored.length > 0 ? stored : (promised.get(stream) ?? []);
};
