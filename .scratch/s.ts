import { KurrentDbTestServer } from '../test/support/kurrentdb-server/kurrentdb-test-server.js';
import { KurrentDbEventStore } from '../src/platform/event-store/kurrentdb-event-store.js';
import { anEvent, aBreach } from '../test/contract/event-store.harness.js';
const server = await KurrentDbTestServer.start();
const store = new KurrentDbEventStore(server.url, { report: (w, e) => console.log(w, String(e)) });
const abort = new AbortController();
for (let i = 0; i < 5; i++) void (async () => { for await (const _ of store.subscribeToAll('', { streamPrefixes: ['breach-'], batchSize: 2000, signal: abort.signal })); })();
const count = async () => { const p = await store.readAll('', { streamPrefixes: [''] }); if (!p.caughtUp) throw new Error('?'); return p.events.length; };
let n = 0, slowest = 0, wrong = 0, rounds = 0;
const end = performance.now() + 25_000;
while (performance.now() < end) {
  if (rounds++ % 20 === 0) { await store.append(aBreach(), -1, [anEvent()]); n++; }
  const t = performance.now(); const c = await count(); const d = performance.now() - t;
  if (d > slowest) slowest = d; if (d > 1000) console.log('slow', d);
  if (c !== n) { wrong++; console.log('wrong', c, n); }
}
console.log({ n, rounds, slowest, wrong });
abort.abort(); await store.close(); await server.stop();
