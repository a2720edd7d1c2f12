import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { open } from '../../../src/audit/inquiry/deciding.js';
import { inquiryStream } from '../../../src/audit/inquiry/inquiry.js';
import { startApplication, type Application } from '../../../src/application.js';
import { REGISTER_PLACES } from '../../../src/breach/domain/register-places.js';
import { BREACH_EVENT_TYPES, type BreachEvent } from '../../../src/breach/domain/breach.js';
import { readConfig } from '../../../src/config.js';
import { Drafts } from '../../../src/drafts/drafts.js';
import type { EventToRecord } from '../../../src/platform/event-store/event-codec.js';
import { NO_STREAM, WrongExpectedRevision } from '../../../src/platform/event-store/event-store.port.js';
import { issueDevelopmentToken } from '../../../src/platform/identity/development-issuer.js';
import { createLog } from '../../../src/platform/log/log.js';
import { useEmbeddedPostgres } from '../../../src/platform/postgres/embedded-postgres.js';
import { openPostgres, type PgPostgres } from '../../../src/platform/postgres/pg-postgres.js';
import { ReadModels } from '../../../src/platform/subscriptions/read-model.js';
import { AdjustableClock } from '../../../src/platform/time/clock.port.js';
import { REACTIONS } from '../../../src/reactions.js';
import { moment } from '../../../src/shared/moment.js';
import { personal as value, type Personal } from '../../../src/shared/personal.js';
import { withPersonal, withTexts } from '../../../src/shared/personal-places.js';
import { dossiersWithEveryEventType } from '../../golden/every-event-type.js';
import { HttpClient } from '../../support/http/http-client.js';
import { eventually } from '../../support/http/running-lekwacht.js';
import { withWordInEachPersonalText } from '../../support/personal-data/canaries.js';
import { wordsInFiles } from '../../support/personal-data/files.js';
import { wordsInTables } from '../../support/personal-data/tables.js';
import { COLUMNS, FILES } from '../../support/personal-data/where-text-lies.js';

const LONG_MS = 300_000;
const NOW = moment('2026-06-01T09:00:00+02:00');
/** What stands in the place of each text of the register. */
const REPLACED = 'Vervangen.';

/** Words that stand in one place each. */
const personal: string[] = [];
const register: string[] = [];
const word = (kind: string, among: string[]): string => {
  among.push(`kwetter${kind}${String(among.length).padStart(4, '0')}kanarie`);
  return among.at(-1)!;
};
/** Of somebody who works here: no erasure of a dossier concerns him. */
const NAME = 'kwetterhandelaarkanarie';
/** In the ground of an inquiry, which no erasure of a dossier concerns either. */
const GROUND = 'kwettergrond0001kanarie';

let folder: string;
let application: Application;
/** Its database as its owner: the desk itself may neither look everywhere nor clean up. */
let owner: PgPostgres;
let logged: string[];
let dossiers: EventToRecord[][];

beforeAll(async () => {
  // oidc-provider says so at each start on Node 20.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  folder = await mkdtemp(join(tmpdir(), 'erased-'));
  // As root the server runs as another user, who must come through.
  await chmod(folder, 0o711);
  logged = [];
  const config = readConfig({ NODE_ENV: 'test', LEKWACHT_DATA: folder });
  const log = createLog(
    { environment: 'production', logLevel: 'debug' },
    { write: (line) => void logged.push(line) },
  );
  application = await startApplication(config, { log, clock: new AdjustableClock(NOW), timers: false });
  const { connectionString } = await useEmbeddedPostgres({ dataDirectory: folder });
  owner = await openPostgres({ connectionString });
  await application.app.listen(0, '127.0.0.1');

  dossiers = dossiersWithEveryEventType().map((dossier) =>
    dossier.map((recorded) => ({ ...recorded, id: randomUUID(), event: withCanaries(recorded.event) })),
  );
  const { store, codec } = application.engine;
  for (const dossier of dossiers)
    await store.append(dossier[0]!.stream, NO_STREAM, await codec.encode(dossier));
  await openInquiry();
  const token = await issueDevelopmentToken(config, {
    role: 'handler',
    organisation: 'kadera',
    subject: 'canary',
    name: NAME,
  });
  const { port } = application.app.getHttpServer().address() as AddressInfo;
  const handler = new HttpClient(`http://127.0.0.1:${port}`, { authorization: `Bearer ${token}` });
  const { body } = await handler.get('/v1/me');
  for (const [dossier] of dossiers)
    await application.app
      .get(Drafts)
      .save(
        { dossier: idOf(dossier!.stream), person: String(body.id), page: 'assessment' },
        { description: [word('concept', personal)] },
      );
  await settled();
}, LONG_MS);
afterAll(async () => {
  await owner.close();
  await application.close();
  await rm(folder, { recursive: true, force: true });
});

const idOf = (stream: string): string => stream.slice('breach-'.length);

async function openInquiry(): Promise<void> {
  const { store, codec } = application.engine;
  const [id, fg] = [randomUUID(), randomUUID()];
  const stream = inquiryStream(id);
  const event = open({
    ...{ dossiers: [idOf(dossiers[0]![0]!.stream)], from: NOW, until: NOW, inquirer: 'ap' },
    ...{ askedBy: value('staff', NAME), ground: `Artikel 58 AVG: ${GROUND}.`, omitted: [], auditors: [] },
  });
  const metadata = {
    ...{ recordedAt: NOW, actor: { id: fg, role: 'fg' }, organisation: 'kadera', schemaVersion: 1 },
    ...{ commandId: id, correlationId: id, causationId: id, lawVersion: 'gdpr-2018', nonce: '' },
  };
  await store.append(stream, NO_STREAM, await codec.encode([{ id, stream, event, metadata }]));
}

/** A word of its own in each personal text and in each text of the register. */
function withCanaries(event: BreachEvent): BreachEvent {
  const told = event.type === 'BreachAssessed' ? { ...event.data, place: 'Zwolle' } : event.data;
  const data = withWordInEachPersonalText(told, () => word('mens', personal));
  const places = REGISTER_PLACES[event.type] ?? [];
  return {
    ...event,
    data: withTexts(data, places, () => `Hier staat ${word('register', register)}.`),
  } as BreachEvent;
}

/** Everything that reacts to the log has seen all of it. */
async function settled(): Promise<void> {
  const { store } = application.engine;
  const head = await store.head();
  const readModels = application.app.get(ReadModels);
  await Promise.all(REACTIONS.lists.map(({ name }) => readModels.whenProjected(name, head, 30_000)));
  // What the server knows of the contents of its tables is a copy of them.
  await owner.query('analyze');
}

/** As two people would have decided it: everything of this dossier, and another text for each text of the register. */
async function eraseAll(stream: string): Promise<void> {
  const { store, codec } = application.engine;
  for (;;) {
    const stored = await store.readStream(stream);
    const revision = stored.length - 1;
    const held: { revision: number; pointer: string; key: string; scope: string }[] = [];
    for (const { revision: at, event } of codec.sealed(stored))
      withPersonal(event.data, (value, pointer) => {
        const { scope, sealed } = value as Extract<Personal<unknown>, { sealed: object }>;
        held.push({ revision: at, pointer, key: sealed.key, scope });
        return value;
      });
    const erasure = revision + 1;
    const about = { what: 'dossier', ground: 'no-longer-needed' } as const;
    const events = [
      { type: 'ErasureProposed', data: { ...about, reason: REPLACED, decideBy: NOW } },
      {
        type: 'PersonalDataErased',
        data: {
          ...{ ...about, erasure, proposedBy: randomUUID() },
          places: held.map(({ pointer, revision: at }) => ({ revision: at, pointer })),
          keys: held.map(({ key }) => key),
          registerTexts: held
            .filter(({ scope }) => scope === 'register')
            .map(({ pointer, revision: at }) => ({ revision: at, pointer, text: REPLACED })),
        },
      },
    ] as const;
    const { metadata } = dossiers.find(([first]) => first?.stream === stream)![0]!;
    const recorded = events.map((event) => ({
      ...{ id: randomUUID(), stream, event },
      metadata: {
        ...metadata,
        schemaVersion: BREACH_EVENT_TYPES[event.type].schemaVersion,
        commandId: randomUUID(),
      },
    }));
    try {
      await store.append(stream, revision, await codec.encode(recorded));
      return;
    } catch (error) {
      // The desk itself wrote meanwhile: a merge was handed on.
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }
}

const inTables = (words: readonly string[]) => wordsInTables(owner, words);
const columns = async (words: readonly string[]): Promise<readonly string[]> => [
  ...(await inTables(words)).keys(),
];
/** Which words stand in files, once everything was written to its place; the write-ahead log is a log. */
async function inFiles(words: readonly string[]): Promise<readonly string[]> {
  await owner.query('checkpoint');
  const files = await wordsInFiles(folder, words);
  return [...files.keys()].filter((file) => !file.includes('pg_wal'));
}
const registerColumns = Object.keys(COLUMNS).filter((column) => COLUMNS[column] === 'register text');

describe('words in every personal field and in every text of the register, before anything is erased', () => {
  it('can be read by whoever may open the dossier', async () => {
    const { store, codec } = application.engine;
    let read = '';
    for (const [first] of dossiers)
      read += JSON.stringify(await codec.opened(await store.readStream(first!.stream)));
    expect(register.length).toBeGreaterThan(80);
    expect(personal.length).toBeGreaterThan(35);
    const drafts = personal.filter((one) => one.includes('concept'));
    for (const one of [...register, ...personal]) expect(read.includes(one)).toBe(!drafts.includes(one));
  });

  it(
    'stand readable where lists hold texts of the register, and nowhere else: no personal one in any table or file',
    async () => {
      expect(await columns([...personal, NAME])).toEqual([]);
      expect(await inFiles([...personal, NAME])).toEqual([]);
      // The server keeps samples of what stands in columns: they go when it looks again.
      const found = (await columns([...register, GROUND])).filter(
        (column) => !column.startsWith('pg_catalog.pg_stats.'),
      );
      // Null control of the search, and that what is said of columns is true.
      expect(found).toEqual(registerColumns);
      expect(await inFiles(register)).not.toEqual([]);
      expect(logged.filter((line) => line.includes('kwetter'))).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'a personal word that somebody let into a table or a file is found',
    async () => {
      await owner.query({
        text: 'create table planted as select $1::text as name, $1::text::bytea as scan',
        values: [personal[0]],
      });
      expect(await columns(personal)).toEqual(['public.planted.name', 'public.planted.scan']);
      expect(await inFiles(personal)).toHaveLength(1);
      await owner.query('drop table planted; checkpoint');
    },
    LONG_MS,
  );

  it('of the data directory each part is known', async () => {
    expect((await readdir(folder)).sort()).toEqual(Object.keys(FILES));
  });
});

describe('once all of it was erased', () => {
  beforeAll(async () => {
    for (const [first] of dossiers) await eraseAll(first!.stream);
    const { store } = application.engine;
    for (const [first] of dossiers)
      await eventually(async () => {
        const { type } = (await store.readStream(first!.stream)).at(-1)!;
        return type === 'ErasureCompleted' || undefined;
      });
    await settled();
    // A plain one leaves the bytes of rows that are gone in their pages until these are written over.
    await owner.query('vacuum full');
  }, LONG_MS);

  it('every key is forgotten: nothing but the new texts opens', async () => {
    const { store, codec } = application.engine;
    for (const [first] of dossiers) {
      const read = JSON.stringify(await codec.opened(await store.readStream(first!.stream)));
      expect(read).not.toContain('kwetter');
      expect(read).toContain(REPLACED);
    }
  });

  it(
    'none of it stands in any table of any schema, nor in any file but the write-ahead log',
    async () => {
      expect([...(await inTables([...personal, ...register, NAME]))]).toEqual([]);
      expect(await inFiles([...personal, ...register, NAME])).toEqual([]);
      expect(await columns([REPLACED])).toContain('public.register.row');
      expect(logged.filter((line) => line.includes('kwetter'))).toEqual([]);
    },
    LONG_MS,
  );

  it('no key of what was forgotten is left in a row or follows from that of its block, and no form that was saved', async () => {
    const { postgres } = application.engine;
    const { rows } = await postgres.query(
      `select (select count(*)::int from drafts) as drafts,
              (select count(*)::int from personal.keys where forgotten_at is not null and wrapped is not null) as keys,
              (select count(*)::int from personal.key_blocks b
               where derived and exists (select from personal.keys where block = b.id)) as derived,
              (select count(*)::int from spent_keys) as spent`,
    );
    expect(rows).toEqual([{ drafts: 0, keys: 0, derived: 0, spent: 0 }]);
  });
});
