import { Problem } from './problem.js';

/** Gives back a turn; once. */
export type Leave = () => void;

/**
 * Most milliseconds between one who is done and the next who waited: room for whoever does not wait, as long as the turn was. Who reads
 * what is small is hardly waited for.
 */
const BREATH_MS = 50;

/** How many do something at once; others wait for their turn, not for ever and not all of them. */
export class Turns {
  #taken = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
    private readonly patienceMs: number,
    /** Longest that a turn is kept from others: a reader who does not read keeps none for ever. */
    private readonly longestMs: number,
  ) {}

  get waiting(): number {
    return this.#waiting.length;
  }

  /** @throws Problem 503 */
  async take(): Promise<Leave> {
    if (this.#taken < this.atOnce) this.#taken++;
    else await this.#wait();
    const since = performance.now();
    let isTaken = true;
    const leave = (): void => {
      if (!isTaken) return;
      isTaken = false;
      clearTimeout(long);
      const next = this.#waiting.shift();
      if (next === undefined) this.#taken--;
      else setTimeout(next, Math.min(performance.now() - since, BREATH_MS));
    };
    const long = setTimeout(leave, this.longestMs).unref();
    return leave;
  }

  #wait(): Promise<void> {
    if (this.#waiting.length >= this.mostWaiting) return Promise.reject(tooManyReaders());
    return new Promise((resolve, reject) => {
      const go = (): void => {
        clearTimeout(late);
        resolve();
      };
      const late = setTimeout(() => {
        const at = this.#waiting.indexOf(go);
        // It is just getting its turn.
        if (at === -1) return;
        this.#waiting.splice(at, 1);
        reject(tooManyReaders());
      }, this.patienceMs);
      this.#waiting.push(go);
    });
  }
}

function tooManyReaders(): Problem {
  return new Problem({
    status: 503,
    code: 'too-many-readers',
    title: 'Not now',
    detail: 'Many read at this moment. Ask again: reporting and acting work meanwhile.',
    headers: { 'retry-after': '2' },
  });
}
