/** What was found in one part, and how much was looked at. */
export interface Verdict {
  readonly part: string;
  readonly ok: boolean;
  /** Nothing is wrong, and nothing was compared either. */
  readonly isNote?: true;
  /** For whoever runs it: of what is wrong, the first place. */
  readonly says: string;
}

/** Keeps the first thing that is wrong, of many that are looked at. */
export class Part {
  #looked = 0;
  #wrong: string | undefined;

  constructor(
    private readonly part: string,
    /** What is counted, as in "12 files". */
    private readonly things: string,
  ) {}

  saw(count: number, wrong?: string): void {
    this.#looked += count;
    this.#wrong ??= wrong;
  }

  verdict(further = ''): Verdict {
    const ok = this.#wrong === undefined;
    return { part: this.part, ok, says: this.#wrong ?? `${this.#looked} ${this.things}${further}` };
  }
}
