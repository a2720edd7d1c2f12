import { expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Turns } from './turns.js';

it('so many go at once, the others one after the other as turns are given back', async () => {
  const turns = new Turns(2, 10, 1_000, 1_000);
  const [first, second] = [await turns.take(), await turns.take()];
  const order: string[] = [];
  const third = turns.take().then((leave) => (order.push('third'), leave));
  const fourth = turns.take().then((leave) => (order.push('fourth'), leave));
  await Promise.resolve();
  expect([order, turns.waiting]).toEqual([[], 2]);
  first();
  // Given back twice it is one turn.
  first();
  await third;
  expect([order, turns.waiting]).toEqual([['third'], 1]);
  second();
  await fourth;
  expect(order).toEqual(['third', 'fourth']);
});

it('who waits too long, or comes where too many wait, hears so with 503', async () => {
  const turns = new Turns(1, 1, 20, 1_000);
  const leave = await turns.take();
  const waiting = turns.take();
  await expect(turns.take()).rejects.toMatchObject({ status: 503, code: 'too-many-readers' });
  await expect(waiting).rejects.toMatchObject({ headers: { 'retry-after': '2' } });
  expect(turns.waiting).toBe(0);
  leave();
  // Nobody who went away holds a turn.
  (await turns.take())();
});

it('a turn that is kept too long goes to the next', async () => {
  const turns = new Turns(1, 1, 1_000, 20);
  const first = await turns.take();
  const second = await turns.take();
  first();
  // Its own it gave back already: the second is the only one.
  const third = turns.take();
  expect(turns.waiting).toBe(1);
  second();
  await third;
});

it('between two who waited there is as much room as the first one took, and no more than fifty milliseconds', async () => {
  const turns = new Turns(1, 40, 10_000, 10_000);
  const room = async (work: number): Promise<number> => {
    const leave = await turns.take();
    const next = turns.take();
    await delay(work);
    const done = performance.now();
    leave();
    (await next)();
    return performance.now() - done;
  };
  const most = await room(200);
  expect(most).toBeGreaterThan(45);
  expect(most).toBeLessThan(190);
  expect(await room(20)).toBeGreaterThan(15);
  // Forty who read what is small do not wait for forty breaths.
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: 40 }, async () => {
      (await turns.take())();
    }),
  );
  expect(performance.now() - begun).toBeLessThan((40 * 50) / 2);
});
