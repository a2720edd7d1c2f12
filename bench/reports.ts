// What a report costs over HTTP, at 1, 16 and 64 clients, and how soon it is in the register while 500 a second come. Client, desk and
// database are processes of their own. Beside another checkout, by turns: `npm run bench:reports -- <its folder>`; `--turns` and
// `--seconds` (of a turn) are 5. Ends by itself, after some three minutes, or six.
import { mkdirSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { throwawayDirectory } from '../examples/throwaway-directory.js';
import { withDesk, type ServedDesk } from './reports/served.js';
import { inTurns, quantile } from './reports/turns.js';
import { visibleWhile } from './reports/visible.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { turns: { type: 'string', default: '5' }, seconds: { type: 'string', default: '5' } },
});
const style = { head: [], border: [], compact: true };
const CHECKOUTS = ['.', ...positionals];

async function measured(desks: readonly ServedDesk[]): Promise<void> {
  const met = await inTurns(desks, {
    ...{ turns: Number(values.turns), turnMs: Number(values.seconds) * 1_000 },
    progress: (line) => process.stderr.write(`${line}\n`),
  });
  const table = new Table({
    head: ['clients', 'checkout', 'reports/s', 'p50 / p99', 'thread / process a report', 'ratio', 'load'],
    style,
  });
  for (const [clients, turns] of met)
    for (const [at, { perSecond, p50, p99, thread, process: whole }] of turns.entries()) {
      const ratio = (turns[0]?.perSecond ?? 0) / perSecond;
      table.push([
        ...[clients, CHECKOUTS[at] ?? '', perSecond.toFixed(0), `${p50.toFixed(1)} / ${p99.toFixed(1)} ms`],
        ...[`${thread.toFixed(2)} / ${whole.toFixed(2)} ms`, at === 0 ? '' : `${ratio.toFixed(2)} ×`],
        loadavg()[0]?.toFixed(1) ?? '',
      ]);
    }
  console.log(table.toString());

  const visible = new Table({ head: ['append → register', 'others, asked', 'came', 'p50', 'p99'], style });
  for (const [at, desk] of desks.entries())
    for (const asked of [0, 500]) {
      const { times, came } = await visibleWhile(desk, asked);
      const p = (share: number): string => `${quantile(times, share).toFixed(1)} ms`;
      visible.push([CHECKOUTS[at] ?? '', `${asked} /s`, `${came.toFixed(0)} /s`, p(0.5), p(0.99)]);
    }
  console.log(visible.toString());
}

/** All desks stand while they are measured. */
async function withDesks(checkouts: readonly string[], desks: readonly ServedDesk[]): Promise<void> {
  const [checkout, ...others] = checkouts;
  if (checkout === undefined) return measured(desks);
  const own = join(directory, String(desks.length));
  mkdirSync(own, { mode: 0o711 });
  return withDesk(resolve(checkout), own, (desk) => withDesks(others, [...desks, desk]));
}

const directory = throwawayDirectory('bench');
try {
  await withDesks(CHECKOUTS, []);
} finally {
  rmSync(directory, { recursive: true });
}
