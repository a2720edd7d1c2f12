import { expect, it } from '@jest/globals';
import { GivingWay } from './giving-way.js';

it('lets go first what waited before it, and is due after five milliseconds', async () => {
  const way = new GivingWay();
  const order: string[] = [];
  setImmediate(() => order.push('who waited'));
  await way.giveWay();
  order.push('the long work');
  expect(order).toEqual(['who waited', 'the long work']);
  const until = performance.now() + 5;
  while (performance.now() < until) continue;
  expect(way.isDue).toBe(true);
});
