/** Somebody outside who has a checkpoint: against what he holds nobody here can tell another story. */
export abstract class CheckpointAnchor {
  abstract readonly name: string;
  /** Milliseconds between two checkpoints that are given to it of themselves; an inquiry does not wait for them. */
  abstract readonly everyMs: number;
  /**
   * @param note a signed checkpoint
   * @returns what proves that it has it, or by which it is found there; no address and nothing personal
   * @throws where it does not have it
   */
  abstract publish(note: string): Promise<string>;
  /** Checkpoints that it can be asked for; none of one that only takes. */
  known(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }
}
