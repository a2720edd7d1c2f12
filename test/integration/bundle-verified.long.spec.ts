import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BundleZip } from '../../src/audit/bundle/bundle-zip.js';
import type { LogProof } from '../../src/audit/bundle/log-proof.port.js';
import { proveIn } from '../../src/audit/bundle/proof-files.js';
import { sealedBox } from '../../src/platform/personal-data/sealed-box.js';
import { moment } from '../../src/shared/moment.js';
import type { StoredEvent } from '../../src/platform/event-store/event-store.port.js';
import { checkpointText } from '../../src/proof/checkpoint.js';
import { GrowingTiles } from '../../src/proof/growing-tiles.js';
import { entryOfEvent, saltOfStream, tagOfStream } from '../../src/proof/log-entry.js';
import { noteSigner, signNote } from '../../src/proof/signed-note.js';
import { consistencyPath, rootOf, type TileReader } from '../../src/proof/tiles.js';
import { unpackedInto, unzipped } from '../support/audit/unzipped.js';
import { verify as verifyWith, type Verdict } from '../support/audit/verifier.js';

const TAG_KEY = Buffer.alloc(32, 5);
const ORIGIN = 'lekwacht.example/log/1';
const signer = noteSigner(ORIGIN, Buffer.alloc(32, 9));
const other = noteSigner(ORIGIN, Buffer.alloc(32, 8));
const DOSSIERS = 50;
const EVENTS = 500;
const CANARY = 'Kanarie-Zilverling';
const INQUIRY = '0b8c5c1e-0000-4000-8000-00000000aaaa';

const uuid = (kind: number, n: number): string =>
  `0b8c5c1e-000${kind}-4000-8000-${n.toString(16).padStart(12, '0')}`;
const saltOf = (stream: string): Buffer => createHmac('sha256', TAG_KEY).update(stream).digest();
const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

interface Opened {
  readonly revision: number;
  readonly pointer: string;
  readonly state: string;
  readonly [field: string]: unknown;
}

/** A log in which dossiers take turns, with one that is not in the inquiry. */
class Log {
  readonly streams = new Map<string, StoredEvent[]>();
  readonly opened = new Map<string, Opened[]>();
  readonly tiles = new GrowingTiles([]);
  readonly entries: Buffer[] = [];

  append(stream: string, type: string, data: object): StoredEvent {
    const events = this.streams.get(stream) ?? [];
    this.streams.set(stream, events);
    const event = {
      ...{ id: uuid(9, this.entries.length), stream, revision: events.length, type },
      metadata: JSON.stringify({ schemaVersion: 1 }),
      data: JSON.stringify(data),
      position: String(this.entries.length).padStart(12, '0'),
    };
    events.push(event);
    const entry = entryOfEvent(event, tagOfStream(saltOfStream(TAG_KEY, stream), stream));
    this.entries.push(entry);
    this.tiles.append(entry, event.position);
    return event;
  }

  /** An event with one sealed text, which is shown. */
  tell(stream: string, text: string): void {
    const revision = this.streams.get(stream)?.length ?? 0;
    const key = randomBytes(32);
    const id = uuid(8, this.entries.length);
    const place = { stream, event: uuid(9, this.entries.length), type: 'Told', schemaVersion: 1 };
    const box = sealedBox(text, key, { ...place, pointer: '/text', scope: 'dossier', key: id });
    this.append(stream, 'Told', { text: { scope: 'dossier', key: id, box }, filling: 'x'.repeat(400) });
    const row = { revision, pointer: '/text', state: 'shown', key: key.toString('base64url') };
    this.opened.set(stream, [...(this.opened.get(stream) ?? []), row]);
  }

  linesOf(stream: string): string {
    return this.opened.get(stream) === undefined ? '[]' : JSON.stringify(this.opened.get(stream));
  }
}

const dossier = (n: number): string => uuid(1, n);
const stream = (n: number): string => `breach-${dossier(n)}`;
const folder = (n: number): string => `dossiers/${String(n).padStart(3, '0')}`;

function filled(): Log {
  const log = new Log();
  for (let event = 0; event < EVENTS; event++)
    for (let n = 0; n <= DOSSIERS; n++)
      if (event === EVENTS - 1 && n === 3)
        log.append(stream(n), 'PersonalDataErased', { places: [{ revision: 7, pointer: '/text' }] });
      else log.tell(stream(n), n === 0 ? `${CANARY} ${event}` : `dossier ${n}, <event> ${event}`);
  return log;
}

let home: string;
let whole: string;
let log: Log;
let fileDigests: Record<string, string>;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lekwacht-bundle-'));
  whole = join(home, 'whole.zip');
  log = filled();
  const erased = log.opened.get(stream(3));
  if (erased !== undefined) erased[7] = { revision: 7, pointer: '/text', state: 'erased', by: EVENTS - 1 };
  const boxOf = JSON.parse(log.streams.get(stream(4))?.[9]?.data ?? '') as { text: { box: string } };
  const left = { revision: 9, pointer: '/text', ground: 'legal-privilege', digest: sha256(boxOf.text.box) };
  const kept = log.opened.get(stream(4));
  if (kept !== undefined) kept[9] = { ...left, state: 'not-shown' };
  const anchoredSize = 1_000;
  const zip = new BundleZip(async (to) => {
    const dossiers = Array.from({ length: DOSSIERS }, (_, at) => ({
      ...{ id: dossier(at + 1), reference: `DL-${at + 1}`, folder: folder(at + 1), readThrough: EVENTS - 1 },
    }));
    await to.add('inquiry.json', JSON.stringify({ id: INQUIRY, dossiers }));
    await to.add('left-out.json', JSON.stringify([{ dossier: dossier(4), ...left }]));
    for (let n = 1; n <= DOSSIERS; n++) {
      await to.add(`${folder(n)}/opened.json`, log.linesOf(stream(n)));
      await to.add(
        `${folder(n)}/timeline.html`,
        `<p><span data-value="11 /text">dossier ${n}, &lt;event&gt; 11</span></p>`,
      );
    }
    fileDigests = { ...to.digests };
    const manifest = JSON.stringify({ files: fileDigests });
    log.append(`inquiry-${INQUIRY}`, 'InquiryBundleMade', { manifest: sha256(manifest) });
    const rows = new Map(
      log.tiles.takeChanged().map(({ level, index, hashes }) => [`${level}/${index}`, Buffer.from(hashes)]),
    );
    const tiles: TileReader = {
      tile: (level, index) => Promise.resolve(rows.get(`${level}/${index}`) ?? Buffer.of()),
    };
    const headOf = async (size: number) => ({
      size,
      note: signNote(checkpointText({ origin: ORIGIN, size, root: await rootOf(tiles, size) }), [signer]),
    });
    const proof = {
      verifierKeys: () => Promise.resolve([signer.verifierKey]),
      signedThrough: () => headOf(log.entries.length),
      entries: async function* (size: number) {
        await Promise.resolve();
        yield Buffer.concat(log.entries.slice(0, size));
      },
      consistency: (first: number, size: number) => consistencyPath(tiles, first, size),
      anchoredBefore: () => headOf(anchoredSize),
      anchorings: () => Promise.resolve([]),
      saltOf,
    } satisfies LogProof;
    const head = await proof.signedThrough();
    const streams = [
      { folder: 'inquiry', stream: `inquiry-${INQUIRY}` },
      ...dossiers.map((one) => ({ folder: one.folder, stream: `breach-${one.id}` })),
    ];
    const store = {
      readStream: (name: string, options?: { readonly maxCount?: number }) =>
        Promise.resolve((log.streams.get(name) ?? []).slice(0, options?.maxCount)),
    };
    await proveIn(to, { head, proof, store, streams, before: moment('2026-01-01T00:00:00.000Z') });
    await to.add('inquiry/opened.json', '[]');
    await to.add('manifest.json', manifest);
  });
  const parts: Buffer[] = [];
  for await (const part of zip.stream) parts.push(part as Buffer);
  await writeFile(whole, Buffer.concat(parts));
}, 120_000);
afterAll(() => rm(home, { recursive: true, force: true }));

const verify = (path: string, key = signer.verifierKey): Promise<Verdict> => verifyWith(path, key);

/** The same bundle as a folder, with one file as somebody changed it. */
async function changed(name: string, change: (content: Buffer) => Buffer): Promise<string> {
  const place = await mkdtemp(join(home, 'changed-'));
  await unpackedInto(place, unzipped(await readFile(whole)));
  const path = join(place, ...name.split('/'));
  await writeFile(path, change(await readFile(path)));
  return place;
}

const inLines = (change: (lines: string[]) => void) => (content: Buffer) => {
  const lines = content.toString().split('\n');
  change(lines);
  return Buffer.from(lines.join('\n'));
};

describe('a bundle of fifty dossiers of five hundred events', () => {
  it('is verified, complete, with what was erased and what is not shown', async () => {
    const verdict = await verify(whole);
    expect(verdict).toMatchObject({ code: 0, verified: true, files: 2 + 2 * DOSSIERS });
    const streams = verdict['streams'] as readonly Record<string, unknown>[];
    expect(streams).toHaveLength(DOSSIERS + 1);
    expect(streams.slice(1).every(({ events }) => events === EVENTS)).toBe(true);
    expect(streams[3]).toMatchObject({ erased: 1, erasedBy: [EVENTS - 1] });
    expect(streams[4]).toMatchObject({ notShown: 1, shown: EVENTS - 1, onPage: 1 });
  });

  it('holds nothing of another dossier', async () => {
    const place = await mkdtemp(join(home, 'all-'));
    await unpackedInto(place, unzipped(await readFile(whole)));
    const names = (await readdir(place, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    const all = Buffer.concat(
      await Promise.all(names.map((one) => readFile(join(one.parentPath, one.name)))),
    );
    expect(all.includes('<event> 11')).toBe(false);
    for (const word of [CANARY, dossier(0)]) expect(all.includes(word)).toBe(false);
    const boxes = (log.streams.get(stream(0)) ?? []).map(({ data }) => data.slice(0, 200));
    expect(boxes.some((box) => all.includes(box))).toBe(false);
    expect(all.includes((log.streams.get(stream(1)) ?? [])[0]?.data ?? '')).toBe(true);
  });

  it.each([
    ['an event is withheld', `${folder(5)}/events.jsonl`, inLines((l) => l.splice(20, 1)), { revision: 20 }],
    [
      'the last event is withheld',
      `${folder(5)}/events.jsonl`,
      inLines((l) => l.splice(-2, 1)),
      { why: 'event-missing', revision: EVENTS - 1 },
    ],
    [
      'a letter is changed',
      `${folder(5)}/events.jsonl`,
      inLines((l) => (l[30] = l[30]?.replace('xxx', 'xyx') ?? '')),
      { why: 'line-altered', revision: 30, line: 31 },
    ],
    [
      'two events are exchanged',
      `${folder(5)}/events.jsonl`,
      inLines((l) => ([l[40], l[41]] = [l[41] ?? '', l[40] ?? ''])),
      { revision: 40 },
    ],
    [
      'an entry of the log is changed',
      'entries.bin',
      (b: Buffer) => (b.writeUInt8((b[65 * 51 * 60 + 40] ?? 0) ^ 1, 65 * 51 * 60 + 40), b),
      { where: 'entries.bin', why: 'other-root' },
    ],
    [
      'the end of the log is cut off',
      'entries.bin',
      (b: Buffer) => b.subarray(0, -65),
      { why: 'entries-missing' },
    ],
    [
      'a text is withheld',
      `${folder(6)}/opened.json`,
      (b: Buffer) => Buffer.from(JSON.stringify((JSON.parse(b.toString()) as unknown[]).slice(1))),
      { why: 'value-missing', revision: 0 },
    ],
    [
      'a text is called erased',
      `${folder(6)}/opened.json`,
      (b: Buffer) =>
        Buffer.from(b.toString().replace(/"state":"shown","key":"[^"]*"/, '"state":"erased","by":12')),
      { why: 'not-erased', revision: 0 },
    ],
    [
      'the page says something else',
      `${folder(6)}/timeline.html`,
      (b: Buffer) => Buffer.from(b.toString().replace('dossier 6', 'dossier 7')),
      { why: 'other-text', revision: 11 },
    ],
    [
      'another file is changed',
      'left-out.json',
      (b: Buffer) => Buffer.concat([b, Buffer.from(' ')]),
      { why: 'file-altered' },
    ],
  ] as const)('is not verified where %s, and says where', async (_, name, change, expected) => {
    const verdict = await verify(await changed(name, change));
    expect(verdict).toMatchObject({ code: 1, verified: false, ...expected });
  });

  it('is not verified with another key', async () => {
    expect(await verify(whole, other.verifierKey)).toMatchObject({
      code: 1,
      where: 'checkpoint.txt',
      why: 'other-key',
    });
  });
});
