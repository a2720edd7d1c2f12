import { describe, expect, it } from '@jest/globals';
import { backOff, keepTrying } from './back-off.js';
import { pause } from './pause.js';
import { Ticking } from './ticking.js';
import { GaveUpWaiting, within } from './within.js';

const HOUR = 3_600_000;
const never = new Promise<never>(() => undefined);

describe('waiting', () => {
  it('ends at once when it is told to stop', async () => {
    const stop = new AbortController();
    const waiting = [
      pause(HOUR, stop.signal),
      within(HOUR, never, stop.signal).catch((error: unknown) => error),
    ];
    stop.abort();
    waiting.push(pause(HOUR, stop.signal));
    expect(await Promise.all(waiting)).toEqual([undefined, expect.any(GaveUpWaiting), undefined]);
  });

  it('for work ends with its answer or its error, or with the time', async () => {
    expect(await within(HOUR, Promise.resolve('done'))).toBe('done');
    await expect(within(HOUR, Promise.reject(new RangeError()))).rejects.toThrow(RangeError);
    await expect(within(1, never)).rejects.toThrow(GaveUpWaiting);
  });

  it('after failures grows to the longest pause, of which chance takes at most half', () => {
    const pauses = { firstPause: 100, longestPause: 1_000 };
    for (const [failures, full] of [
      [1, 100],
      [2, 200],
      [4, 800],
      [5, 1_000],
      [5_000, 1_000],
    ] as const)
      for (let i = 0; i < 50; i++) {
        expect(backOff(failures, pauses)).toBeGreaterThanOrEqual(full / 2);
        expect(backOff(failures, pauses)).toBeLessThanOrEqual(full);
      }
  });
});

describe('what is tried again and again', () => {
  it('goes on after failures and is told of each, but not of what breaks because it ends', async () => {
    const stop = new AbortController();
    const told: unknown[] = [];
    let attempts = 0;
    const attempt = (): Promise<void> => {
      attempts += 1;
      if (attempts === 4) stop.abort();
      return attempts === 2 ? Promise.resolve() : Promise.reject(new Error(`attempt ${attempts}`));
    };
    await keepTrying(stop.signal, attempt, (error) => told.push(error), { firstPause: 1, longestPause: 1 });
    expect([attempts, told]).toEqual([4, [new Error('attempt 1'), new Error('attempt 3')]]);
  });
});

describe('a timer', () => {
  it('ticks on after a tick that failed, and no more once it is stopped', async () => {
    const told: string[] = [];
    let ticks = 0;
    const timer = {
      name: 'noon',
      everyMs: 1,
      tick: () => {
        ticks += 1;
        return ticks === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve();
      },
      health: () => ({ ok: true, detail: '' }),
    };
    const ticking = new Ticking([timer], (name) => told.push(name));
    ticking.start();
    ticking.start();
    while (ticks < 3) await pause(1);
    await ticking.stop();
    const then = ticks;
    await pause(20);
    expect([told, ticks]).toEqual([['noon'], then]);
  });
});
