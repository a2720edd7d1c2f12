import { KurrentDbTestServer } from '../test/support/kurrentdb-server/kurrentdb-test-server.js';
import { KurrentDbEventStore } from '../src/platform/event-store/kurrentdb-event-store.js';
import { anEvent, aBreach } from '../test/contract/event-store.harness.js';
const server = await KurrentDbTestServer.start();
const store = new KurrentDbEventStore(server.url, { report: console.log });
let t = performance.now();
const lap = (what: string) => { console.log(what, (performance.now() - t).toFixed(0), 'ms'); t = performance.now(); };
await store.append(aBreach(), -1, [anEvent()]); lap('first');
for (let i = 0; i < 13; i++) { await store.append(aBreach(), -1, Array.from({ length: 1000 }, () => anEvent('{}'))); lap('1000 events'); }
let p = await store.readAll('', { maxCount: 2000 }); lap('page 2000');
p = await store.readAll('', { streamPrefixes: ['org'], maxCount: 10 }); lap('sparse page');
console.log(p.events.length, p.caughtUp);
for (let i = 0; i < 200; i++) await store.append(aBreach(), -1, [anEvent()]); lap('200 single serial');
await Promise.all(Array.from({ length: 1000 }, () => store.append(aBreach(), -1, [anEvent()]))); lap('1000 single at once');
await store.close(); lap('close');
await server.stop(); lap('stop');
