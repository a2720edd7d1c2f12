import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AdjustableClock } from '../../platform/time/clock.port.js';
import { moment, plusHours } from '../../shared/moment.js';
import { WrongReceipts } from './wrong-receipts.js';

const NINE = moment('2026-06-01T09:00:00+02:00');

describe('a receipt that does not fit', () => {
  let clock: AdjustableClock;
  let wrong: WrongReceipts;
  beforeEach(() => {
    jest.useFakeTimers();
    clock = new AdjustableClock(NINE);
    wrong = new WrongReceipts(clock);
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Milliseconds until it is told, in steps of ten. */
  async function heldFor(reference: string, begun = clock.elapsedMs()): Promise<number> {
    const told: true[] = [];
    void wrong.holdBack(reference, begun).then(() => told.push(true));
    for (let waited = 0; ; waited += 10) {
      await jest.advanceTimersByTimeAsync(0);
      if (told.length > 0) return waited;
      await jest.advanceTimersByTimeAsync(10);
    }
  }

  it('is told so after three hundred milliseconds and up to fifty more, what it took to look included', async () => {
    const first = await heldFor('7K3F-9Q2M');
    expect(first).toBeGreaterThanOrEqual(300);
    expect(first).toBeLessThanOrEqual(350);
    const begun = clock.elapsedMs();
    clock.moveTo(moment('2026-06-01T09:00:00.200+02:00'));
    const second = await heldFor('7K3F-9Q2M', begun);
    expect(second).toBeGreaterThanOrEqual(100);
    expect(second).toBeLessThanOrEqual(150);
  });

  it('waits for the next three hundred where looking took longer, so that the rest does not tell', async () => {
    const begun = clock.elapsedMs();
    clock.moveTo(moment('2026-06-01T09:00:00.310+02:00'));
    const more = await heldFor('7K3F-9Q2M', begun);
    expect(more).toBeGreaterThanOrEqual(290);
    expect(more).toBeLessThanOrEqual(340);
  });

  it('waits five seconds after ten tries at one reference, and for no other', async () => {
    for (let times = 0; times < 10; times++) expect(await heldFor('7K3F-9Q2M')).toBeLessThanOrEqual(350);
    const slow = await heldFor('7K3F-9Q2M');
    expect(slow).toBeGreaterThanOrEqual(5_000);
    expect(slow).toBeLessThanOrEqual(5_050);
    expect(await heldFor('0000-0000')).toBeLessThanOrEqual(350);
    clock.moveTo(plusHours(NINE, 0.25));
    expect(await heldFor('7K3F-9Q2M')).toBeLessThanOrEqual(350);
  });

  it('is not held at all where two hundred are already', async () => {
    const held = Array.from({ length: 200 }, (_, at) => wrong.holdBack(String(at), 0));
    await expect(wrong.holdBack('7K3F-9Q2M', 0)).rejects.toMatchObject({
      status: 429,
      code: 'too-many-tries',
    });
    await jest.advanceTimersByTimeAsync(400);
    await Promise.all(held);
    expect(await heldFor('7K3F-9Q2M')).toBeLessThanOrEqual(350);
  });
});
