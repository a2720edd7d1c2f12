import { KEYS_IN_BLOCK } from './key-block.js';
import type { SealingKey, SealingKeys } from './sealing-keys.js';

/** Keys that lie on disk already, so that sealing waits for no second sync; each is given once. */
export class KeyPool {
  private readonly ready: SealingKey[] = [];
  private filling: Promise<void> | undefined;

  constructor(private readonly keys: Pick<SealingKeys, 'newBlock'>) {}

  /** @throws what the database said, where there are too few left and none can be made */
  async take(count: number): Promise<readonly SealingKey[]> {
    while (this.ready.length < count) await this.fill();
    const taken = this.ready.splice(-count);
    // What fails now is tried again by whoever needs it.
    if (this.ready.length < KEYS_IN_BLOCK / 2) this.fill().catch(() => undefined);
    return taken;
  }

  private fill(): Promise<void> {
    this.filling ??= this.keys
      .newBlock()
      .then((block) => {
        this.ready.push(...block);
      })
      .finally(() => {
        this.filling = undefined;
      });
    return this.filling;
  }
}
