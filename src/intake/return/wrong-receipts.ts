import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/http/problem.js';
import { Clock } from '../../platform/time/clock.port.js';
import { pause } from '../../platform/time/pause.js';

/** Answers that say no come after whole ones of these, so that none tells by its time whether there is such a reference. */
const FLOOR_MS = 300;
const SPREAD_MS = 50;
/** Whoever guesses at one reference waits this long for each. */
const SLOW_MS = 5_000;
const TRIES = 10;
const WITHIN_MS = 15 * 60_000;
/** The one that was tried longest ago is forgotten. */
const MOST_REFERENCES = 10_000;
const MOST_HELD = 200;

/**
 * Holds answers back that say that a receipt does not fit. Nobody is locked out by them: whoever knows a reference must not be
 * able to shut its reporter out, and nobody guesses 120 bits.
 */
@Injectable()
export class WrongReceipts {
  /** When each reference was last tried in vain, the newest last. */
  readonly #tries = new Map<string, readonly number[]>();
  #held = 0;

  constructor(private readonly clock: Clock) {}

  /**
   * Returns when a receipt may be told not to fit.
   * @param begun when its request came, in milliseconds of the clock
   * @throws Problem 429 at once, where too many wait already
   */
  async holdBack(reference: string, begun: number): Promise<void> {
    if (this.#held >= MOST_HELD) throw tooManyTries();
    const step = this.#isGuessedAt(reference) ? SLOW_MS : FLOOR_MS;
    const took = this.clock.elapsedMs() - begun;
    // Where looking took longer than the floor, the answer waits for the next whole one: the rest would tell.
    const floor = Math.max(1, Math.ceil(took / step)) * step;
    this.#held++;
    try {
      await pause(Math.ceil(floor + randomInt(1, SPREAD_MS + 1) - took));
    } finally {
      this.#held--;
    }
  }

  /** Whether it was tried too often of late; this try counts for the next. */
  #isGuessedAt(reference: string): boolean {
    const now = this.clock.elapsedMs();
    const tries = (this.#tries.get(reference) ?? []).filter((at) => now - at < WITHIN_MS);
    this.#tries.delete(reference);
    this.#tries.set(reference, [...tries, now].slice(-TRIES));
    const [oldest] = this.#tries.keys();
    if (this.#tries.size > MOST_REFERENCES && oldest !== undefined) this.#tries.delete(oldest);
    return tries.length >= TRIES;
  }
}

function tooManyTries(): Problem {
  return new Problem({
    status: 429,
    code: 'too-many-tries',
    title: 'Too many wrong receipts at once',
    detail: 'Wait a moment, and look at the reference and the secret again.',
    headers: { 'retry-after': '5' },
  });
}
