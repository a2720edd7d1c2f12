/**
 * Holds the few keys under which all others lie: one for each epoch, 32 bytes. Not in the database, so that no copy of it,
 * and no backup, can be read without (ADR 36).
 */
export abstract class KeyCustody {
  /** Where they are, for the person who starts it. */
  abstract readonly description: string;

  /** Those of the epochs that are not destroyed. */
  abstract wrappingKeys(): Promise<ReadonlyMap<number, Buffer>>;

  /**
   * A new one, durable when it returns; where there is one already, that one stays.
   * @throws Error in words for who runs this, where somebody has to add it by hand
   */
  abstract add(epoch: number): Promise<void>;

  /** Repeatable. @throws Error in words for who runs this, where somebody has to remove it by hand */
  abstract destroy(epoch: number): Promise<void>;
}
