import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MailSending, type Handed, type Message } from '../../../src/alarms/sending.port.js';
import { PostgresEventStore } from '../../../src/platform/event-store/postgres-event-store.js';
import { AdjustableClock } from '../../../src/platform/time/clock.port.js';
import { Anchors } from '../../../src/proof/anchors.js';
import type { CheckpointAnchor } from '../../../src/proof/anchors/anchor.port.js';
import { FileAnchor } from '../../../src/proof/anchors/file-anchor.js';
import { MailAnchor } from '../../../src/proof/anchors/mail-anchor.js';
import { TimeStampAnchor } from '../../../src/proof/anchors/time-stamp-anchor.js';
import type { Proof } from '../../../src/proof/proof.js';
import { moment, plusHours } from '../../../src/shared/moment.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres/test-database.js';
import { aKey, appendSome, proofOn, sequence, throwawayFolder } from '../../support/proof/proof-of-tests.js';

const AT = moment('2026-06-01T09:00:00+02:00');
/** Nobody listens there. */
const NOBODY = 'http://127.0.0.1:9/';
const folder = throwawayFolder();
let database: TestDatabase;
let store: PostgresEventStore;
let proof: Proof;
let clock: AdjustableClock;
let at = '';
beforeAll(async () => {
  database = await createTestDatabase();
  store = new PostgresEventStore(database.postgres);
  proof = proofOn(
    { postgres: database.postgres, store },
    { logKey: aKey(), tagKey: aKey(), folder: folder.path },
  );
});
beforeEach(async () => {
  await database.postgres.query('delete from proof_anchors');
  clock = new AdjustableClock(AT);
  await signed();
});
afterAll(async () => {
  await store.close();
  await database.drop();
  folder.remove();
});

/** The head of a log that grew. */
async function signed() {
  await appendSome(store, 1, 3);
  at = await sequence(proof, { postgres: database.postgres, store }, at);
  return (await proof.signer.sign())!;
}
const anchorsOf = (...anchors: readonly CheckpointAnchor[]): Anchors =>
  new Anchors(database.postgres, proof.records, anchors, clock);

class Mail extends MailSending {
  readonly handed: { readonly to: string; readonly id: string }[] = [];
  readonly away = new Set<string>();
  override send({ to, id }: Message): Promise<Handed> {
    if (this.away.has(to)) return Promise.resolve({ later: 'no-connection' });
    this.handed.push({ to, id });
    return Promise.resolve('sent');
  }
  override check(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
  take(): readonly string[] {
    return this.handed.splice(0).map(({ to }) => to);
  }
}

describe('mailboxes', () => {
  const [FG, ACCOUNTANT] = ['fg@kadera.test', 'controle@accountant.test'];
  let mail: Mail;
  let anchors: Anchors;
  beforeEach(() => {
    mail = new Mail();
    anchors = anchorsOf(new MailAnchor('mail-1', mail, FG), new MailAnchor('mail-2', mail, ACCOUNTANT));
  });

  it('that got one are not written to again while another takes none, which is tried again after a minute', async () => {
    mail.away.add(ACCOUNTANT);
    await anchors.tick();
    expect(mail.take()).toEqual([FG]);
    expect(anchors.health()).toEqual({ ok: false, detail: 'mail-2: Error' });
    mail.away.clear();
    await anchors.tick();
    expect(mail.take()).toEqual([]);
    clock.moveTo(plusHours(AT, 1 / 60));
    await anchors.tick();
    expect(mail.take()).toEqual([ACCOUNTANT]);
    expect(anchors.health().ok).toBe(true);
    expect((await proof.records.newestAnchored()).map(({ anchor }) => anchor)).toEqual(['mail-1', 'mail-2']);
  });

  it('are written to once a day, though the log is signed more often; and at once where somebody waits for it', async () => {
    await anchors.tick();
    expect(mail.take()).toEqual([FG, ACCOUNTANT]);
    await signed();
    clock.moveTo(plusHours(AT, 23));
    await anchors.tick();
    expect(mail.take()).toEqual([]);
    clock.moveTo(plusHours(AT, 24));
    await anchors.tick();
    expect(mail.take()).toEqual([FG, ACCOUNTANT]);
    const anchored = await anchors.give(await signed());
    expect(mail.take()).toEqual([FG, ACCOUNTANT]);
    expect(anchored.map(({ anchor }) => anchor)).toEqual(['mail-1', 'mail-2']);
    await anchors.give((await proof.records.newest())!);
    expect(mail.take()).toEqual([]);
  });

  it('get the same message at every try, and another each', async () => {
    const { note } = (await proof.records.newest())!;
    for (const box of [FG, FG, ACCOUNTANT]) await new MailAnchor('mail-1', mail, box).publish(note);
    const [first, again, other] = mail.handed.map(({ id }) => id);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe('a folder elsewhere', () => {
  it('that is away says so, is given what it missed when it is back, and tells what it has', async () => {
    const path = join(folder.path, 'elsewhere');
    mkdirSync(path);
    const anchors = anchorsOf(new FileAnchor(path));
    await anchors.tick();
    const [kept] = await anchors.known();
    expect(kept).toBe((await proof.records.newest())?.note);
    rmSync(path, { recursive: true });
    const { note } = await signed();
    await anchors.tick();
    expect(anchors.health()).toEqual({ ok: false, detail: expect.stringMatching(/^file: /) });
    expect(await anchors.known()).toEqual([]);
    mkdirSync(path);
    clock.moveTo(plusHours(AT, 1 / 60));
    await anchors.tick();
    expect(anchors.health().ok).toBe(true);
    expect(await anchors.known()).toEqual([note]);
    await anchors.tick();
    expect(readdirSync(path)).toHaveLength(1);
  });
});

describe('an authority for time stamps', () => {
  it('that does not answer is left alone for a minute, and keeps nobody else from being given one', async () => {
    const mail = new Mail();
    let asked = 0;
    const authority = new TimeStampAnchor(NOBODY);
    const publish = authority.publish.bind(authority);
    authority.publish = (note) => {
      asked += 1;
      return publish(note);
    };
    const anchors = anchorsOf(authority, new MailAnchor('mail-1', mail, 'fg@kadera.test'));
    for (let n = 0; n < 3; n++) await anchors.tick();
    expect([asked, mail.take()]).toEqual([1, ['fg@kadera.test']]);
    expect(anchors.health().detail).toMatch(/^time-stamp: /);
    clock.moveTo(plusHours(AT, 1 / 60));
    await anchors.tick();
    expect([asked, mail.take()]).toEqual([2, []]);
  });
});
