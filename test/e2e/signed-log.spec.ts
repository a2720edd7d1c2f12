import { hash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lineOfEvent } from '../../src/proof/log-entry.js';
import { noteVerifier, openNote } from '../../src/proof/signed-note.js';
import { Proof } from '../../src/proof/proof.js';
import {
  eventually,
  runLekwacht,
  type Person,
  type Reported,
  type RunningLekwacht,
} from '../support/http/running-lekwacht.js';
import { isConsistent, leafOf, rootByInclusion } from '../support/proof/rfc9162.js';

const TOKEN = 'a'.repeat(40);
const JSON_FORM = { accept: 'application/json' };
const bytes = (text: unknown): Buffer => Buffer.from(String(text), 'base64');

let lekwacht: RunningLekwacht;
let fg: Person;
let auditor: Person;
let reported: Reported;
beforeAll(async () => {
  lekwacht = await runLekwacht({ env: { AUDIT_TOKEN: TOKEN } });
  [fg, auditor] = [await lekwacht.as('fg'), await lekwacht.as('auditor')];
  reported = await lekwacht.report();
});
afterAll(() => lekwacht.close());

const signer = () => lekwacht.application.app.get(Proof).signer;
const signedNow = async () => signer().sign(await lekwacht.application.engine.store.head());
const outcome = ({ status, body }: { status: number; body?: { code?: string } }) =>
  `${status} ${body?.code ?? ''}`.trim();

/** What a tlog-proof leads to, and what its checkpoint says. */
function readProof(text: string) {
  const [head = '', note = ''] = /^(.*?)\n\n(.*)$/s.exec(text)?.slice(1) ?? [];
  const [version, extra = '', index = '', ...path] = head.split('\n');
  const [origin, size, root] = note.split('\n');
  const entry = bytes(extra.replace('extra ', ''));
  const at = Number(index.replace('index ', ''));
  const leads = rootByInclusion(leafOf(entry), at, Number(size), path.map(bytes));
  return { version, entry, index: at, origin, note, root: bytes(root), leads };
}

describe('the checkpoint of a log', () => {
  it('is a note that the public key verifies, of the whole log as it was signed, and says that nobody outside has it', async () => {
    const signed = await signedNow();
    const { text: keys } = await lekwacht.anyone.get('/v1/audit/key');
    const { text, headers } = await fg.get('/v1/audit/checkpoint');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(text).toBe(signed?.note);
    const opened = openNote(text, keys.trim().split('\n').map(noteVerifier));
    expect(opened.text.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^localhost\/lekwacht\/[0-9a-f]{8}\/1$/),
      String(await lekwacht.countEvents()),
    ]);
    expect((await fg.get('/v1/audit/checkpoint', JSON_FORM)).body).toMatchObject({
      ...{ note: text, size: signed?.size, root: signed?.root.toString('base64') },
      ...{ anchored: false, anchors: [] },
    });
  });

  it('is the beginning of a later one, which is proven to whoever holds it', async () => {
    const { body: before } = await fg.get('/v1/audit/checkpoint', JSON_FORM);
    await lekwacht.report();
    await signedNow();
    const { body: after } = await auditor.get(`/v1/audit/checkpoint?since=${before.size}`, JSON_FORM);
    expect(after.size).toBeGreaterThan(before.size);
    const [first, second] = [before, after].map(({ size, root }) => ({ size, root: bytes(root) })) as never[];
    const path = (after.consistency as string[]).map(bytes);
    expect(isConsistent(first!, second!, path)).toBe(true);
    expect(isConsistent({ size: before.size, root: Buffer.alloc(32) }, second!, path)).toBe(false);
    const beyond = await fg.get(`/v1/audit/checkpoint?since=${Number(after.size) + 1}`, JSON_FORM);
    expect(beyond.body.errors).toMatchObject([{ pointer: '/since', code: 'beyond-the-log' }]);
  });

  it('is not given where the log is not the one that was signed', async () => {
    await signedNow();
    const { postgres } = lekwacht.database;
    const change = (sql: string) =>
      postgres.query(`update proof_tiles set hashes = ${sql} where level = 0 and index = 0`);
    const turned = 'set_byte(hashes, 3, 255 - get_byte(hashes, 3))';
    await change(turned);
    try {
      for (const path of [
        '/v1/audit/checkpoint',
        '/v1/audit/key',
        `/v1/audit/proof?event=breach-${reported.id}@0`,
      ])
        expect([path, outcome(await fg.get(path))]).toEqual([path, '503 log-not-signed']);
    } finally {
      await change(turned);
    }
    expect((await fg.get('/v1/audit/checkpoint')).status).toBe(200);
  });
});

describe('a proof that an event is in the log', () => {
  it('leads from its entry to what was signed, also of an event that was just recorded', async () => {
    const { id } = await lekwacht.report();
    const stream = `breach-${id}`;
    const stored = await lekwacht.application.engine.store.readStream(stream);
    for (const event of stored) {
      const asked = `/v1/audit/proof?event=${stream}@${event.revision}`;
      const { text, status } = await fg.get(asked);
      expect(status).toBe(200);
      const proof = readProof(text);
      expect(proof.version).toBe('c2sp.org/tlog-proof@v1');
      expect(proof.leads?.equals(proof.root)).toBe(true);
      const [all] = [await lekwacht.events()];
      expect(all[proof.index]?.id).toBe(event.id);
      expect(proof.entry.subarray(33).equals(hash('sha256', lineOfEvent(event), 'buffer'))).toBe(true);
      const { body } = await fg.get(asked, JSON_FORM);
      expect(body).toMatchObject({
        event: `${stream}@${event.revision}`,
        index: proof.index,
        anchored: false,
      });
    }
    expect(stored.length).toBeGreaterThan(0);
  });

  it('is for whoever may see the dossier, and no event is told from one that is not there', async () => {
    const event = `breach-${reported.id}@0`;
    const stranger = await lekwacht.as('fg', 'kadera');
    for (const [who, asked, expected] of [
      [fg, event, '200'],
      [stranger, event, '404 no-such-event'],
      [auditor, event, '404 no-such-event'],
      [fg, `breach-${reported.id}@99`, '404 no-such-event'],
      [fg, `breach-${randomUUID()}@0`, '404 no-such-event'],
      [fg, 'organisation-perspektief@0', '200'],
      [auditor, 'organisation-perspektief@0', '200'],
      [stranger, 'organisation-perspektief@0', '404 no-such-event'],
      [await lekwacht.as('handler'), event, '403 not-allowed'],
      [fg, reported.id, '422 invalid-input'],
    ] as const)
      expect([asked, outcome(await who.get(`/v1/audit/proof?event=${asked}`))]).toEqual([asked, expected]);
  });

  it('is for an auditor within an inquiry that is open for him', async () => {
    const { id } = await lekwacht.report();
    const asked = `/v1/audit/proof?event=breach-${id}@0`;
    expect(outcome(await auditor.get(asked))).toBe('404 no-such-event');
    const inquiry = {
      ...{ dossiers: [id], askedBy: 'Inspecteur Jansen', ground: 'Art. 58(1)(a)' },
      ...{ from: '2026-01-01T00:00:00+01:00', until: lekwacht.clock.now() },
    };
    expect((await fg.post('/v1/inquiries', inquiry, { 'idempotency-key': randomUUID() })).status).toBe(201);
    const given = await eventually(async () => {
      const answer = await auditor.get(asked);
      return answer.status === 200 ? answer : undefined;
    });
    expect(readProof(given.text).leads?.equals(readProof(given.text).root)).toBe(true);
    expect(outcome(await auditor.get(`/v1/audit/proof?event=breach-${reported.id}@0`))).toBe(
      '404 no-such-event',
    );
  });

  it('that is given, or refused, is a look that the FG is told of', async () => {
    const who = await lekwacht.as('fg', 'perspektief', randomUUID());
    await who.get(`/v1/audit/proof?event=breach-${reported.id}@0`);
    const stranger = await lekwacht.as('fg', 'kadera', randomUUID());
    await stranger.get(`/v1/audit/proof?event=breach-${reported.id}@0`);
    const { body } = await fg.get(`/v1/breaches/${reported.id}/looks`);
    const proofs = (body.looks as { what: string; outcome: string; actor: string }[]).filter(
      ({ what }) => what === 'log-proof',
    );
    const ids = [(await stranger.get('/v1/me')).body.id, (await who.get('/v1/me')).body.id];
    expect(ids.map((id) => proofs.find(({ actor }) => actor === id)?.outcome)).toEqual(['refused', 'shown']);
  });
});

describe('a mirror', () => {
  const asked = (token: string) => lekwacht.with({ authorization: `Bearer ${token}` });

  it('is let in by its token to what proves the log, and to nothing else', async () => {
    const mirror = asked(TOKEN);
    expect((await mirror.get('/v1/audit/checkpoint')).status).toBe(200);
    expect((await mirror.get(`/v1/audit/proof?event=breach-${reported.id}@0`)).status).toBe(200);
    for (const path of [
      '/v1/breaches',
      '/v1/me',
      `/v1/breaches/${reported.id}`,
      '/v1/organisations/perspektief/looks',
    ])
      expect([path, outcome(await mirror.get(path))]).toEqual([path, '401 token-invalid']);
  });

  it('is not let in by another token, nor by a part of it', async () => {
    for (const token of [`${TOKEN}a`, TOKEN.slice(1), 'b'.repeat(40)])
      expect(outcome(await asked(token).get('/v1/audit/checkpoint'))).toBe('401 token-invalid');
    expect(outcome(await lekwacht.anyone.get('/v1/audit/checkpoint'))).toBe('401 token-missing');
  });
});
