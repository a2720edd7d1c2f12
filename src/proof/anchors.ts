import type { Postgres } from '../platform/postgres/postgres.port.js';
import type { Clock } from '../platform/time/clock.port.js';
import type { Timer } from '../platform/time/timer.js';
import { toMilliseconds } from '../shared/moment.js';
import type { CheckpointAnchor } from './anchors/anchor.port.js';
import type { Anchored, ProofRecords, SignedCheckpoint } from './proof-records.js';

const LOOKS_EVERY_MS = 10_000;

/** Gives the newest checkpoint to everybody outside who takes one, and keeps what they gave for it. */
export class Anchors implements Timer {
  readonly name = 'checkpoint-anchors';
  readonly everyMs = LOOKS_EVERY_MS;
  readonly #failing = new Map<string, string>();
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
    const before = await this.records.anchored();
    for (const anchor of this.anchors) {
      const last = before.find((one) => one.anchor === anchor.name);
      if (last !== undefined && isAtLeast(last, checkpoint)) continue;
      const rests = last !== undefined && this.#elapsedSince(last) < anchor.everyMs;
      if (rests && !atOnce) continue;
      await this.#publish(anchor, checkpoint);
    }
    return (await this.records.anchored()).filter(
      ({ part, size }) => part === checkpoint.part && size === checkpoint.size,
    );
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
    return { ok: false, detail: [...this.#failing].map(([name, why]) => `${name}: ${why}`).join('; ') };
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
      this.#failing.set(anchor.name, error instanceof Error ? error.name : 'failed');
    }
  }

  #elapsedSince({ at }: Anchored): number {
    return toMilliseconds(this.clock.now()) - toMilliseconds(at);
  }
}

const isAtLeast = (one: Anchored, other: SignedCheckpoint): boolean =>
  one.part > other.part || (one.part === other.part && one.size >= other.size);
