// Pages as people meet them: 16 viewers who each open a page a second, whatever the answers take (open loop), on a desk
// with 1,000 open dossiers. The service runs in a process of its own; a probe that does nothing is measured in turns
// with the pages, so that the noise of the machine shows. Ends by itself, after some two minutes.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import Table from 'cli-table3';
import { throwawayDirectory } from '../examples/throwaway-directory.js';
import { startApplication } from '../src/application.js';
import { readConfig } from '../src/config.js';
import { developmentIssuer } from '../src/platform/identity/development-issuer.js';
import { Sessions } from '../src/platform/identity/sessions.js';
import { ReadModels } from '../src/platform/subscriptions/read-model.js';
import { SystemClock } from '../src/platform/time/clock.port.js';
import { REACTIONS } from '../src/reactions.js';
import { writeOpenDossiers } from './sample-log.js';

const VIEWERS = 16;
const DOSSIERS = 1_000;
const ROUNDS = 4;
const SECONDS = 8;
const ORGANISATIONS = ['perspektief', 'kwartier', 'kadera', 'aanzien', 'kesslerperspektief'];

/** What the process that serves tells the one that asks. */
interface Desk {
  readonly url: string;
  readonly cookies: readonly string[];
  readonly dossiers: readonly string[];
}

/** @param directory for its data, thrown away afterwards */
async function serve(directory: string): Promise<void> {
  const env = { LEKWACHT_DATA: directory, LOG_LEVEL: 'error' };
  const config = readConfig(env);
  const application = await startApplication(config);
  const { store, codec } = application.engine;
  const now = new SystemClock().now();
  const dossiers = await writeOpenDossiers(store, codec, {
    dossiers: DOSSIERS,
    organisations: ORGANISATIONS,
    now,
  });
  const readModels = application.app.get(ReadModels);
  const head = await store.head();
  for (const { name } of REACTIONS.lists) await readModels.whenProjected(name, head, 120_000);
  await application.app.listen(0, '127.0.0.1');
  const { port } = application.app.getHttpServer().address() as AddressInfo;
  const sessions = application.app.get(Sessions);
  const cookies: string[] = [];
  for (let viewer = 0; viewer < VIEWERS; viewer++) {
    const proof = { issuer: developmentIssuer(config).issuer, authenticatedAt: now, acr: undefined, amr: [] };
    const grants = ORGANISATIONS.map((organisation) => ({ organisation, role: 'fg' as const }));
    const login = { actorId: randomUUID(), grants, proof, sid: undefined, subjectId: randomUUID() };
    const [cookie = ''] = (await sessions.open(login, undefined)).split(';');
    cookies.push(cookie);
  }
  process.send?.({ url: `http://127.0.0.1:${port}`, cookies, dossiers } satisfies Desk);
  // Until whoever asked is done, or gone.
  await once(process, 'disconnect');
  await application.close();
}

interface Page {
  readonly name: string;
  /** Milliseconds within which 99 of 100 have to be there. */
  readonly within?: number;
  readonly path: (desk: Desk, turn: number) => string;
  readonly times: number[];
  bytes: number;
}

const pages: readonly Page[] = [
  { name: 'nothing (health/live)', path: () => '/health/live', times: [], bytes: 0 },
  { name: 'report form', within: 15, path: () => '/meld/perspektief', times: [], bytes: 0 },
  { name: 'dashboard', within: 50, path: () => '/desk', times: [], bytes: 0 },
  { name: 'list of the dashboard', within: 50, path: () => '/desk/list', times: [], bytes: 0 },
  {
    name: 'dossier',
    within: 40,
    path: ({ dossiers }, turn) => `/desk/dossiers/${dossiers[(turn * 7) % dossiers.length] ?? ''}`,
    times: [],
    bytes: 0,
  },
];

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const PATIENCE_MS = 10_000;

/** @returns bytes of the answer */
async function open(url: string, cookie: string): Promise<number> {
  const headers = { cookie, accept: 'text/html', 'accept-language': 'nl' };
  const request = get(url, { agent, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  const [answer] = (await once(request, 'response')) as [import('node:http').IncomingMessage];
  let bytes = 0;
  for await (const chunk of answer) bytes += (chunk as Buffer).length;
  if (answer.statusCode !== 200) throw new Error(`${url} was answered ${answer.statusCode ?? 0}`);
  return bytes;
}

/** Each viewer opens one a second, all of them spread over it; timed from when it was due, not from when it was sent. */
async function view(desk: Desk, page: Page, seconds: number): Promise<number[]> {
  const started = performance.now() + 100;
  return Promise.all(
    Array.from({ length: VIEWERS * seconds }, async (_, turn) => {
      const due = started + (turn * 1_000) / VIEWERS;
      await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
      page.bytes = await open(`${desk.url}${page.path(desk, turn)}`, desk.cookies[turn % VIEWERS] ?? '');
      return performance.now() - due;
    }),
  );
}

function quantile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return `${(at ?? Number.NaN).toFixed(1)} ms`;
}

async function measure(desk: Desk): Promise<void> {
  for (const page of pages) await view(desk, page, 2);
  for (let round = 0; round < ROUNDS; round++)
    for (const page of pages) page.times.push(...(await view(desk, page, SECONDS)));
  const table = new Table({
    head: [`${VIEWERS} a second, ${DOSSIERS.toLocaleString('en')} open`, 'p50', 'p99', 'p99 asked', 'size'],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, times, within, bytes } of pages)
    table.push([
      ...[name, quantile(times, 0.5), quantile(times, 0.99)],
      ...[within === undefined ? '' : `${within} ms`, `${(bytes / 1_024).toFixed(1)} kB`],
    ]);
  console.log(table.toString());
}

async function run(): Promise<void> {
  const directory = throwawayDirectory('bench');
  const service = fork(fileURLToPath(import.meta.url), [directory]);
  const ended = once(service, 'exit');
  try {
    const first = await Promise.race([once(service, 'message'), ended.then(() => undefined)]);
    if (first === undefined) throw new Error('the service did not come up');
    await measure(first[0] as Desk);
  } finally {
    agent.destroy();
    if (service.connected) service.disconnect();
    await ended;
    rmSync(directory, { recursive: true });
  }
}

const [directory] = process.argv.slice(2);
await (directory === undefined ? run() : serve(directory));
