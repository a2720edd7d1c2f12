import { randomUUID } from 'node:crypto';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, realpath, rm, chmod, readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { issueDevelopmentToken } from '../../../src/platform/identity/development-issuer.js';
import type { Role } from '../../../src/platform/identity/principal.js';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../../src/platform/postgres/embedded-postgres.js';
import { openPostgres, type PgPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import { ApplicationProcess } from '../crash/application-process.js';
import { buildApart } from '../crash/copy-apart.js';
import { aReport } from '../http/acts-over-http.js';
import { HttpClient, type Answer } from '../http/http-client.js';

export const FAULT_MS = 300_000;

/** A report that was sent, and what was answered after how long. */
export interface Sent {
  readonly answer: Answer | undefined;
  readonly ms: number;
}

/** A desk as a process of its own beside a database of its own, each of which can be disturbed. */
export class FaultyDesk {
  desk!: ApplicationProcess;
  postgres!: EmbeddedPostgres;

  private constructor(readonly folder: string) {}

  static async build(): Promise<FaultyDesk> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'lekwacht-faults-')));
    // As root the server runs as another user, who must come through.
    await chmod(folder, 0o755);
    await buildApart(join(folder, 'build'));
    const faulty = new FaultyDesk(folder);
    faulty.postgres = await startEmbeddedPostgres({ dataDirectory: join(folder, 'database') });
    return faulty;
  }

  async start(more: Record<string, string> = {}): Promise<void> {
    this.desk = await ApplicationProcess.start(join(this.folder, 'build'), {
      ...{ DATABASE_URL: this.postgres.connectionString, LEKWACHT_DATA: join(this.folder, 'data') },
      // All of them come from one machine.
      LEKWACHT_REPORTS_PER_MINUTE: '1000000',
      ...more,
    });
  }

  get http(): HttpClient {
    return this.desk.http;
  }

  get url(): string {
    return this.desk.url;
  }

  async as(role: Role): Promise<HttpClient> {
    return new HttpClient(this.url, { authorization: await this.authorization(role) });
  }

  /** The header of that name. */
  async authorization(role: Role, organisation = 'perspektief'): Promise<string> {
    const dataDirectory = join(this.folder, 'data');
    const issuer = { environment: 'development', developmentIssuer: true, dataDirectory } as const;
    return `Bearer ${await issueDevelopmentToken(issuer, { role, organisation })}`;
  }

  /** Another process asks for one path so many times at once. @returns statuses */
  async readAtOnce(path: string, role: Role, times: number): Promise<readonly number[]> {
    const script = join(import.meta.dirname, 'read-at-once.process.mjs');
    const asked = [script, `${this.url}${path}`, await this.authorization(role), `${times}`];
    const { stdout } = await promisify(execFile)(process.execPath, asked, { env: {} });
    return JSON.parse(stdout) as readonly number[];
  }

  /** @param key the same for those that are meant to be one */
  async report(key: string = randomUUID(), fields: object = {}): Promise<Sent> {
    const begun = performance.now();
    const answer = await this.http
      .post('/v1/reports', aReport(fields), { 'idempotency-key': key })
      .catch(() => undefined);
    return { answer, ms: performance.now() - begun };
  }

  /** One after the other until `work` is over. */
  async reportDuring(work: Promise<unknown>): Promise<readonly Sent[]> {
    const sent: Sent[] = [];
    const over = work.then(() => true);
    while (!(await Promise.race([over, delay(50, false)]))) sent.push(await this.report());
    return sent;
  }

  /** A line of which the caller does what he likes. */
  async line(): Promise<Socket> {
    const { port, hostname } = new URL(this.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  }

  /** Whether the desk keeps its end of this line. */
  async keeps({ localPort = 0 }: Socket): Promise<boolean> {
    const ends = [new URL(this.url).port, localPort].map((port) =>
      Number(port).toString(16).toUpperCase().padStart(4, '0'),
    );
    const established = new RegExp(String.raw`:${ends[0]} \w+:${ends[1]} 01 `);
    return established.test(await readFile('/proc/net/tcp', 'utf8'));
  }

  database(): Promise<PgPostgres> {
    return openPostgres(this.postgres, { maxConnections: 2, applicationName: 'faults' });
  }

  async restartDatabase(): Promise<void> {
    await this.postgres.stop();
    this.postgres = await startEmbeddedPostgres({ dataDirectory: join(this.folder, 'database') });
  }

  /** Until nothing waits in the spool. @throws Error after two minutes */
  async drained(): Promise<void> {
    for (let waited = 0; waited < 120_000; waited += 200) {
      const names = await readdir(join(this.folder, 'data/spool'));
      if (!names.some((name) => name.endsWith('.reports'))) return;
      await delay(200);
    }
    throw new Error('the spool was not drained');
  }

  /** References that the log holds. @throws Error where one is there twice */
  async recorded(): Promise<ReadonlySet<string>> {
    const database = await this.database();
    try {
      const { rows } = await database.query<{ reference: string }>(
        `select (data::json)->>'reference' as reference from events where type = 'BreachReported'`,
      );
      const references = new Set(rows.map(({ reference }) => reference));
      if (references.size !== rows.length) throw new Error('a report is there twice');
      return references;
    } finally {
      await database.close();
    }
  }

  /** What was acknowledged and is not in the log. */
  async lost(sent: readonly Sent[]): Promise<readonly string[]> {
    const recorded = await this.recorded();
    return sent
      .filter(({ answer }) => answer?.status === 201)
      .map(({ answer }) => String(answer?.body.reference))
      .filter((reference) => !recorded.has(reference));
  }

  async remove(): Promise<void> {
    await this.desk.end('SIGKILL');
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** So many of a hundred took no longer, in milliseconds. */
export function percentile(sent: readonly Sent[], share: number): number {
  const times = sent.map(({ ms }) => ms).sort((a, b) => a - b);
  return times[Math.min(times.length - 1, Math.floor((times.length * share) / 100))] ?? 0;
}
