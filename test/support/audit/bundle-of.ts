import { createHash, createHmac, randomBytes } from 'node:crypto';
import { BundleZip } from '../../../src/audit/bundle/bundle-zip.js';
import type { LogProof } from '../../../src/audit/bundle/log-proof.port.js';
import { proveIn } from '../../../src/audit/bundle/proof-files.js';
import type { StoredEvent } from '../../../src/platform/event-store/event-store.port.js';
import { sealedBox } from '../../../src/platform/personal-data/sealed-box.js';
import { checkpointText } from '../../../src/proof/checkpoint.js';
import { GrowingTiles } from '../../../src/proof/growing-tiles.js';
import { entryOfEvent, saltOfStream, tagOfStream } from '../../../src/proof/log-entry.js';
import { noteSigner, signNote } from '../../../src/proof/signed-note.js';
import { consistencyPath, rootOf, type TileReader } from '../../../src/proof/tiles.js';
import { moment } from '../../../src/shared/moment.js';

const TAG_KEY = Buffer.alloc(32, 5);
const ORIGIN = 'lekwacht.example/log/1';
export const signer = noteSigner(ORIGIN, Buffer.alloc(32, 9));
export const otherSigner = noteSigner(ORIGIN, Buffer.alloc(32, 8));
const INQUIRY = '0b8c5c1e-0000-4000-8000-00000000aaaa';
const ANCHORED_SIZE = 1_000;

const uuid = (kind: number, n: number): string =>
  `0b8c5c1e-000${kind}-4000-8000-${n.toString(16).padStart(12, '0')}`;
const saltOf = (stream: string): Buffer => createHmac('sha256', TAG_KEY).update(stream).digest();
export const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');
export const dossier = (n: number): string => uuid(1, n);
export const stream = (n: number): string => `breach-${dossier(n)}`;
export const folder = (n: number): string => `dossiers/${String(n).padStart(3, '0')}`;

interface Opened {
  readonly revision: number;
  readonly pointer: string;
  readonly state: string;
  readonly [field: string]: unknown;
}

/** A log without a database, of events with one sealed text each, of a kilobyte together. */
export class LogInMemory {
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

  /** An event of a kilobyte in which nothing is sealed, as most are. */
  note(stream: string): void {
    this.append(stream, 'Noted', { filling: randomBytes(600).toString('base64') });
  }

  linesOf(stream: string): string {
    return this.opened.get(stream) === undefined ? '[]' : JSON.stringify(this.opened.get(stream));
  }
}

/**
 * A bundle as the desk makes it of the first `count` dossiers of this log; that it was made is appended.
 * @param leftOut what is not shown, as `left-out.json` says it @param page the time line of a dossier
 */
export async function bundleOf(
  log: LogInMemory,
  count: number,
  {
    leftOut = [],
    page = () => '',
  }: { readonly leftOut?: readonly object[]; readonly page?: (dossier: number) => string } = {},
): Promise<Buffer> {
  const last = (log.streams.get(stream(1))?.length ?? 0) - 1;
  const zip = new BundleZip(async (to) => {
    const dossiers = Array.from({ length: count }, (_, at) => ({
      ...{ id: dossier(at + 1), reference: `DL-${at + 1}`, folder: folder(at + 1), readThrough: last },
    }));
    await to.add('inquiry.json', JSON.stringify({ id: INQUIRY, dossiers }));
    await to.add('left-out.json', JSON.stringify(leftOut));
    for (let n = 1; n <= count; n++) {
      await to.add(`${folder(n)}/opened.json`, log.linesOf(stream(n)));
      await to.add(`${folder(n)}/timeline.html`, page(n));
    }
    const manifest = JSON.stringify({ files: to.digests });
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
      anchoredBefore: () => headOf(ANCHORED_SIZE),
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
  return Buffer.concat(parts);
}
