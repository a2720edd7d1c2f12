import type { FoldedDossier } from './folded-dossier.js';

/** Bytes of all dossiers that a process keeps folded, as {@link bytesOf} counts them. */
const FOLDED_BYTES = 16 * 1024 * 1024;

/** Of its id, and of what is known by it: a command, a moment, a place in three lists. */
const BYTES_OF_AN_EVENT = 400;
/** A character that was stored, as objects: names of fields, numbers, and what was copied by a fold. */
const BYTES_OF_A_CHARACTER = 3;

interface Held {
  readonly dossier: FoldedDossier;
  readonly bytes: number;
}

/**
 * Dossiers as they were folded last, those that were used last, up to so many bytes. It holds sealed values only: what is
 * forgotten opens nowhere (ADR 65). Whether a dossier went on since, only its stream knows: {@link BreachDossiers} asks it
 * each time.
 */
export class FoldedDossiers {
  readonly #held = new Map<string, Held>();
  #bytes = 0;

  constructor(private readonly most = FOLDED_BYTES) {}

  get bytes(): number {
    return this.#bytes;
  }

  get(id: string): FoldedDossier | undefined {
    const held = this.#held.get(id);
    if (held === undefined) return undefined;
    // What was used last is thrown out last.
    this.#held.delete(id);
    this.#held.set(id, held);
    return held.dossier;
  }

  put(id: string, dossier: FoldedDossier): void {
    this.drop(id);
    const bytes = bytesOf(dossier);
    if (bytes > this.most) return;
    this.#held.set(id, { dossier, bytes });
    this.#bytes += bytes;
    for (const [eldest] of this.#held) {
      if (this.#bytes <= this.most) return;
      this.drop(eldest);
    }
  }

  drop(id: string): void {
    this.#bytes -= this.#held.get(id)?.bytes ?? 0;
    this.#held.delete(id);
  }
}

/** What a folded dossier takes in memory, at most and about. */
export const bytesOf = ({ last, storedCharacters }: FoldedDossier): number =>
  (last.revision + 1) * BYTES_OF_AN_EVENT + storedCharacters * BYTES_OF_A_CHARACTER;
