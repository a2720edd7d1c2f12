// What people do with a desk all at once, for ten minutes: sixteen clients report, look at lists and dossiers, and assess, each as
// soon as it is answered. Every minute: requests a second, p50 and p99 of each kind, and the memory of the desk, which is a process of
// its own from what was built (`npm run build`). `npm run bench:mixed`; `-- --minutes 2 --clients 16`.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { Agent, request, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { throwawayDirectory } from '../examples/throwaway-directory.js';
import { issueDevelopmentToken } from '../src/platform/identity/development-issuer.js';
import { quantile } from './reports/turns.js';
import { configOf } from './scale/served.js';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, clients: { type: 'string', default: '16' } },
});
const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const PORT = 3_907;
const ORGANISATION = 'kadera';
const DESCRIPTION = 'Een tas met dossiers is vannacht uit een auto gestolen. '.repeat(8).trim();
const ASSESSMENT = {
  ...{ natures: ['confidentiality'], incidentType: 'email-wrong-recipient', protection: 'none' },
  ...{ dataCategories: ['name', 'address'], specialCategories: ['health'] },
  ...{ subjectGroups: ['customers'], subjectCount: { min: 1, max: 40 } },
  ...{
    organisationConsequences: ['seen-by-unauthorised'],
    subjectConsequences: ['professional-secrecy-lost'],
  },
  ...{ severity: 'limited', risk: 'risk', summary: 'Notes of a visit went to another resident by e-mail.' },
};

/** How often each comes, of a hundred. */
const KINDS = { report: 30, register: 15, breaches: 20, dashboard: 10, dossier: 15, act: 10 } as const;
type Kind = keyof typeof KINDS;
const BY_CHANCE = Object.entries(KINDS).flatMap(([kind, often]) => Array<Kind>(often).fill(kind as Kind));

const agent = new Agent({ keepAlive: true });
const met = new Map<Kind, number[]>();
const known: string[] = [];
const refused = new Map<string, number>();

if (!existsSync(MAIN)) throw new Error('nothing was built: npm run build');
const directory = throwawayDirectory('mixed');
const desk = fork(MAIN, {
  env: {
    ...process.env,
    ...{ LEKWACHT_DATA: directory, PORT: String(PORT), LOG_LEVEL: 'warn' },
    LEKWACHT_REPORTS_PER_MINUTE: '1000000',
  },
  execArgv: [],
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
});
const ended = once(desk, 'exit');

async function ask(
  method: string,
  path: string,
  token?: string,
  body?: object,
  seen?: string,
): Promise<IncomingMessage & { text: string }> {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const asked = request({
    ...{ agent, method, path, port: PORT, host: '127.0.0.1' },
    headers: {
      accept: 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(sent !== undefined && {
        ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) },
        'idempotency-key': randomUUID(),
        ...(seen !== undefined && { 'if-match': seen }),
      }),
    },
  });
  asked.end(sent);
  const [got] = (await once(asked, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of got) parts.push(part as Buffer);
  return Object.assign(got, { text: Buffer.concat(parts).toString() });
}

async function isUp(): Promise<boolean> {
  return ask('GET', '/health/ready').then(
    ({ statusCode }) => statusCode === 200,
    () => false,
  );
}

const oneOf = <T>(all: readonly T[]): T | undefined => all[Math.floor(Math.random() * all.length)];

/** @returns what it was: nobody reads a dossier before there is one */
async function play(kind: Kind, token: string): Promise<Kind> {
  const answered = async (
    ...asked: Parameters<typeof ask>
  ): Promise<{ readonly ok: boolean; readonly text: string; readonly etag: string | undefined }> => {
    const { statusCode = 0, text, headers } = await ask(...asked);
    const ok = statusCode < 300;
    if (!ok) refused.set(`${kind} ${statusCode}`, (refused.get(`${kind} ${statusCode}`) ?? 0) + 1);
    return { ok, text, etag: headers.etag };
  };
  const dossier = oneOf(known);
  if (kind === 'report' || ((kind === 'dossier' || kind === 'act') && dossier === undefined)) {
    await answered('POST', '/v1/reports', undefined, {
      ...{ organisation: ORGANISATION, description: DESCRIPTION },
      reporter: { kind: 'employed', email: 'melder@example.org' },
    });
    return 'report';
  }
  if (kind === 'register') await answered('GET', '/v1/register?limit=50', token);
  else if (kind === 'dashboard') await answered('GET', '/v1/dashboard?limit=50', token);
  else if (kind === 'dossier') await answered('GET', `/v1/breaches/${dossier ?? ''}`, token);
  else if (kind === 'act') {
    // Who acts has read; both together.
    const { etag } = await answered('GET', `/v1/breaches/${dossier ?? ''}`, token);
    await answered('POST', `/v1/breaches/${dossier ?? ''}/assessments`, token, ASSESSMENT, etag);
  } else {
    const { ok, text } = await answered('GET', '/v1/breaches?limit=50', token);
    if (ok) {
      const { dossiers = [] } = JSON.parse(text) as {
        readonly dossiers?: readonly { readonly id: string }[];
      };
      for (const { id } of dossiers) if (known.length < 5_000 && !known.includes(id)) known.push(id);
    }
  }
  return kind;
}

async function client(token: string, until: number): Promise<void> {
  while (performance.now() < until) {
    const kind = oneOf(BY_CHANCE) ?? 'report';
    const begun = performance.now();
    const done = await play(kind, token);
    const times = met.get(done) ?? [];
    if (times.push(performance.now() - begun) === 1) met.set(done, times);
  }
}

/** MiB. */
function memory(what: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${desk.pid ?? 0}/status`, 'utf8');
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1024;
}

try {
  while (!(await isUp())) await delay(500);
  await delay(20_000);
  console.log(
    `at rest ${memory('VmRSS').toFixed(0)} MiB, at the start at most ${memory('VmHWM').toFixed(0)}`,
  );
  const token = await issueDevelopmentToken(configOf(directory), {
    role: 'handler',
    organisation: ORGANISATION,
  });
  const until = performance.now() + Number(values.minutes) * 60_000;
  const all = Promise.all(Array.from({ length: Number(values.clients) }, () => client(token, until)));
  const table = new Table({
    head: ['minute', 'requests/s', ...Object.keys(KINDS).map((kind) => `${kind} p50 / p99`), 'memory'],
    style: { head: [], border: [], compact: true },
  });
  for (let minute = 1; minute <= Number(values.minutes); minute++) {
    await Promise.race([all, delay(60_000)]);
    const requests = [...met.values()].reduce((sum, { length }) => sum + length, 0);
    table.push([
      ...[minute, (requests / 60).toFixed(0)],
      ...(Object.keys(KINDS) as Kind[]).map((kind) => {
        const times = met.get(kind) ?? [];
        return `${quantile(times, 0.5).toFixed(0)} / ${quantile(times, 0.99).toFixed(0)}`;
      }),
      `${memory('VmRSS').toFixed(0)} MiB`,
    ]);
    met.clear();
    process.stderr.write(`minute ${minute}\n`);
  }
  await all;
  console.log(table.toString());
  console.log(
    `at most ${memory('VmHWM').toFixed(0)} MiB; refused: ${JSON.stringify(Object.fromEntries(refused))}`,
  );
} finally {
  agent.destroy();
  desk.kill('SIGTERM');
  await ended;
}
process.exit(0);
