import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareApplication, startApplication, type Application } from '../../../src/application.js';
import { readConfig, type Config } from '../../../src/config.js';
import { DeadlineTimer } from '../../../src/deadline/deadline-timer.js';
import { ReporterTokens } from '../../../src/intake/return/reporter-token.js';
import { AdjustableClock } from '../../../src/platform/time/clock.port.js';
import { START, type StoredEvent } from '../../../src/platform/event-store/event-store.port.js';
import { issueDevelopmentToken } from '../../../src/platform/identity/development-issuer.js';
import type { Role } from '../../../src/platform/identity/principal.js';
import { createLog } from '../../../src/platform/log/log.js';
import { ReadModels } from '../../../src/platform/subscriptions/read-model.js';
import { REACTIONS } from '../../../src/reactions.js';
import { pause } from '../../../src/platform/time/pause.js';
import { moment, type Moment } from '../../../src/shared/moment.js';
import { Contract } from './contract.js';
import { aReport } from './acts-over-http.js';
import { eventStoreBeside, storeOfTests, type TestedStore } from '../event-store/event-store-of-tests.js';
import { HttpClient, type Answer, type Headers } from './http-client.js';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.js';

const PATIENCE_MS = 10_000;

/** Routes that a receipt opens, and no role. */
export const OF_REPORTERS = /^\/v1\/reports\/(supplements|answers|wishes|attachments)$/;

export interface LekwachtOptions {
  /** Where its clock stands; default Monday 1 June 2026, 09:00 in Amsterdam. */
  readonly at?: string;
  /** A clock that does more than stand still. */
  readonly clock?: AdjustableClock;
  /** A second application on the database, with the keys and the clock of the first. */
  readonly beside?: RunningLekwacht;
  /** A database that was prepared by the test, which also drops it. */
  readonly database?: TestDatabase;
  readonly env?: NodeJS.ProcessEnv;
  /** Whether its timers tick by themselves; default: they are ticked by hand. */
  readonly timers?: boolean;
  /** Does not wait until its database is there. */
  readonly isOpening?: boolean;
  /** Where its events are kept; default `TEST_EVENT_STORE`, else PostgreSQL. */
  readonly eventStore?: TestedStore;
}

/** A report that was taken in, and the dossier it became. */
export interface Reported {
  readonly id: string;
  readonly organisation: string;
  readonly reference: string;
  readonly secret: string;
  readonly answer: Answer;
}

/** The whole application on a real database, listening; its clock stands still and its timer is ticked by hand. */
export async function runLekwacht(options: LekwachtOptions = {}): Promise<RunningLekwacht> {
  const { beside } = options;
  const database = options.database ?? beside?.database ?? (await createTestDatabase());
  const dataDirectory = beside?.config.dataDirectory ?? mkdtempSync(join(tmpdir(), 'lekwacht-e2e-'));
  const config: Config = {
    // No timer gives the log what was kept beside it: a busy machine is no outage.
    ...readConfig({
      ...{ NODE_ENV: 'test', LEKWACHT_DATA: dataDirectory, LEKWACHT_SPOOL_AFTER_MS: '60000' },
      ...options.env,
    }),
    databaseUrl: database.connection.connectionString,
    kurrentdbUrl: beside
      ? beside.config.kurrentdbUrl
      : await eventStoreBeside(database, options.eventStore ?? storeOfTests()),
  };
  const logged: string[] = [];
  const log = createLog(
    { environment: 'production', logLevel: 'debug' },
    { write: (line) => void logged.push(line) },
  );
  const clock =
    options.clock ?? beside?.clock ?? new AdjustableClock(moment(options.at ?? '2026-06-01T09:00:00+02:00'));
  const start = options.isOpening === true ? prepareApplication : startApplication;
  const application = await start(config, { log, clock, timers: options.timers ?? false });
  await application.app.listen(0, '127.0.0.1');
  const close = async (): Promise<void> => {
    await application.close();
    if (beside !== undefined) return;
    if (options.database === undefined) await database.drop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  const running = new RunningLekwacht(application, config, database, clock, logged, close);
  // A desk that has just started builds its lists: until then its pages say so.
  if (options.database === undefined && beside === undefined) await running.projected();
  return running;
}

export class RunningLekwacht {
  readonly url: string;
  /** The newest ETag anybody was given of each dossier. */
  private readonly etags = new Map<string, string>();

  constructor(
    readonly application: Application,
    readonly config: Config,
    readonly database: TestDatabase,
    readonly clock: AdjustableClock,
    /** What was logged, as JSON lines. */
    readonly logged: readonly string[],
    readonly close: () => Promise<void>,
  ) {
    const { port } = application.app.getHttpServer().address() as AddressInfo;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Without a token. */
  get anyone(): HttpClient {
    return this.with({});
  }

  with(headers: Headers): HttpClient {
    return new HttpClient(this.url, headers, this.contract);
  }

  /** With what a receipt of this dossier opens. */
  async asReporter(breachId: string = randomUUID(), organisation = 'perspektief'): Promise<HttpClient> {
    const token = await this.application.app.get(ReporterTokens).sign({ breachId, organisation });
    return this.with({ authorization: `Bearer ${token}` });
  }

  /** What this desk says of itself; every answer that a test gets is held against it. */
  private readonly contract = (): Promise<Contract> => Contract.of(this.url);

  /** Sends a report without looking what came of it. */
  send(body: object, key: string = randomUUID()): Promise<Answer> {
    return this.anyone.post('/v1/reports', body, { 'idempotency-key': key });
  }

  /** Reports and finds the dossier by the reference, as a handler would. */
  async report(fields: object = {}, key?: string): Promise<Reported> {
    const body = aReport(fields);
    const answer = await this.send(body, key);
    if (answer.status !== 201) throw new Error(`the report was not taken in: ${answer.text}`);
    const { reference, secret } = answer.body;
    await this.projected();
    const handler = await this.as('handler', body.organisation);
    const list = await handler.get(`/v1/breaches?reference=${String(reference)}`);
    return { id: list.body.dossiers[0].id, organisation: body.organisation, reference, secret, answer };
  }

  async as(role: Role, organisation = 'perspektief', subject?: string): Promise<Person> {
    return this.withGrants(role, organisation, subject);
  }

  /** @param grants further ones, `<organisation>:<role>` */
  async withGrants(
    role: Role,
    organisation: string,
    subject?: string,
    grants: readonly string[] = [],
  ): Promise<Person> {
    const token = await issueDevelopmentToken(this.config, {
      role,
      organisation,
      grants,
      ...(subject !== undefined && { subject }),
    });
    return new Person(this.url, { authorization: `Bearer ${token}` }, this.contract, this.etags);
  }

  moveTo(at: string): Moment {
    const now = moment(at);
    this.clock.moveTo(now);
    return now;
  }

  /** One round of the deadline timer, on lists that know everything that was recorded. */
  async tick(): Promise<number> {
    await this.projected();
    return this.application.app.get(DeadlineTimer).tick();
  }

  /** Until every list is built, and holds everything that was recorded in dossiers. */
  async projected(...names: readonly string[]): Promise<void> {
    const head = (await this.events('breach-')).at(-1)?.position ?? START;
    const readModels = this.application.app.get(ReadModels);
    const lists = names.length > 0 ? names : REACTIONS.lists.map(({ name }) => name);
    await Promise.all(lists.map((name) => readModels.whenProjected(name, head, PATIENCE_MS)));
  }

  /** The log itself, from its first event on. */
  async events(prefix = ''): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for (let from = START; ;) {
      const page = await this.application.engine.store.readAll(from, { streamPrefixes: [prefix] });
      events.push(...page.events);
      if (page.caughtUp) return events;
      from = page.checkpoint;
    }
  }

  /** Types of the events of a dossier, in order, from the log itself. */
  async eventTypes(id: string): Promise<readonly string[]> {
    const stored = await this.application.engine.store.readStream(`breach-${id}`);
    return stored.map(({ type }) => type);
  }

  async countEvents(): Promise<number> {
    return (await this.events()).length;
  }
}

/**
 * Asks again until there is an answer.
 * @throws Error after ten seconds
 */
export async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error('what was waited for did not come');
    // What is waited for may have to happen in this thread.
    await pause(5);
  }
}

export interface SentFile {
  readonly name?: string;
  readonly content?: string | Buffer;
  readonly description?: string;
  readonly key?: string;
  readonly ifMatch?: string;
}

/** As it is sent: what is said of it, then the file. */
export function formWith({ name = 'brief.txt', content = 'Beste Ina,', description }: SentFile): FormData {
  const form = new FormData();
  if (description !== undefined) form.append('description', description);
  form.append('file', new Blob([new Uint8Array(Buffer.from(content))]), name);
  return form;
}

/** Somebody with a token. An act goes with a new key and the newest ETag of the dossier, unless told otherwise. */
export class Person extends HttpClient {
  constructor(
    url: string,
    headers: Headers,
    contract: () => Promise<Contract>,
    private readonly etags: Map<string, string>,
  ) {
    super(url, headers, contract);
  }

  /** The dossier as it is now. */
  async dossier(id: string): Promise<Answer> {
    return this.remember(id, await this.get(`/v1/breaches/${id}`));
  }

  async act(
    id: string,
    act: string,
    body: object,
    given: { readonly key?: string; readonly ifMatch?: string } = {},
  ): Promise<Answer> {
    if (given.ifMatch === undefined && !this.etags.has(id)) await this.dossier(id);
    const answer = await this.post(`/v1/breaches/${id}/${act}`, body, {
      'idempotency-key': given.key ?? randomUUID(),
      'if-match': given.ifMatch ?? this.etags.get(id) ?? '"0"',
    });
    return this.remember(id, answer);
  }

  /** Sends a file as a browser does: fields first. */
  async attach(id: string, { key, ifMatch, ...file }: SentFile = {}): Promise<Answer> {
    if (ifMatch === undefined && !this.etags.has(id)) await this.dossier(id);
    const answer = await this.request('POST', `/v1/breaches/${id}/attachments`, formWith(file), {
      'idempotency-key': key ?? randomUUID(),
      'if-match': ifMatch ?? this.etags.get(id) ?? '"0"',
    });
    return this.remember(id, answer);
  }

  /** As {@link act}, for a step that has to succeed. */
  async acts(id: string, act: string, body: object): Promise<Answer> {
    const answer = await this.act(id, act, body);
    if (answer.status !== 200) throw new Error(`${act} was answered ${answer.status}: ${answer.text}`);
    return answer;
  }

  /** The opaque id under which this person stands in the log, read from an act of his own. */
  async actorId(reported: Reported): Promise<string> {
    const { body } = await this.acts(reported.id, 'supplements', { text: 'I was here.' });
    const timeline = await this.get(`/v1/breaches/${reported.id}/timeline`);
    const entries = timeline.body.entries as { revision: number; by: { id: string } }[];
    return entries.find(({ revision }) => revision === body.revision)!.by.id;
  }

  private remember(id: string, answer: Answer): Answer {
    if (answer.status === 200 && answer.etag !== undefined) this.etags.set(id, answer.etag);
    return answer;
  }
}
