import { KEYS_IN_BLOCK, type SealingKey } from './key-block.js';

/** Keys in their order, of which none was given yet. */
interface FreshKeys {
  readonly length: number;
  at(number: number): SealingKey | undefined;
}

/** What a process leaves unused when it ends are rows of a hundred bytes. */
export const BLOCKS_OF_A_COMMIT = 8;

/** Keys that lie on disk already, so that sealing waits for no second sync; each is given once. */
export class KeyPool {
  /** The first of them is being used. */
  private readonly blocks: FreshKeys[] = [];
  private used = 0;
  private left = 0;
  private filling: Promise<void> | undefined;

  constructor(private readonly keys: { newBlocks(count: number): Promise<readonly FreshKeys[]> }) {}

  /** @throws what the database said, where there are too few left and none can be made */
  async take(count: number): Promise<readonly SealingKey[]> {
    while (this.left < count) await this.fill();
    const taken: SealingKey[] = [];
    while (taken.length < count) taken.push(this.next());
    // What fails now is tried again by whoever needs it.
    if (this.left < KEYS_IN_BLOCK / 2) this.fill().catch(() => undefined);
    return taken;
  }

  private next(): SealingKey {
    for (;;) {
      const key = this.blocks[0]?.at(this.used);
      if (key !== undefined) {
        this.used++;
        this.left--;
        return key;
      }
      if (this.blocks.shift() === undefined) throw new Error('more keys were taken than there are');
      this.used = 0;
    }
  }

  private fill(): Promise<void> {
    this.filling ??= this.keys
      .newBlocks(BLOCKS_OF_A_COMMIT)
      .then((blocks) => {
        this.blocks.push(...blocks);
        for (const { length } of blocks) this.left += length;
      })
      .finally(() => {
        this.filling = undefined;
      });
    return this.filling;
  }
}
