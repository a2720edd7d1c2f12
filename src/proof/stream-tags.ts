import { saltOfStream, tagOfStream } from './log-entry.js';

/** Streams whose tags are kept: of the few that are written at a time each is made once. */
const MOST_TAGS = 5_000;

/** Tags of streams under the key of this installation. */
export class StreamTags {
  readonly #known = new Map<string, Buffer>();

  /** @param tagKey 32 bytes */
  constructor(private readonly tagKey: Buffer) {}

  of(stream: string): Buffer {
    const known = this.#known.get(stream);
    if (known !== undefined) return known;
    if (this.#known.size >= MOST_TAGS) this.#known.clear();
    const made = tagOfStream(saltOfStream(this.tagKey, stream), stream);
    this.#known.set(stream, made);
    return made;
  }

  /** Opens which entries are of this stream, to whoever is given it. @returns 32 bytes */
  saltOf(stream: string): Buffer {
    return saltOfStream(this.tagKey, stream);
  }
}
