// Lists as they grow: pages of register, dossiers and dashboard by each filter, files of the whole register, what an index costs a write,
// and lists built anew, of as many dossiers as are named. `npm run bench:scale -- 10000 100000 --directory <where they are kept>`:
// a directory that is there is gone on with. 1,000,000 dossiers take some 25 GB and most of a day. Progress on standard error.
import Table from 'cli-table3';
import { REACTIONS } from '../src/reactions.js';
import { FILE_HEAD, fileFigures, fileLine } from './scale/files.js';
import { pageTimes, type PageTimes } from './scale/pages.js';
import { prepared } from './scale/prepared.js';
import { rebuiltAlone, whileServing } from './scale/served.js';
import { writeCosts } from './scale/writes.js';

const style = { head: [], border: [], compact: true };
const grouped = (n: number): string => Math.round(n).toLocaleString('en');
const times = new Map<number, PageTimes>();

await prepared(10_000, async (directory, dossiers) => {
  const files = await whileServing(directory, async (desk, notice) => {
    times.set(dossiers, await pageTimes(desk));
    return fileFigures(desk, notice);
  });
  console.log(`${grouped(dossiers)} dossiers`);
  const whole = new Table({ head: [...FILE_HEAD], style });
  for (const one of files) whole.push([...fileLine(one)]);
  console.log(whole.toString());

  const writes = new Table({ head: ['rows written', 'without', 'rows/s', 'index bytes a row'], style });
  for (const { list, without, perSecond, indexBytes } of await writeCosts(directory))
    writes.push([list, without, grouped(perSecond), grouped(indexBytes)]);
  console.log(writes.toString());

  const built = new Table({ head: ['built anew', 'events', 'events/s', 'memory at most'], style });
  for (const { name } of REACTIONS.lists) {
    process.stderr.write(`building ${name}\n`);
    const rebuilt = await rebuiltAlone(directory, name);
    built.push(
      rebuilt === undefined
        ? [name, 'did not come to its end', '', '']
        : [
            ...[name, grouped(rebuilt.events), grouped(rebuilt.events / rebuilt.seconds)],
            `${grouped(rebuilt.atMost)} MiB`,
          ],
    );
  }
  console.log(built.toString());
});

const sizes = [...times.keys()];
const [smallest] = sizes;
const pages = new Table({
  head: ['page, of 1 or 5 organisations: p50 / p99 in ms', ...sizes.map(grouped), 'largest : smallest, p99'],
  style,
});
for (const [name, first] of times.get(smallest ?? 0) ?? []) {
  const all = sizes.map((size) => times.get(size)?.get(name) ?? first);
  const last = all.at(-1) ?? first;
  pages.push([
    name,
    ...all.map(({ p50, p99 }) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`),
    `${(last.p99 / first.p99).toFixed(2)} ×`,
  ]);
}
console.log(pages.toString());
