import { fromMilliseconds, type Moment } from '../../shared/moment.js';

/** The only source of "now". Everything else takes moments as data. */
export abstract class Clock {
  abstract now(): Moment;
}

export class SystemClock extends Clock {
  override now(): Moment {
    return fromMilliseconds(Date.now());
  }
}

/** Stands still until it is moved: tests and the demo (development only). */
export class AdjustableClock extends Clock {
  constructor(private current: Moment) {
    super();
  }

  override now(): Moment {
    return this.current;
  }

  moveTo(at: Moment): void {
    this.current = at;
  }
}
