import type { Postgres } from '../platform/postgres/postgres.port.js';
import type { Clock } from '../platform/time/clock.port.js';
import type { Timer } from '../platform/time/timer.js';
import { toMilliseconds } from '../shared/moment.js';
import type { CheckpointAnchor } from './anchors/anchor.port.js';
import type { Anchored, ProofRecords, SignedCheckpoint } from './proof-records.js';

const LOOKS_EVERY_MS = 10_000;
/** One that did not take it is left alone for so long. */
const RETRIES_AFTER_MS = 60_000;

/** Gives the newest checkpoint to everybody outside who takes one, and keeps what they gave for it. */
export class Anchors implements Timer {
  readonly name = 'checkpoint-anchors';
  readonly everyMs = LOOKS_EVERY_MS;
  readonly #failing = new Map<string, { readonly why: string; readonly at: number }>();
  #isWanted = false;

  constructor(
    private readonly postgres: Postgres,
    private readonly records: ProofRecords,
    private readonly anchors: readonly CheckpointAnchor[],
    private readonly clock: Clock,
  ) {}

  /** At the next look, whenever the last one was. */
  wantSoon(): void {
    this.#isWanted = true;
  }

  async tick(): Promise<void> {
    if (this.anchors.length === 0) return;
    const newest = await this.records.newest();
    if (newest === undefined) return;
    const isWanted = this.#isWanted;
    this.#isWanted = false;
    await this.give(newest, isWanted);
  }

  /** @param atOnce however lately they were given one @returns who of them has this checkpoint now */
  async give(checkpoint: SignedCheckpoint, atOnce = true): Promise<readonly Anchored[]> {
    for (const anchor of this.anchors) {
      const last = await this.records.lastOf(anchor.name);
      if (last !== undefined && isAtLeast(last, checkpoint)) continue;
      if (!atOnce && this.#rests(anchor, last)) continue;
      await this.#publish(anchor, checkpoint);
    }
    return this.records.anchorsOf(checkpoint);
  }

  /** Checkpoints that somebody outside can be asked for. One that cannot be asked says nothing. */
  async known(): Promise<readonly string[]> {
    return (
      await Promise.all(this.anchors.map((anchor) => anchor.known().catch((): readonly string[] => [])))
    ).flat();
  }

  health(): { readonly ok: boolean; readonly detail: string } {
    if (this.anchors.length === 0) return { ok: true, detail: 'not anchored: nobody outside is told' };
    if (this.#failing.size === 0) return { ok: true, detail: 'nothing fails' };
    return { ok: false, detail: [...this.#failing].map(([name, { why }]) => `${name}: ${why}`).join('; ') };
  }

  async #publish(anchor: CheckpointAnchor, { part, size, note }: SignedCheckpoint): Promise<void> {
    try {
      const receipt = await anchor.publish(note);
      await this.postgres.query({
        text: `insert into proof_anchors (part, size, anchor, at, receipt) values ($1, $2, $3, $4, $5)
               on conflict do nothing`,
        values: [part, size, anchor.name, this.clock.now(), receipt],
      });
      this.#failing.delete(anchor.name);
    } catch (error) {
      // By its class alone: what others answered is nothing for a page that anybody reads.
      const why = error instanceof Error ? error.name : 'failed';
      this.#failing.set(anchor.name, { why, at: this.clock.elapsedMs() });
    }
  }

  /** It was given one lately, or did not take the last. */
  #rests({ name, everyMs }: CheckpointAnchor, last: Anchored | undefined): boolean {
    const failed = this.#failing.get(name);
    if (failed !== undefined) return this.clock.elapsedMs() - failed.at < RETRIES_AFTER_MS;
    return last !== undefined && this.#elapsedSince(last) < everyMs;
  }

  #elapsedSince({ at }: Anchored): number {
    return toMilliseconds(this.clock.now()) - toMilliseconds(at);
  }
}

const isAtLeast = (one: Anchored, other: SignedCheckpoint): boolean =>
  one.part > other.part || (one.part === other.part && one.size >= other.size);
