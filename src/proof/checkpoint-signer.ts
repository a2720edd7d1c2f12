import type { EventStore, Position } from '../platform/event-store/event-store.port.js';
import type { Postgres, Queryable } from '../platform/postgres/postgres.port.js';
import { OneAtATime } from '../platform/subscriptions/one-at-a-time.js';
import { pause } from '../platform/time/pause.js';
import type { Clock } from '../platform/time/clock.port.js';
import type { Timer } from '../platform/time/timer.js';
import { toMilliseconds } from '../shared/moment.js';
import type { Anchors } from './anchors.js';
import { checkpointText, readCheckpoint, type TreeHead } from './checkpoint.js';
import type { HeadFile } from './head-file.js';
import type { LogKeys } from './log-keys.js';
import { NotSigned } from './not-signed.js';
import { firstOrigin, originOfNextPart, partOf } from './origin.js';
import type { ProofRecords, SignedCheckpoint } from './proof-records.js';
import { NoteRefused, openNote, signNote } from './signed-note.js';
import { rootOf } from './tiles.js';

/** Of itself it signs no oftener than this. */
const SIGNED_EVERY_MS = 5 * 60_000;
const LOOKS_EVERY_MS = 1_000;
/** Whoever needs an event signed waits so long for it to be in the tree. */
const IN_THE_TREE_MS = 10_000;
const ASKS_EVERY_MS = 50;
/** One process signs at a time: a number of ours, as migrations have one. */
const SIGNING_LOCK = '5312094417063309';

export interface SignerParts {
  readonly postgres: Postgres;
  readonly store: Pick<EventStore, 'head'>;
  readonly records: ProofRecords;
  readonly keys: LogKeys;
  readonly headFile: HeadFile;
  readonly anchors: Anchors;
  readonly clock: Clock;
  readonly publicUrl: string | undefined;
}

/**
 * Signs the head of the tree: of itself when it changed, at the end of a process, and whenever somebody needs it. It signs nothing
 * that does not go on where the last head did, of which it keeps its own copy outside the database (ADR 64).
 */
export class CheckpointSigner implements Timer {
  readonly name = 'checkpoint-signer';
  readonly everyMs = LOOKS_EVERY_MS;
  #lookedAt: number | undefined;
  #isWanted = false;
  /** Who waits for the lock of another process holds a connection: of this process one does. */
  readonly #turn = new OneAtATime();
  #says = { ok: true, detail: 'nothing signed yet' };

  constructor(private readonly parts: SignerParts) {}

  /** At the next look, whenever the last one was: somebody outside was told of what is in the log. */
  wantSoon(): void {
    this.#isWanted = true;
  }

  async tick(): Promise<void> {
    const now = this.parts.clock.elapsedMs();
    const isDue = this.#lookedAt === undefined || now - this.#lookedAt >= SIGNED_EVERY_MS;
    if (!isDue && !this.#isWanted) return;
    const isWanted = this.#isWanted;
    this.#isWanted = false;
    if (!isWanted && (await this.#wasSignedLately())) return;
    this.#lookedAt = now;
    // Of a log that is empty yet it is looked again at once.
    if ((await this.#signAndSay(false)) === undefined) this.#lookedAt = undefined;
    if (isWanted) this.parts.anchors.wantSoon();
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    return this.#says;
  }

  /**
   * The head of the tree, signed; the last checkpoint where nothing came since.
   * @param covering waits until this place of the log is in it
   * @returns nothing of an empty log
   * @throws NotSigned
   */
  async sign(covering?: Position): Promise<SignedCheckpoint | undefined> {
    if (covering !== undefined) await this.#inTheTree(covering);
    return this.#signAndSay(false);
  }

  /**
   * Opens the log's next part, whatever was signed before: for whoever recorded that, and why.
   * @throws NotSigned
   */
  async openNextPart(): Promise<SignedCheckpoint | undefined> {
    return this.#signAndSay(true);
  }

  /** What was signed last, as far as is known here and outside. @throws NoteRefused where what is kept is no checkpoint of ours */
  async last(): Promise<TreeHead | undefined> {
    const { headFile, records, anchors } = this.parts;
    const kept = await headFile.read();
    const newest = await records.newest();
    // Who never signed here begins with what database and anchors say.
    const notes = kept === undefined ? [...(await anchors.known()), newest?.note] : [kept, newest?.note];
    return latest(notes.flatMap((note) => (note === undefined ? [] : [this.#ours(note)])));
  }

  async #wasSignedLately(): Promise<boolean> {
    const newest = await this.parts.records.newest();
    if (newest === undefined) return false;
    return toMilliseconds(this.parts.clock.now()) - toMilliseconds(newest.signedAt) < SIGNED_EVERY_MS;
  }

  async #inTheTree(position: Position): Promise<void> {
    const end = performance.now() + IN_THE_TREE_MS;
    while ((await this.parts.records.sequencedTo()) < position) {
      if (performance.now() > end) throw new NotSigned('the log is not in the tree yet');
      await pause(ASKS_EVERY_MS);
    }
  }

  async #sign(opensNextPart: boolean): Promise<SignedCheckpoint | undefined> {
    const { postgres, headFile } = this.parts;
    return postgres.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(${SIGNING_LOCK})`);
      const last = await this.last();
      const head = await this.#headAfter(last, opensNextPart);
      if (head === undefined) return undefined;
      const isSame = last?.origin === head.origin && last.size === head.size;
      const newest = isSame ? await this.parts.records.newest() : undefined;
      if (newest?.size === head.size && newest.part === partOf(head.origin)) return newest;
      const note = signNote(checkpointText(head), this.parts.keys.signersOf(head.origin));
      await headFile.write(note);
      return this.#keep(tx, head, note);
    });
  }

  /** The head that comes after the last one. @throws NotSigned where it does not go on from there */
  async #headAfter(last: TreeHead | undefined, opensNextPart: boolean): Promise<TreeHead | undefined> {
    const { records, publicUrl } = this.parts;
    const size = await records.size();
    const isOfNow = async (origin: string): Promise<TreeHead> => ({
      origin,
      size,
      root: await rootOf(records, size),
    });
    if (last === undefined) {
      if (size === 0) return undefined;
      return isOfNow(firstOrigin(publicUrl, await rootOf(records, 1)));
    }
    if (opensNextPart && size > 0) return isOfNow(originOfNextPart(last.origin));
    if (size < last.size) {
      if ((await records.sequencedTo()) < (await this.parts.store.head()))
        throw new NotSigned('the log is being put into the tree');
      throw new NotSigned(
        `the log has ${size} events, and ${last.size} were signed: see docs/proof.md, "A log that lost its end"`,
      );
    }
    if (!(await rootOf(records, last.size)).equals(last.root))
      throw new NotSigned(
        `the first ${last.size} events are not those that were signed: see docs/proof.md, "A log that lost its end"`,
      );
    return isOfNow(last.origin);
  }

  async #keep(tx: Queryable, { origin, size, root }: TreeHead, note: string): Promise<SignedCheckpoint> {
    const signed = { part: partOf(origin), size, root, note, signedAt: this.parts.clock.now() };
    await tx.query({
      text: `insert into proof_checkpoints (part, size, root, note, signed_at) values ($1, $2, $3, $4, $5)
             on conflict do nothing`,
      values: [signed.part, size, root, note, signed.signedAt],
    });
    return signed;
  }

  #ours(note: string): TreeHead {
    const { origin } = readCheckpoint(note);
    const head = readCheckpoint(openNote(note, this.parts.keys.verifiersOf(origin)).text);
    if (partOf(head.origin) === 0) throw new NoteRefused('this is no checkpoint of a desk');
    return head;
  }

  async #signAndSay(opensNextPart: boolean): Promise<SignedCheckpoint | undefined> {
    try {
      const signed = await this.#turn.run(() => this.#sign(opensNextPart));
      if (signed !== undefined) this.#says = { ok: true, detail: `signed at ${signed.size} events` };
      return signed;
    } catch (error) {
      const why = error instanceof NotSigned || error instanceof NoteRefused ? error.message : 'it failed';
      this.#says = { ok: false, detail: `does not sign: ${why}` };
      throw error;
    }
  }
}

function latest(heads: readonly TreeHead[]): TreeHead | undefined {
  return heads.reduce<TreeHead | undefined>((best, head) => {
    if (best === undefined) return head;
    const [one, other] = [partOf(head.origin), partOf(best.origin)];
    return one > other || (one === other && head.size > best.size) ? head : best;
  }, undefined);
}
