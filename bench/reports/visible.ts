import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { commandId } from '../../src/breach/dossier/command-id.js';
import { dossierOf, REPORTER } from '../../src/intake/intake.service.js';
import { PgPostgres } from '../../src/platform/postgres/pg-postgres.js';
import { Reporter } from './client.js';
import type { ServedDesk } from './served.js';

const ASKED = 300;
const REPORTERS = 32;
const LOOKED_EVERY_MS = 1;

/**
 * Milliseconds from the answer to a report until the register has it, while so many others come a second, each at its own time
 * whatever the answers take (open loop).
 */
export async function visibleWhile(
  { port, databaseUrl }: ServedDesk,
  perSecond: number,
): Promise<{ readonly times: readonly number[]; readonly came: number }> {
  const ending = new AbortController();
  const others = flow(port, perSecond, ending.signal);
  const postgres = new PgPostgres({ connectionString: databaseUrl }, { maxConnections: 1 });
  const probe = new Reporter(port);
  const begun = performance.now();
  const times: number[] = [];
  try {
    await delay(1_000);
    while (times.length < ASKED) {
      const key = randomUUID();
      const dossier = dossierOf(commandId(REPORTER.id, 'POST /v1/reports', 'kadera', key));
      await probe.report(key);
      const since = performance.now();
      const statement = { name: 'visible', text: 'select 1 from register where key = $1', values: [dossier] };
      while ((await postgres.query(statement)).rowCount === 0) await delay(LOOKED_EVERY_MS);
      times.push(performance.now() - since);
      await delay(Math.random() * 20);
    }
  } finally {
    ending.abort();
    probe.end();
    await postgres.close();
  }
  return { times, came: ((await others) * 1_000) / (performance.now() - begun) };
}

/** @returns how many it sent */
async function flow(port: number, perSecond: number, signal: AbortSignal): Promise<number> {
  if (perSecond === 0) return 0;
  const idle = Array.from({ length: REPORTERS }, () => new Reporter(port));
  const all = [...idle];
  const begun = performance.now();
  let sent = 0;
  while (!signal.aborted) {
    const due = ((performance.now() - begun) * perSecond) / 1_000;
    while (sent < due && idle.length > 0) {
      const reporter = idle.pop();
      sent++;
      void reporter?.report().then(() => idle.push(reporter));
    }
    await delay(1);
  }
  while (idle.length < REPORTERS) await delay(1);
  for (const reporter of all) reporter.end();
  return sent;
}
