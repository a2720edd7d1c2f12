import type { StoredEvent } from '../event-store/event-store.port.js';
import { PIECE_BYTES, type HeldShare } from './held-budget.js';

/** What the name of a row takes beside its events. */
const BYTES_OF_A_NAME = 256;
/** Before the text of an event: where the one before it of its row begins, and how long the text is. */
const HEAD_BYTES = 8;
const NONE = -1;
/** Stands in no JSON and in no name. */
const BETWEEN = '\0';

/** Folded at a time: so many events, and bytes of their text. */
const EVENTS_AT_ONCE = 400;
const BYTES_AT_ONCE = 1024 * 1024;

/** Where an event lies: which piece, and from where on. */
type Place = number;

/** Events that are held of one row, in the order in which they came. */
export interface HeldOfRow {
  readonly key: string;
  readonly places: readonly Place[];
  /** The first of them stand in the batch before. */
  readonly continues: boolean;
}

/**
 * Events of one list that wait to be folded, by the rows they belong to: as text outside of the heap, where a garbage collector has
 * nothing to walk through or to move, and counted to the byte.
 */
export class HeldEvents {
  #pieces: Buffer[] = [];
  /** Of the last piece. */
  #used = 0;
  /** The last event of each row, those first that came first. */
  readonly #last = new Map<string, Place>();

  constructor(private readonly share: HeldShare) {}

  /** @returns whether there was room; where nothing is held there is room for anything */
  add(key: string, event: StoredEvent): boolean {
    const text = textOf(event);
    const bytes = HEAD_BYTES + Buffer.byteLength(text);
    const before = this.#last.get(key);
    let piece = this.#pieces.at(-1);
    const isShort = piece === undefined || this.#used + bytes > piece.length;
    const grows = (isShort ? Math.max(bytes, PIECE_BYTES) : 0) + (before === undefined ? BYTES_OF_A_NAME : 0);
    if (this.#pieces.length > 0 && !this.share.hasRoomFor(grows)) return false;
    this.share.held += grows;
    if (piece === undefined || isShort) {
      piece = this.share.budget.piece(bytes);
      this.#pieces.push(piece);
      this.#used = 0;
    }
    const from = this.#used;
    piece.writeInt32LE(before ?? NONE, from);
    piece.writeInt32LE(bytes - HEAD_BYTES, from + 4);
    piece.write(text, from + HEAD_BYTES);
    this.#used += bytes;
    this.#last.set(key, (this.#pieces.length - 1) * PIECE_BYTES + from);
    return true;
  }

  /** All that is held, some rows at a time; of a row that is too long the rest comes in the next batch. */
  *batches(): Generator<readonly HeldOfRow[]> {
    let batch: HeldOfRow[] = [];
    let [events, bytes] = [0, 0];
    for (const key of this.#last.keys()) {
      let places: Place[] = [];
      let continues = false;
      for (const place of this.#placesOf(key)) {
        const long = this.#lengthAt(place);
        if (events === EVENTS_AT_ONCE || (events > 0 && bytes + long > BYTES_AT_ONCE)) {
          if (places.length > 0) batch.push({ key, places, continues });
          yield batch;
          continues = places.length > 0;
          [batch, places] = [[], []];
          [events, bytes] = [0, 0];
        }
        places.push(place);
        events++;
        bytes += long;
      }
      batch.push({ key, places, continues });
    }
    if (batch.length > 0) yield batch;
  }

  at(place: Place): StoredEvent {
    const [piece, from] = this.#lies(place);
    const begin = from + HEAD_BYTES;
    return eventIn(piece.toString('utf8', begin, begin + this.#lengthAt(place)));
  }

  clear(): void {
    this.share.budget.putBack(this.#pieces);
    this.share.held = 0;
    this.#pieces = [];
    this.#used = 0;
    this.#last.clear();
  }

  #placesOf(key: string): readonly Place[] {
    const places: Place[] = [];
    for (let at = this.#last.get(key) ?? NONE; at !== NONE;) {
      places.push(at);
      const [piece, from] = this.#lies(at);
      at = piece.readInt32LE(from);
    }
    return places.reverse();
  }

  #lengthAt(place: Place): number {
    const [piece, from] = this.#lies(place);
    return piece.readInt32LE(from + 4);
  }

  #lies(place: Place): readonly [Buffer, number] {
    const piece = this.#pieces[Math.floor(place / PIECE_BYTES)];
    if (piece === undefined) throw new RangeError('nothing is held there');
    return [piece, place % PIECE_BYTES];
  }
}

const textOf = ({ stream, revision, position, id, type, data, metadata }: StoredEvent): string =>
  [stream, revision, position, id, type, metadata, data].join(BETWEEN);

function eventIn(text: string): StoredEvent {
  const [stream = '', revision, position = '', id = '', type = '', metadata = '', ...data] =
    text.split(BETWEEN);
  return { stream, revision: Number(revision), position, id, type, metadata, data: data.join(BETWEEN) };
}
