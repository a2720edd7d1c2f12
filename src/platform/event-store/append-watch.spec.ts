import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, jest } from '@jest/globals';
import { AppendWatch } from './append-watch.js';
import { EventStoreUnavailable, WrongExpectedRevision } from './event-store.port.js';

const failing = (): Promise<never> => Promise.reject(new EventStoreUnavailable('unknown', 'no answer'));

it('while nothing waits and nothing failed the log takes what it is given', async () => {
  const watch = new AppendWatch();
  await watch.over(Promise.resolve(1));
  expect(watch.health()).toEqual({ ok: true, detail: 'none waits' });
});

it('an append that waits for long is late, and how long it waits is told', async () => {
  const watch = new AppendWatch();
  let answer: () => void = () => undefined;
  const waiting = watch.over(new Promise<void>((resolve) => (answer = resolve)));
  await delay(20);
  expect(watch.health().ok).toBe(true);
  expect([watch.waiting, watch.oldestMs >= 15]).toEqual([1, true]);
  const now = performance.now();
  const clock = jest.spyOn(performance, 'now').mockReturnValue(now + 6_000);
  expect(watch.health()).toEqual({ ok: false, detail: '1 waits, the oldest for 6 s' });
  clock.mockRestore();
  answer();
  await waiting;
  expect(watch.oldestMs).toBe(0);
});

it('a failure is told until an append comes through, or for ten seconds', async () => {
  const watch = new AppendWatch();
  await expect(watch.over(failing())).rejects.toThrow();
  expect(watch.health()).toEqual({ ok: false, detail: 'none waits; the last one failed' });
  await watch.over(Promise.resolve());
  expect(watch.health().ok).toBe(true);
  await expect(watch.over(failing())).rejects.toThrow();
  const now = performance.now();
  const clock = jest.spyOn(performance, 'now').mockReturnValue(now + 10_001);
  expect(watch.health().ok).toBe(true);
  clock.mockRestore();
});

it('a conflict is an answer of the log, and no failure', async () => {
  const watch = new AppendWatch();
  const heard: string[] = [];
  watch.onDone((_seconds, outcome) => heard.push(outcome));
  await expect(watch.over(Promise.reject(new WrongExpectedRevision('a', 1, 2)))).rejects.toThrow();
  await expect(watch.over(failing())).rejects.toThrow();
  expect(heard).toEqual(['kept', 'failed']);
});
