// A flood: 64 connections that send large incompressible reports as fast as they are answered, from eight networks, for ten minutes (or as
// many as are named: `npm run bench:flood -- 2`). Meanwhile a real reporter reports every five seconds, and an FG looks at his
// list. Fails where he waits longer than two seconds, or the disk grows past what an hour may bring. Loopback only; ends by itself.
import { fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { throwawayDirectory } from '../examples/throwaway-directory.js';
import { startApplication } from '../src/application.js';
import { readConfig } from '../src/config.js';
import { issueDevelopmentToken } from '../src/platform/identity/development-issuer.js';

const CONNECTIONS = 64;
const NETWORKS = 8;
const LARGE = 180_000;
const WITHIN_MS = 2_000;
/** What an hour brings before large ones wait, twice (as rows and in the write-ahead log), and what passes afterwards. */
const MOST_BYTES = 1.5 * 1024 ** 3;

/** @param directory for its data, thrown away afterwards */
async function serve(directory: string): Promise<void> {
  const config = readConfig({
    ...{ LEKWACHT_DATA: directory, LOG_LEVEL: 'silent', LEKWACHT_TRUST_PROXY: '127.0.0.1' },
  });
  const application = await startApplication(config);
  await application.app.listen(0, '127.0.0.1');
  const { port } = application.app.getHttpServer().address() as AddressInfo;
  const token = await issueDevelopmentToken(config, { role: 'fg', organisation: 'kadera' });
  process.send?.({ port, token });
  await once(process, 'disconnect');
  await application.close();
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** @returns status */
async function ask(
  port: number,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<number> {
  const asked = request({
    ...{ agent, port, host: '127.0.0.1', path, method: body === undefined ? 'GET' : 'POST', headers },
  });
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  return answer.statusCode ?? 0;
}

function report(port: number, address: string, description: string): Promise<number> {
  const body = JSON.stringify({ organisation: 'kadera', description, reporter: { kind: 'employed' } });
  const headers = {
    ...{ 'content-type': 'application/json', 'x-forwarded-for': address },
    ...{ 'idempotency-key': randomUUID(), 'content-length': String(Buffer.byteLength(body)) },
  };
  return ask(port, '/v1/reports', headers, body);
}

function bytesIn(folder: string): number {
  let sum = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    try {
      if (entry.isFile()) sum += statSync(join(entry.parentPath, entry.name)).size;
    } catch {
      // Gone meanwhile.
    }
  return sum;
}

async function run(minutes: number): Promise<void> {
  const directory = throwawayDirectory('flood');
  const service = fork(fileURLToPath(import.meta.url), ['serve', directory]);
  const ended = once(service, 'exit');
  const faults: string[] = [];
  try {
    const first = await Promise.race([once(service, 'message'), ended.then(() => undefined)]);
    if (first === undefined) throw new Error('the service did not come up');
    const { port, token } = first[0] as { readonly port: number; readonly token: string };
    const before = bytesIn(directory);
    const until = performance.now() + minutes * 60_000;
    const goesOn = (): boolean => performance.now() < until;
    const counted = new Map<number, number>();
    const flooders = Array.from({ length: CONNECTIONS }, async (_none, at) => {
      while (goesOn()) {
        // No person types this, and no disk makes it smaller.
        const text = randomBytes(Math.floor(LARGE * 0.75))
          .toString('base64')
          .slice(0, 19_000);
        const status = await report(port, `192.0.2.${at % NETWORKS}`, text).catch(() => 0);
        counted.set(status, (counted.get(status) ?? 0) + 1);
      }
    });
    const times: number[] = [];
    const lists: number[] = [];
    while (goesOn()) {
      const begun = performance.now();
      const status = await report(port, '198.51.100.9', 'Een tas met dossiers is uit een auto gestolen.');
      times.push(performance.now() - begun);
      if (status !== 201) faults.push(`the real reporter was answered ${status}`);
      const looked = performance.now();
      const seen = await ask(port, '/v1/dashboard', { authorization: `Bearer ${token}` });
      lists.push(performance.now() - looked);
      if (seen !== 200) faults.push(`the FG was answered ${seen}`);
      await delay(5_000);
    }
    const grown = bytesIn(directory) - before;
    if (Math.max(...times) > WITHIN_MS) faults.push('the real reporter waited longer than two seconds');
    if (grown > MOST_BYTES) faults.push('the disk grew past its bound');
    const ms = (some: readonly number[]): string => `${Math.max(...some).toFixed(0)} ms at most`;
    console.log(`flood: ${JSON.stringify(Object.fromEntries(counted))} in ${minutes} minutes`);
    console.log(`real reporter: ${times.length} times, ${ms(times)}; list of the FG: ${ms(lists)}`);
    console.log(`disk: ${(grown / 1024 ** 2).toFixed(0)} MiB more`);
    agent.destroy();
    await Promise.race([Promise.all(flooders), delay(60_000)]);
  } finally {
    agent.destroy();
    if (service.connected) service.disconnect();
    await ended;
    rmSync(directory, { recursive: true });
  }
  for (const fault of new Set(faults)) console.error(`FAULT: ${fault}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

const [what, directory] = process.argv.slice(2);
await (what === 'serve' ? serve(directory ?? '') : run(Number(what ?? 10)));
