import { EventStoreUnavailable } from './event-store-unavailable.js';

/** What came of an append: `kept` also where it was refused for what is in it, for the log answered. */
type Outcome = 'kept' | 'failed';
type Listener = (seconds: number, outcome: Outcome) => void;

/** One that waits for longer does not come through in the time in which anybody waits for it. */
const LATE_MS = 5_000;
/** A failure says nothing of what would come now: where nobody tries again, it is forgotten. */
const FAILURE_COUNTS_MS = 10_000;

/** Looks at appends from outside: how many wait, since when, and whether the last one came through. */
export class AppendWatch {
  readonly #begun = new Map<number, number>();
  readonly #listeners: Listener[] = [];
  #next = 0;
  #failedAt: number | undefined;

  /** @returns what `work` comes to */
  async over<T>(work: Promise<T>): Promise<T> {
    const number = this.#next++;
    const begun = performance.now();
    this.#begun.set(number, begun);
    let outcome: Outcome = 'kept';
    try {
      return await work;
    } catch (error) {
      if (error instanceof EventStoreUnavailable) outcome = 'failed';
      throw error;
    } finally {
      this.#begun.delete(number);
      this.#failedAt = outcome === 'failed' ? performance.now() : undefined;
      for (const hear of this.#listeners) hear((performance.now() - begun) / 1_000, outcome);
    }
  }

  onDone(listener: Listener): void {
    this.#listeners.push(listener);
  }

  get waiting(): number {
    return this.#begun.size;
  }

  /** Milliseconds; 0 where none waits. In the order in which they began. */
  get oldestMs(): number {
    const [oldest] = this.#begun.values();
    return oldest === undefined ? 0 : performance.now() - oldest;
  }

  /** Whether the log takes what is given to it, as far as anybody has seen. */
  health(): { readonly ok: boolean; readonly detail: string } {
    const { oldestMs, waiting } = this;
    const hasFailed = this.#failedAt !== undefined && performance.now() - this.#failedAt < FAILURE_COUNTS_MS;
    const oldest = `the oldest for ${Math.floor(oldestMs / 1_000)} s`;
    const said = [
      waiting === 0 ? 'none waits' : `${waiting} ${waiting === 1 ? 'waits' : 'wait'}, ${oldest}`,
      ...(hasFailed ? ['the last one failed'] : []),
    ];
    return { ok: oldestMs < LATE_MS && !hasFailed, detail: said.join('; ') };
  }
}
