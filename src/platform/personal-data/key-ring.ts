import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Postgres } from '../postgres/postgres.port.js';
import { unwrapBlock, wrapBlock, type WrappedBlock } from './key-block.js';
import type { KeyCustody } from './key-custody.port.js';

/** The wrapping keys that were proved, and which of them wraps what is new. It learns what other processes opened. */
export class KeyRing {
  private keys: ReadonlyMap<number, Buffer>;
  #newest: number;
  /** Of each key those for another purpose: they are gone with it. */
  private readonly derivedOf = new WeakMap<Buffer, ReadonlyMap<string, Buffer>>();

  private constructor(
    private readonly postgres: Postgres,
    private readonly custody: KeyCustody,
    /** Whatever is held here, proved or not. */
    private held: ReadonlyMap<number, Buffer>,
  ) {
    this.keys = held;
    this.#newest = Math.max(0, ...held.keys());
  }

  /** {@link held} and {@link prove}d. */
  static async open(
    postgres: Postgres,
    custody: KeyCustody,
    report: (line: string) => void,
  ): Promise<KeyRing> {
    const ring = await KeyRing.held(postgres, custody);
    await ring.prove(report);
    return ring;
  }

  /** With the keys that are held here, taken at their word: no database is asked (ADR 48). */
  static async held(postgres: Postgres, custody: KeyCustody): Promise<KeyRing> {
    return new KeyRing(postgres, custody, await custody.wrappingKeys());
  }

  /**
   * That they are those of this database. Opens the first epoch where there is none; repeatable.
   * @param report takes a line for the person who starts it for the first time
   * @throws Error naming the epoch whose key is missing, or is another one than it was
   */
  async prove(report: (line: string) => void): Promise<void> {
    if ((await this.epochs()).length === 0) {
      await this.openEpoch(1);
      report(
        `The key to everything personal is ${this.custody.description}. Keep a copy of it elsewhere: without it nothing personal can be read again.`,
      );
    }
    for (const { epoch, isRetired, state } of await this.learn()) {
      // What was retired wraps nothing here any more, and may be gone already.
      if (state === 'proved' || isRetired) continue;
      throw state === 'missing' ? missing(epoch) : wrong(epoch);
    }
  }

  /** Whether a wrapping key was held here from the beginning: this is no first start. */
  get isHeld(): boolean {
    return this.held.size > 0;
  }

  /** Under which everything new is wrapped. @throws Error where no key is held here that may wrap */
  get newest(): number {
    if (this.#newest === 0) throw new Error('No wrapping key that is in use is held here.');
    return this.#newest;
  }

  /**
   * A new epoch, or the one that another process opened under this number meanwhile.
   * @throws Error in words for who runs this, where somebody has to add its key by hand
   */
  async openEpoch(epoch: number): Promise<void> {
    await this.custody.add(epoch);
    const key = (await this.custody.wrappingKeys()).get(epoch);
    if (key === undefined) throw missing(epoch);
    await this.postgres.query({
      text: `INSERT INTO personal.wrapping_epochs (epoch, proof, opened_at) VALUES ($1, $2, now())
             ON CONFLICT DO NOTHING`,
      values: [epoch, proofOf(key, epoch)],
    });
  }

  /** Reads anew which epochs there are, and which of their keys are held here. Only what was proved is used. */
  async learn(): Promise<readonly LearntEpoch[]> {
    const held = new Map(await this.custody.wrappingKeys());
    const proved = new Map<number, Buffer>();
    const learnt = (await this.epochs()).map(({ epoch, proof, is_retired: isRetired }): LearntEpoch => {
      const key = held.get(epoch);
      if (key === undefined) return { epoch, isRetired, state: 'missing' };
      if (!isProofOf(key, epoch, proof)) {
        held.delete(epoch);
        return { epoch, isRetired, state: 'wrong' };
      }
      proved.set(epoch, key);
      return { epoch, isRetired, state: 'proved' };
    });
    this.held = held;
    this.keys = proved;
    this.#newest = Math.max(
      0,
      ...learnt.filter(({ isRetired, state }) => !isRetired && state === 'proved').map(({ epoch }) => epoch),
    );
    return learnt;
  }

  /** @throws Error naming the epoch whose key is not held here */
  wrap(blockKey: Buffer, id: string, epoch = this.newest): WrappedBlock {
    return wrapBlock(blockKey, id, epoch, this.keyOf(epoch));
  }

  /**
   * @returns nothing where the row is not what was wrapped
   * @throws Error naming the epoch whose key is not held here
   */
  async unwrap(block: WrappedBlock): Promise<Buffer | undefined> {
    if (!this.keys.has(block.epoch)) await this.learn();
    return unwrapBlock(block, this.keyOf(block.epoch));
  }

  /**
   * A key for another purpose, which goes with its epoch; nothing where that was destroyed. Also of an epoch that is held here and
   * was never proved: something was sealed under it while no database could be asked.
   */
  derived(epoch: number, purpose: string, salt: Buffer = Buffer.alloc(0)): Buffer | undefined {
    const key = this.keys.get(epoch) ?? this.held.get(epoch);
    if (key === undefined) return undefined;
    const known = salt.length === 0 ? this.derivedOf.get(key) : undefined;
    const again = known?.get(purpose);
    if (again !== undefined) return again;
    const derived = Buffer.from(hkdfSync('sha256', key, salt, purpose, 32));
    if (salt.length === 0) this.derivedOf.set(key, new Map([...(known ?? []), [purpose, derived]]));
    return derived;
  }

  private keyOf(epoch: number): Buffer {
    const key = this.keys.get(epoch);
    if (key === undefined) throw missing(epoch);
    return key;
  }

  private async epochs(): Promise<readonly EpochRow[]> {
    const { rows } = await this.postgres.query<EpochRow>(
      `SELECT epoch, proof, retired_at IS NOT NULL AS is_retired
       FROM personal.wrapping_epochs WHERE destroyed_at IS NULL ORDER BY epoch`,
    );
    return rows;
  }
}

interface EpochRow {
  readonly epoch: number;
  readonly proof: Buffer;
  readonly is_retired: boolean;
}

interface LearntEpoch {
  readonly epoch: number;
  /** No block is wrapped under it any more, or ever will be. */
  readonly isRetired: boolean;
  /** Whether its key is held here. */
  readonly state: 'proved' | 'missing' | 'wrong';
}

const proofOf = (key: Buffer, epoch: number): Buffer =>
  createHmac('sha256', key).update(`lekwacht/epoch/1\n${epoch}`).digest();

/** Whether an epoch was opened with this key. @param proof as it lies beside the keys */
export const isProofOf = (key: Buffer, epoch: number, proof: Buffer): boolean => {
  const ours = proofOf(key, epoch);
  return ours.length === proof.length && timingSafeEqual(ours, proof);
};

const missing = (epoch: number): Error =>
  new Error(
    `The wrapping key of epoch ${epoch} is missing: without it nothing personal in this database can be read. Restore it from where it is kept.`,
  );

const wrong = (epoch: number): Error =>
  new Error(
    `The wrapping key of epoch ${epoch} is not the one that this database was sealed with. Put back the one that is kept of this database, in the place of it.`,
  );
