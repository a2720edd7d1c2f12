import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_STREAM, START } from '../../../src/platform/event-store/event-store.port.js';
import { PostgresEventStore } from '../../../src/platform/event-store/postgres-event-store.js';
import { LogKeys } from '../../../src/proof/log-keys.js';
import { Proof } from '../../../src/proof/proof.js';
import { readCheckpoint, checkpointText } from '../../../src/proof/checkpoint.js';
import { signNote, splitNote } from '../../../src/proof/signed-note.js';
import { verifyLog } from '../../../src/proof/verify-log.js';
import { SystemClock } from '../../../src/platform/time/clock.port.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';

const EVENTS = 10_000;
const STREAMS = 100;
/** Sizes at which the head was signed. */
const SIGNED = [3_000, 6_000, 9_000];

let database: TestDatabase;
let store: PostgresEventStore;
let proof: Proof;
let folder: string;
const key = (): string => randomBytes(32).toString('base64');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lekwacht-proof-'));
  database = await createTestDatabase();
  store = new PostgresEventStore(database.postgres);
  proof = new Proof({
    config: {
      ...{ dataDirectory: folder, publicUrl: undefined, logKeyBefore: undefined },
      ...{ logKey: key(), tagKey: key(), anchors: { folder: undefined, mail: [], timeStampUrl: undefined } },
    },
    ...{ postgres: database.postgres, store, clock: new SystemClock() },
  });
  for (let stream = 0; stream < STREAMS; stream++)
    await store.append(
      `breach-${stream}`,
      NO_STREAM,
      Array.from({ length: EVENTS / STREAMS }, (_, i) => ({
        ...{ id: randomUUID(), type: 'Noted', metadata: '{"schemaVersion":1}' },
        data: `{"stream":${stream},"i":${i}}`,
      })),
    );
  await sequence(SIGNED);
}, 120_000);
afterAll(async () => {
  await store.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** The whole log into the tree, as its runner does; signed at these sizes on the way. */
async function sequence(signedAt: readonly number[]): Promise<void> {
  const ends = [...signedAt, EVENTS];
  let from = START;
  for (let size = 0; size < EVENTS;) {
    const next = ends.find((end) => end > size) ?? EVENTS;
    const { events, checkpoint } = await store.readAll(from, { maxCount: Math.min(1_000, next - size) });
    await database.postgres.transaction((tx) => proof.sequencer.apply(tx, events, from));
    from = checkpoint;
    size += events.length;
    if (signedAt.includes(size)) await proof.signer.sign();
  }
}

/** What `verify` finds wrong, after this was done to the database; it is as it was afterwards. */
function after(...statements: readonly string[]): Promise<readonly string[]> {
  return withLog(async () => {
    for (const statement of statements) await database.postgres.query(statement);
    return wrong();
  });
}

async function withLog<T>(look: () => Promise<T>): Promise<T> {
  const undo = ['events', 'proof_tiles', 'proof_checkpoints'];
  for (const table of undo) await database.postgres.query(`create table kept_${table} as table ${table}`);
  try {
    await database.postgres.query('alter table events disable trigger all');
    return await look();
  } finally {
    for (const table of undo) {
      await database.postgres.query(`delete from ${table}`);
      await database.postgres.query(`insert into ${table} select * from kept_${table}`);
      await database.postgres.query(`drop table kept_${table}`);
    }
  }
}

async function said(): Promise<readonly { part: string; ok: boolean; says: string }[]> {
  const kept = await proof.headFile.read();
  const { records, tags, keys } = proof;
  const all = [];
  for await (const one of verifyLog({
    store,
    records,
    tags,
    keys,
    outside: kept === undefined ? [] : [kept],
  }))
    all.push(one);
  return all;
}

async function wrong(): Promise<readonly string[]> {
  return (await said()).filter(({ ok }) => !ok).map(({ part, says }) => `${part}: ${says}`);
}

describe('a log of 10,000 events', () => {
  it('that nobody touched passes, and says what is proven by nothing yet', async () => {
    const [tree, checkpoints] = await said();
    expect(tree).toMatchObject({ ok: true, says: '10000 events, each as it was put into it' });
    expect(checkpoints).toMatchObject({ ok: true });
    expect(checkpoints?.says).toContain('the 1000 events after it are proven by nothing yet');
  });

  it('of which a byte was flipped is found there', async () => {
    const found = await after(
      `update events set data = replace(data, '"i":1}', '"i":2}') where position = 4102`,
    );
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(/^tree: event 4102 \(breach-41, revision 1, /);
    expect(found[1]).toMatch(
      /^checkpoints: the checkpoint at event 6000 of part 1 .* from event 3001 to 6000/,
    );
  });

  it('from which an event was dropped is found there', async () => {
    const found = await after(
      'delete from events where position = 4150',
      'update events set position = -position where position > 4150',
      'update events set position = -position - 1 where position < 0',
    );
    expect(found[0]).toMatch(/^tree: event 4150 /);
  });

  it('of which two events were exchanged is found at the first', async () => {
    const found = await after(
      'update events set position = -1 where position = 5000',
      'update events set position = 5000 where position = 7000',
      'update events set position = 7000 where position = -1',
    );
    expect(found[0]).toMatch(/^tree: event 5000 /);
  });

  it('into which an event was put before its end is found there', async () => {
    const found = await after(
      'update events set position = -position where position > 8888',
      'update events set position = -position + 1 where position < 0',
      `insert into events (position, stream, revision, id, type, data, metadata)
       values (8889, 'breach-new', 0, gen_random_uuid(), 'Noted', '{}', '{}')`,
    );
    expect(found[0]).toMatch(/^tree: event 8889 \(breach-new, revision 0/);
  });

  it('of which an event was put into another stream is found there', async () => {
    const found = await after(`update events set stream = 'breach-other', revision = 0 where position = 77`);
    expect(found[0]).toMatch(/^tree: event 77 \(breach-other/);
  });

  it('that was cut off before a checkpoint is found, also where the tree was cut with it', async () => {
    const cut = 'delete from events where position > 8990';
    expect((await after(cut))[0]).toBe('tree: the log ends after 8990 events, and the tree has 10000');
    const found = await after(
      cut,
      'delete from proof_tiles where level = 0 and index > 35',
      'update proof_tiles set hashes = substr(hashes, 1, 30 * 32), entries = substr(entries, 1, 30 * 65) where level = 0 and index = 35',
    );
    expect(found).toEqual([
      'checkpoints: the log ends after 8990 events, and 9000 were signed: its end is missing',
    ]);
  });

  it('that was changed with its tree made anew to fit is found by the next checkpoint', async () => {
    const found = await withLog(async () => {
      await database.postgres.query(
        `update events set data = '{"stream":41,"i":"other"}' where position = 4102`,
      );
      await database.postgres.query('delete from proof_tiles');
      await sequence([]);
      return wrong();
    });
    expect(found).toEqual([
      'checkpoints: the checkpoint at event 6000 of part 1 is of another log: something from event 3001 to 6000 was changed',
    ]);
  });

  it('whose checkpoint was signed with another key is found', async () => {
    const [, second] = await proof.records.checkpoints();
    const { text } = splitNote(second!.note);
    const forged = signNote(text, new LogKeys([randomBytes(32)]).signersOf(readCheckpoint(text).origin));
    const found = await after(`update proof_checkpoints set note = '${forged}' where size = 6000`);
    expect(found).toEqual(['checkpoints: the checkpoint at event 6000 of part 1: no known key signed it']);
  });

  it('of which an older checkpoint is served is found by what was signed last', async () => {
    const found = await after('delete from proof_checkpoints where size = 9000');
    expect(found).toEqual([
      'checkpoints: a checkpoint at event 9000 of part 1 was signed, and the database serves an older one',
    ]);
  });

  const cutAt = async (tiles: number): Promise<void> => {
    await database.postgres.query(`delete from events where position > ${tiles * 256}`);
    await database.postgres.query(`delete from proof_tiles where level = 0 and index >= ${tiles}`);
    await database.postgres.query(
      `update proof_tiles set hashes = substr(hashes, 1, ${tiles} * 32) where level = 1`,
    );
  };

  it('that was restored from yesterday is found, is not signed, and says so', async () => {
    await withLog(async () => {
      await cutAt(28);
      await database.postgres.query('delete from proof_checkpoints where size > 7000');
      await database.postgres.query(
        `insert into subscription_checkpoints (name, generation, version, position)
         values ('proof', 1, 1, '${await store.head()}')`,
      );
      expect(await wrong()).toEqual([
        'checkpoints: a checkpoint at event 9000 of part 1 was signed, and the database serves an older one',
      ]);
      await expect(proof.signer.sign()).rejects.toThrow('the log has 7168 events, and 9000 were signed');
      expect(proof.signer.health()).toMatchObject({ ok: false });
      await database.postgres.query('delete from subscription_checkpoints');
    });
  });

  it('whose end was cut off after the last checkpoint passes, and the text says so', async () => {
    await withLog(async () => {
      await cutAt(36);
      expect(await wrong()).toEqual([]);
      expect((await said())[1]?.says).toContain(
        'the 216 events after it are proven by nothing yet, nor is that none were there that were cut off',
      );
    });
  });

  it('is signed no further than where the last head leads', async () => {
    const kept = (await proof.headFile.read())!;
    const { text } = splitNote(kept);
    const head = readCheckpoint(text);
    const more = signNote(checkpointText({ ...head, size: EVENTS + 5 }), proof.keys.signersOf(head.origin));
    await proof.headFile.write(more);
    await expect(proof.signer.sign()).rejects.toThrow(/10000 events, and 10005 were signed|into the tree/);
    expect(proof.signer.health().ok).toBe(false);
    await proof.headFile.write(kept);
    expect(await proof.signer.sign()).toMatchObject({ part: 1, size: EVENTS });
    expect(proof.signer.health()).toEqual({ ok: true, detail: 'signed at 10000 events' });
    expect((await proof.signer.openNextPart())?.part).toBe(2);
    expect(await wrong()).toEqual([]);
  });
});
