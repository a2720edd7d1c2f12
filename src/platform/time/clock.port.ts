import { fromMilliseconds, toMilliseconds, type Moment } from '../../shared/moment.js';

/** The only source of "now". Everything else takes moments as data. */
export abstract class Clock {
  abstract now(): Moment;

  /** Milliseconds that elapsed since some beginning, whatever happens to the wall clock. */
  abstract elapsedMs(): number;
}

export class SystemClock extends Clock {
  override now(): Moment {
    return fromMilliseconds(Date.now());
  }

  override elapsedMs(): number {
    return performance.now();
  }
}

/** Stands still until it is moved: tests and the demo (development only). */
export class AdjustableClock extends Clock {
  private elapsed = 0;

  constructor(private current: Moment) {
    super();
  }

  override now(): Moment {
    return this.current;
  }

  override elapsedMs(): number {
    return this.elapsed;
  }

  /** Time goes by, also backwards for tests. */
  moveTo(at: Moment): void {
    this.elapsed += toMilliseconds(at) - toMilliseconds(this.current);
    this.current = at;
  }

  /** Somebody sets the clock: no time goes by. */
  jumpTo(at: Moment): void {
    this.current = at;
  }
}
