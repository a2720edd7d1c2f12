import type { EventStore } from '../../platform/event-store/event-store.port.js';
import type { Moment } from '../../shared/moment.js';
import { ENTRY_BYTES, lineOfEvent, tagOfStream } from '../../proof/log-entry.js';
import type { BundleZip } from './bundle-zip.js';
import type { LogProof, SignedHead } from './log-proof.port.js';

/** A stream that is shown whole. */
export interface ProvenStream {
  /** Its folder in the bundle. */
  readonly folder: string;
  readonly stream: string;
}

interface ToProve {
  readonly head: SignedHead;
  readonly proof: LogProof;
  readonly store: Pick<EventStore, 'readStream'>;
  readonly streams: readonly ProvenStream[];
  /** The newest head that somebody outside had before this moment is proven with it. */
  readonly before: Moment;
}

/** Puts in what proves that this is what was recorded, and all of it: the log's head, its entries, and lines of these streams. */
export async function proveIn(
  zip: BundleZip,
  { head, proof, store, streams, before }: ToProve,
): Promise<void> {
  const places = new Places(proof, streams);
  await zip.add('entries.bin', places.noted(proof.entries(head.size)));
  for (const { folder, stream } of streams) {
    const own = places.of(stream);
    await zip.add(
      `${folder}/stream.json`,
      JSON.stringify({ stream, salt: proof.saltOf(stream).toString('hex'), places: own }),
    );
    const stored = await store.readStream(stream, { maxCount: own.length });
    await zip.add(`${folder}/events.jsonl`, stored.map((event) => `${lineOfEvent(event)}\n`).join(''));
  }
  await zip.add('checkpoint.txt', head.note);
  await zip.add('key.txt', (await proof.verifierKeys()).map((key) => `${key}\n`).join(''));
  const anchorings = await proof.anchorings(head.size);
  await zip.add('anchors.json', `${JSON.stringify(anchorings, undefined, 2)}\n`);
  for (const { size, anchor, receipt, note } of anchorings)
    if (anchor === 'time-stamp') {
      // As `openssl ts -verify` reads them.
      await zip.add(`anchors/${size}.txt`, note);
      await zip.add(`anchors/${size}.tsr`, Buffer.from(receipt, 'base64'));
    }
  const anchored = await proof.anchoredBefore(before);
  if (anchored === undefined || anchored.size > head.size) return;
  await zip.add('anchored/checkpoint.txt', anchored.note);
  const path = await proof.consistency(anchored.size, head.size);
  await zip.add('anchored/consistency.txt', path.map((hash) => `${hash.toString('base64')}\n`).join(''));
}

/** Where streams have their events in the log, seen while its entries pass by. */
class Places {
  readonly #byTag: ReadonlyMap<string, { readonly stream: string; readonly places: number[] }>;

  constructor(proof: LogProof, streams: readonly ProvenStream[]) {
    this.#byTag = new Map(
      streams.map(({ stream }) => [
        tagOfStream(proof.saltOf(stream), stream).toString('latin1'),
        { stream, places: [] },
      ]),
    );
  }

  async *noted(entries: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
    let place = 0;
    for await (const some of entries) {
      for (let from = 0; from < some.length; from += ENTRY_BYTES, place++)
        this.#byTag.get(some.toString('latin1', from + 1, from + 33))?.places.push(place);
      yield some;
    }
  }

  of(stream: string): readonly number[] {
    return [...this.#byTag.values()].find((one) => one.stream === stream)?.places ?? [];
  }
}
