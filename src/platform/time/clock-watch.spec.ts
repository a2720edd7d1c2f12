import { describe, expect, it } from '@jest/globals';
import { fromMilliseconds, plusHours, toMilliseconds, moment, type Moment } from '../../shared/moment.js';
import { ClockWatch } from './clock-watch.js';
import { AdjustableClock } from './clock.port.js';

const NINE = moment('2026-06-01T09:00:00+02:00');
const seconds = (at: Moment, n: number): Moment => fromMilliseconds(toMilliseconds(at) + n * 1000);

const watched = () => {
  const clock = new AdjustableClock(NINE);
  const said: (string | undefined)[] = [];
  return { clock, said, watch: new ClockWatch(clock, (doubt) => said.push(doubt)) };
};

describe('breaker 2: a wall clock', () => {
  it('that runs with the time that elapses is believed, days on end', () => {
    const { clock, watch, said } = watched();
    for (let hour = 0; hour < 100; hour++) {
      clock.moveTo(plusHours(NINE, hour));
      expect(watch.isCertain()).toBe(true);
    }
    expect(said).toEqual([]);
  });

  it.each([
    ['three days ahead', 72],
    ['an hour back', -1],
  ])('that jumps %s is doubted, and believed at once when it is right again', (_how, hours) => {
    const { clock, watch, said } = watched();
    clock.jumpTo(plusHours(NINE, hours));
    expect(watch.isCertain()).toBe(false);
    expect(watch.health()).toMatchObject({ ok: false, detail: expect.stringContaining('jumped') });
    clock.moveTo(seconds(plusHours(NINE, hours), 5));
    expect(watch.isCertain()).toBe(false);
    clock.jumpTo(seconds(NINE, 5));
    expect(watch.isCertain()).toBe(true);
    expect(said).toEqual([expect.any(String), undefined]);
  });

  it('that was set and goes on steadily for five minutes is believed again', () => {
    const { clock, watch } = watched();
    const set = plusHours(NINE, 1);
    clock.jumpTo(set);
    expect(watch.isCertain()).toBe(false);
    clock.moveTo(seconds(set, 299));
    expect(watch.isCertain()).toBe(false);
    clock.moveTo(seconds(set, 300));
    expect(watch.isCertain()).toBe(true);
  });

  it('that jumps again meanwhile begins anew', () => {
    const { clock, watch } = watched();
    clock.jumpTo(plusHours(NINE, 1));
    watch.isCertain();
    clock.moveTo(seconds(plusHours(NINE, 1), 200));
    clock.jumpTo(plusHours(NINE, 2));
    watch.isCertain();
    clock.moveTo(seconds(plusHours(NINE, 2), 200));
    expect(watch.isCertain()).toBe(false);
  });

  it('that a time server moves by some seconds is believed, however often', () => {
    const { clock, watch } = watched();
    for (let n = 1; n <= 20; n++) {
      clock.jumpTo(seconds(NINE, n * 20));
      expect(watch.isCertain()).toBe(true);
    }
  });

  it('that lies before what was recorded and runs steadily is believed: what was recorded was ahead', () => {
    const { clock, watch } = watched();
    watch.saw(plusHours(NINE, 72));
    expect(watch.isCertain()).toBe(false);
    clock.moveTo(seconds(NINE, 300));
    expect(watch.isCertain()).toBe(true);
    watch.saw(plusHours(NINE, 72));
    expect(watch.isCertain()).toBe(true);
  });

  it('that lies before what was recorded is doubted', () => {
    const { watch } = watched();
    watch.saw(seconds(NINE, 299));
    expect(watch.isCertain()).toBe(true);
    watch.saw(seconds(NINE, 301));
    expect(watch.health()).toMatchObject({
      ok: false,
      detail: expect.stringContaining('before what was recorded'),
    });
  });
});
