import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Postgres } from '../postgres/postgres.port.js';
import { unwrapBlock, wrapBlock, type WrappedBlock } from './key-block.js';
import type { KeyCustody } from './key-custody.port.js';

/** The wrapping keys that were proved, and which of them wraps what is new. */
export class KeyRing {
  private constructor(
    private readonly keys: ReadonlyMap<number, Buffer>,
    /** The epoch under which whatever is new is wrapped. */
    readonly newest: number,
  ) {}

  /**
   * Opens the first epoch where there is none.
   * @param report takes a line for the person who starts it for the first time
   * @throws Error naming the epoch whose key is missing, or is another one than it was
   */
  static async open(
    postgres: Postgres,
    custody: KeyCustody,
    report: (line: string) => void,
  ): Promise<KeyRing> {
    const epochs = await epochsOf(postgres);
    if (epochs.length === 0) {
      await custody.add(1);
      const first = (await custody.wrappingKeys()).get(1);
      if (first === undefined) throw missing(1);
      // Two first starts at once: the one that comes second proves what the first one wrote.
      await postgres.query({
        text: `INSERT INTO personal.wrapping_epochs (epoch, proof, opened_at) VALUES (1, $1, now())
               ON CONFLICT DO NOTHING`,
        values: [proofOf(first, 1)],
      });
      epochs.push(...(await epochsOf(postgres)));
      report(
        `The key to everything personal is ${custody.description}. Keep a copy of it elsewhere: without it nothing personal can be read again.`,
      );
    }
    const held = await custody.wrappingKeys();
    const proved = new Map<number, Buffer>();
    for (const { epoch, proof } of epochs) {
      const key = held.get(epoch);
      if (key === undefined) throw missing(epoch);
      if (!timingSafeEqual(proofOf(key, epoch), proof))
        throw new Error(
          `The wrapping key of epoch ${epoch} is not the one that this database was sealed with.`,
        );
      proved.set(epoch, key);
    }
    return new KeyRing(proved, Math.max(...proved.keys()));
  }

  wrap(blockKey: Buffer, id: string): WrappedBlock {
    return wrapBlock(blockKey, id, this.newest, this.keyOf(this.newest));
  }

  /** @throws Error where its epoch is not known here, or it is not what was wrapped */
  unwrap(block: WrappedBlock): Buffer {
    return unwrapBlock(block, this.keyOf(block.epoch));
  }

  /** A key for another purpose, which goes with its epoch; nothing where that was destroyed. */
  derived(epoch: number, purpose: string): Buffer | undefined {
    const key = this.keys.get(epoch);
    return key && Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32));
  }

  private keyOf(epoch: number): Buffer {
    const key = this.keys.get(epoch);
    if (key === undefined) throw missing(epoch);
    return key;
  }
}

interface Epoch {
  readonly epoch: number;
  readonly proof: Buffer;
}

async function epochsOf(postgres: Postgres): Promise<Epoch[]> {
  const { rows } = await postgres.query<Epoch>(
    'SELECT epoch, proof FROM personal.wrapping_epochs WHERE destroyed_at IS NULL ORDER BY epoch',
  );
  return [...rows];
}

const proofOf = (key: Buffer, epoch: number): Buffer =>
  createHmac('sha256', key).update(`lekwacht/epoch/1\n${epoch}`).digest();

const missing = (epoch: number): Error =>
  new Error(
    `The wrapping key of epoch ${epoch} is missing: without it nothing personal in this database can be read. Restore it from where it is kept.`,
  );
