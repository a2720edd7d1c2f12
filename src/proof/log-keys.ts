import { noteSigner, noteVerifier, type NoteSigner, type NoteVerifier } from './signed-note.js';

/** What the log signs with: one key, or two while one replaces the other. */
export class LogKeys {
  /** @param seeds 32 bytes each, the one that stays first */
  constructor(private readonly seeds: readonly Buffer[]) {}

  /** The name of a key is the origin of what it signs (C2SP tlog-checkpoint). */
  signersOf(origin: string): readonly NoteSigner[] {
    return this.seeds.map((seed) => noteSigner(origin, seed));
  }

  verifiersOf(origin: string): readonly NoteVerifier[] {
    return this.signersOf(origin).map(({ verifierKey }) => noteVerifier(verifierKey));
  }
}
