/**
 * Something beside the rows of keys that needs the key of a retired epoch: a backup, a file that was sealed under it. As long
 * as one does, the key is not destroyed (ADR 38).
 */
export interface EpochNeed {
  /** @returns why, in words for who runs this; nothing where it does without */
  why(epoch: RetiredEpoch): Promise<string | undefined>;
}

export interface RetiredEpoch {
  readonly epoch: number;
  readonly retiredAt: string;
}
