import { keepHeapSmall } from '../small-heap.js';

/** Taken at a time. */
export const PIECE_BYTES = 256 * 1024;
/** However little is left, each list can go on with so much: a piece, and the names of the rows in it. */
export const LEAST_BYTES = 512 * 1024;

/**
 * The memory of this process for what lists hold while they catch up, all together: those that catch up at the same time share it
 * (ADR 71). It is had in pieces that are used again: what is counted is what is taken, to the byte.
 */
export class HeldBudget {
  readonly #shares = new Set<HeldShare>();
  #free: Buffer[] = [];
  #endSmallHeap: (() => void) | undefined;

  constructor(readonly bytes: number) {}

  /** To be ended. */
  share(): HeldShare {
    const share = new HeldShare(this, () => {
      this.#shares.delete(share);
      this.#setHeap();
      if (this.#shares.size === 0) this.#free = [];
    });
    this.#shares.add(share);
    this.#setHeap();
    return share;
  }

  /** Until the last of those that began side by side is done. One that is alone from the beginning keeps to its heap: `npm run rebuild`. */
  #setHeap(): void {
    if (this.isShared) this.#endSmallHeap ??= keepHeapSmall();
    if (this.#shares.size > 0) return;
    this.#endSmallHeap?.();
    this.#endSmallHeap = undefined;
  }

  /** Lists catch up side by side. */
  get isShared(): boolean {
    return this.#shares.size > 1;
  }

  /** By all of them. */
  get held(): number {
    return [...this.#shares].reduce((sum, { held }) => sum + held, 0);
  }

  /** Of each. */
  get allowed(): number {
    return this.bytes / Math.max(1, this.#shares.size);
  }

  /** @param bytes where one thing is longer than a piece */
  piece(bytes: number): Buffer {
    if (bytes > PIECE_BYTES) return Buffer.allocUnsafeSlow(bytes);
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES);
  }

  putBack(pieces: readonly Buffer[]): void {
    this.#free.push(...pieces.filter(({ length }) => length === PIECE_BYTES));
  }
}

/** What one list may hold, and holds, in bytes. */
export class HeldShare {
  held = 0;

  constructor(
    readonly budget: HeldBudget,
    readonly end: () => void,
  ) {}

  /** Whoever began earlier may hold what is another's by now, until he has written it: meanwhile that one goes on with the least. */
  hasRoomFor(bytes: number): boolean {
    const { budget, held } = this;
    const most = Math.min(budget.allowed, budget.bytes - budget.held + held);
    return held + bytes <= Math.max(most, LEAST_BYTES);
  }

  get isFull(): boolean {
    return this.held >= this.budget.allowed;
  }
}
