import { START, type EventStore, type StoredEvent } from '../platform/event-store/event-store.port.js';
import { readAhead } from '../platform/subscriptions/read-ahead.js';
import { readCheckpoint, type TreeHead } from './checkpoint.js';
import { GrowingTiles, type Tile } from './growing-tiles.js';
import { ENTRY_BYTES, entryOfEvent } from './log-entry.js';
import { HASH_BYTES } from './merkle-tree.js';
import type { LogKeys } from './log-keys.js';
import { partOf } from './origin.js';
import type { ProofRecords } from './proof-records.js';
import { NoteRefused, noteVerifier, openNote } from './signed-note.js';
import type { StreamTags } from './stream-tags.js';
import { rootOf, TILE_WIDTH } from './tiles.js';

/** How one part of it stands, for whoever runs the command; `ok: false` ends it with an exit code. */
interface Said {
  readonly part: string;
  readonly ok: boolean;
  readonly says: string;
}

/** What the log is held against. */
export interface ToVerify {
  readonly store: EventStore;
  readonly records: ProofRecords;
  readonly tags: StreamTags;
  readonly keys: LogKeys;
  /** Signed notes that do not lie in the database: what this process signed last, and what somebody outside holds. */
  readonly outside: readonly string[];
  /** Verifier keys that count beside those that are set: of keys that were replaced. */
  readonly otherKeys?: readonly string[];
}

interface Claim {
  readonly head: TreeHead;
  readonly isOutside: boolean;
}

/**
 * Reads the whole log, in whichever store, and holds it against the tree, and the tree of it against every checkpoint that was
 * signed. Names the first place that is wrong. Memory: the edge of a tree, and the checkpoints.
 */
export async function* verifyLog(asked: ToVerify): AsyncGenerator<Said> {
  const { records } = asked;
  const sized = await records.size();
  const { claims, refused, known } = await claimsOf(asked);
  const reading = new Reading(asked, claims);
  const read = (from: string): ReturnType<EventStore['readAll']> => asked.store.readAll(from);
  for await (const { events } of readAhead(START, read, new AbortController().signal))
    await reading.take(events);
  const size = reading.size;
  await reading.end();
  yield reading.tree(sized);
  const wrong = [...refused, ...reading.wrong, ...newestIsServed(claims), ...longerThan(size, claims)];
  const [first] = wrong;
  const last = Math.max(0, ...claims.map(({ head }) => (head.size <= size ? head.size : 0)));
  const says =
    known === 0
      ? 'none was signed: nothing is proven yet'
      : `${known} checkpoints, each signed and of this log; the last at event ${last}; ` +
        (size > last
          ? `the ${size - last} events after it are proven by nothing yet, nor is that none were there that were cut off`
          : 'what may have been cut off after it is not seen');
  yield { part: 'checkpoints', ok: first === undefined, says: first ?? says };
}

/** What checkpoints claim, by their signatures alone. */
async function claimsOf({ records, keys, outside, otherKeys = [] }: ToVerify): Promise<{
  readonly claims: readonly Claim[];
  readonly refused: readonly string[];
  readonly known: number;
}> {
  const kept = await records.checkpoints();
  const others = otherKeys.map(noteVerifier);
  const claims: Claim[] = [];
  const refused: string[] = [];
  const look = (note: string, isOutside: boolean, where: string): TreeHead | undefined => {
    try {
      const verifiers = [...keys.verifiersOf(readCheckpoint(note).origin), ...others];
      const head = readCheckpoint(openNote(note, verifiers).text);
      claims.push({ head, isOutside });
      return head;
    } catch (error) {
      if (!(error instanceof NoteRefused)) throw error;
      refused.push(`the checkpoint ${where}: ${error.message}`);
      return undefined;
    }
  };
  for (const { part, size, root, note } of kept) {
    const head = look(note, false, `at event ${size} of part ${part}`);
    if (head !== undefined && (partOf(head.origin) !== part || head.size !== size || !head.root.equals(root)))
      refused.push(`the checkpoint at event ${size} of part ${part}: its row says otherwise than its note`);
  }
  for (const note of outside) look(note, true, 'that is held outside the database');
  return { claims, refused, known: kept.length };
}

/** One that somebody has outside, and the database does not know: an older one is served in its place. */
function newestIsServed(claims: readonly Claim[]): readonly string[] {
  const order = ({ head }: Claim): number => partOf(head.origin) * 2 ** 40 + head.size;
  const newest = claims
    .filter(({ isOutside }) => !isOutside)
    .reduce((max, one) => Math.max(max, order(one)), 0);
  return claims
    .filter((one) => one.isOutside && order(one) > newest)
    .map(
      ({ head }) =>
        `a checkpoint at event ${head.size} of part ${partOf(head.origin)} was signed, and the database serves an older one`,
    );
}

/** A part that was left behind may have been longer: why is told in the log (`ProofLogRestarted`). */
function longerThan(size: number, claims: readonly Claim[]): readonly string[] {
  const newestPart = Math.max(0, ...claims.map(({ head }) => partOf(head.origin)));
  return claims
    .filter(({ head }) => head.size > size && partOf(head.origin) === newestPart)
    .map(({ head }) => `the log ends after ${size} events, and ${head.size} were signed: its end is missing`);
}

/** Goes along log, tiles and checkpoints. */
class Reading {
  readonly wrong: string[] = [];
  readonly #tree = new GrowingTiles([]);
  readonly #heads: readonly TreeHead[];
  /** The tile of each level that is not whole yet. */
  readonly #open = new Map<number, Tile>();
  #next = 0;
  #entries: Buffer = Buffer.of();
  #firstWrong: string | undefined;
  #lastRight = 0;

  constructor(
    private readonly asked: ToVerify,
    claims: readonly Claim[],
  ) {
    this.#heads = claims.map(({ head }) => head).sort((one, other) => one.size - other.size);
  }

  get size(): number {
    return this.#tree.size;
  }

  async take(events: readonly StoredEvent[]): Promise<void> {
    for (const event of events) {
      // Waited for where there is something to wait for, and not for each of a million events.
      if (this.size % TILE_WIDTH === 0) await this.#beginTile();
      this.#takeOne(event);
      if (this.#heads[this.#next]?.size === this.size) await this.#compareHeads();
    }
  }

  async end(): Promise<void> {
    await this.#compareTiles();
    for (const tile of this.#open.values()) await this.#compare(tile);
  }

  /** @param sized events that were in the tree when the reading began */
  tree(sized: number): Said {
    const part = 'tree';
    if (this.#firstWrong !== undefined) return { part, ok: false, says: this.#firstWrong };
    if (sized > this.size)
      return { part, ok: false, says: `the log ends after ${this.size} events, and the tree has ${sized}` };
    const behind = this.size - sized;
    return {
      ...{ part, ok: true },
      says: `${sized} events, each as it was put into it${behind > 0 ? `; ${behind} are not in it yet` : ''}`,
    };
  }

  async #beginTile(): Promise<void> {
    await this.#compareTiles();
    this.#entries = await this.asked.records.entries(this.size / TILE_WIDTH);
  }

  #takeOne(event: StoredEvent): void {
    const index = this.size;
    const entry = entryOfEvent(event, this.asked.tags.of(event.stream));
    const from = (index % TILE_WIDTH) * ENTRY_BYTES;
    const kept = this.#entries.subarray(from, from + ENTRY_BYTES);
    const where = `event ${index + 1} (${event.stream}, revision ${event.revision}, ${event.position})`;
    if (kept.length > 0 && !kept.equals(entry)) this.#found(`${where} is not what was put into the tree`);
    // Two texts could change places within a line and leave it as it was, but not as two texts of JSON (ADR 63).
    if (!isJson(event.metadata) || !isJson(event.data)) this.#found(`${where} is no JSON`);
    this.#tree.append(entry, '');
  }

  /** What our own tree has of the tiles that were written since, against those that are kept; one that grows on, at the end. */
  async #compareTiles(): Promise<void> {
    for (const ours of this.#tree.takeChanged()) {
      const isWhole = ours.hashes.length === TILE_WIDTH * HASH_BYTES;
      if (isWhole) await this.#compare(ours);
      if (isWhole) this.#open.delete(ours.level);
      else this.#open.set(ours.level, ours);
    }
  }

  async #compare(ours: Tile): Promise<void> {
    const kept = await this.asked.records.tile(ours.level, ours.index);
    const common = Math.min(kept.length, ours.hashes.length);
    if (!kept.subarray(0, common).equals(ours.hashes.subarray(0, common)))
      this.#found(`tile ${ours.index} of level ${ours.level} is not that of its events: ${placeIn(ours)}`);
  }

  async #compareHeads(): Promise<void> {
    for (let head = this.#heads[this.#next]; head?.size === this.size; head = this.#heads[++this.#next]) {
      if ((await rootOf(this.#tree, head.size)).equals(head.root)) this.#lastRight = head.size;
      else
        this.wrong.push(
          `the checkpoint at event ${head.size} of part ${partOf(head.origin)} is of another log: ` +
            `something from event ${this.#lastRight + 1} to ${head.size} was changed`,
        );
    }
  }

  #found(what: string): void {
    this.#firstWrong ??= what;
  }
}

function placeIn({ level, index }: Tile): string {
  const leaves = TILE_WIDTH ** (level + 1);
  return `events ${index * leaves + 1} to ${(index + 1) * leaves}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
