import { toMilliseconds, type Moment } from '../../shared/moment.js';
import type { Clock } from './clock.port.js';

/** Milliseconds by which the wall clock may be moved without a word: time servers correct by less. */
const TOLERANCE_MS = 30_000;
/** After so long on its new course a clock that was set is believed: a desk that never warns again is worse. */
const SETTLED_AFTER_MS = 5 * 60_000;
/** What was recorded this far ahead was recorded by a clock that was wrong, or this one is. */
export const AHEAD_MS = 5 * 60_000;

type Doubt = 'jumped' | 'behind-the-log';

const SAYS: Readonly<Record<Doubt, string>> = {
  jumped: 'the clock of this machine jumped: nothing is called missed until it is right or has run steadily',
  'behind-the-log': 'the clock of this machine lies before what was recorded: set it',
};

/** Whether the wall clock can be believed. Two witnesses: time that elapsed, and what was recorded before. */
export class ClockWatch {
  /** Wall clock minus elapsed time, as long as both went together. */
  #course: number;
  #suspected: { readonly course: number; readonly since: number } | undefined;
  #newest: Moment | undefined;
  /** Recorded by a clock that ran ahead, since this one was believed after all. */
  #disproved: Moment | undefined;
  #doubt: Doubt | undefined;
  #elapsed = -Infinity;
  #isMovedByHand = false;

  constructor(
    private readonly clock: Clock,
    private readonly onChange: (doubt: string | undefined) => void = () => undefined,
  ) {
    this.#course = this.#now().course;
  }

  /** Looks at the clocks; cheap, and asked before whatever hangs on them. */
  isCertain(): boolean {
    const { wall, elapsed, course } = this.#now();
    // Time runs backwards only where a clock is moved by hand (demo, tests): then what was recorded is no witness.
    if (elapsed < this.#elapsed) this.#isMovedByHand = true;
    this.#elapsed = elapsed;
    const doubt = this.#doubtAbout(wall, course);
    if (doubt === undefined) {
      this.#believe(course);
    } else if (this.#suspected === undefined || differ(this.#suspected.course, course)) {
      this.#suspected = { course, since: elapsed };
      this.#say(doubt);
    } else if (elapsed - this.#suspected.since >= SETTLED_AFTER_MS) {
      this.#disproved = this.#newest ?? this.#disproved;
      this.#newest = undefined;
      this.#believe(course);
    }
    return this.#doubt === undefined;
  }

  /** Something was recorded at that moment, by a clock that nobody doubted. */
  saw(recordedAt: Moment): void {
    if (recordedAt > (this.#newest ?? this.#disproved ?? '')) this.#newest = recordedAt;
  }

  /** For readiness. */
  health(): { readonly ok: boolean; readonly detail: string } {
    const ok = this.isCertain();
    return { ok, detail: this.#doubt === undefined ? 'runs steadily' : SAYS[this.#doubt] };
  }

  #doubtAbout(wall: number, course: number): Doubt | undefined {
    if (differ(course, this.#course)) return 'jumped';
    if (this.#isMovedByHand) return undefined;
    const isBehind = this.#newest !== undefined && wall < toMilliseconds(this.#newest) - AHEAD_MS;
    return isBehind ? 'behind-the-log' : undefined;
  }

  #believe(course: number): void {
    this.#course = course;
    this.#suspected = undefined;
    this.#say(undefined);
  }

  #say(doubt: Doubt | undefined): void {
    if (doubt === this.#doubt) return;
    this.#doubt = doubt;
    this.onChange(doubt && SAYS[doubt]);
  }

  #now(): { readonly wall: number; readonly elapsed: number; readonly course: number } {
    const wall = toMilliseconds(this.clock.now());
    const elapsed = this.clock.elapsedMs();
    return { wall, elapsed, course: wall - elapsed };
  }
}

function differ(one: number, other: number): boolean {
  return Math.abs(one - other) > TOLERANCE_MS;
}
