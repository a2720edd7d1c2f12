import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FairShares, TooBusy, type Leave } from './fair-shares.js';
import { networkOf } from './source-of.js';

const shares = (more: Partial<ConstructorParameters<typeof FairShares>[0]> = {}) =>
  new FairShares({ share: 3, ...more });

/** What of a promise is known now. */
async function now<T>(promise: Promise<T>): Promise<T | 'waits' | 'refused'> {
  return Promise.race([
    promise.catch((error: unknown) => {
      if (error instanceof TooBusy) return 'refused' as const;
      throw error;
    }),
    delay(20).then(() => 'waits' as const),
  ]);
}

describe('a source', () => {
  it('within its share waits for nothing, however many come at once', async () => {
    const fair = shares();
    const turns = await Promise.all([1, 2, 3].map(() => now(fair.enter('a', 100))));
    expect(turns).not.toContain('waits');
  });

  it('past its share is served one at a time, in its order, and nobody else waits for it', async () => {
    const fair = shares();
    for (let i = 0; i < 3; i++) await fair.enter('a', 100);
    const leave = (await now(fair.enter('a', 100))) as Leave;
    const [second, third] = [fair.enter('a', 100), fair.enter('a', 100)];
    expect([await now(second), await now(third)]).toEqual(['waits', 'waits']);
    expect(await now(fair.enter('b', 100))).not.toBe('waits');
    leave();
    const next = (await now(second)) as Leave;
    expect([next, await now(third)]).toEqual([expect.any(Function), 'waits']);
    next();
    expect(await now(third)).not.toBe('waits');
  });

  it('of which somebody found reports genuine has a larger share; the list away changes nothing', async () => {
    const fair = shares({ genuine: (dossiers) => Promise.resolve(dossiers.length) });
    const away = shares({ genuine: () => Promise.reject(new Error('away')) });
    for (const one of [fair, away])
      for (let i = 0; i < 3; i++) {
        await one.enter('a', 100);
        one.reported('a', `dossier ${i}`);
      }
    // Its own turn past the share, which nobody gave back.
    await away.enter('a', 100);
    await fair.enter('a', 100);
    expect([await now(fair.enter('a', 100)), await now(away.enter('a', 100))]).toEqual([
      expect.any(Function),
      'waits',
    ]);
  });
});

describe('where too many wait', () => {
  it('the newest of the busiest source is refused, never one of a source that sent few', async () => {
    const fair = shares({ share: 1, mostHeld: 4 });
    await fair.enter('flood', 1);
    await fair.enter('flood', 1);
    const flood = [1, 2, 3, 4].map(() => fair.enter('flood', 1));
    expect(await now(fair.enter('flood', 1))).toBe('refused');
    await fair.enter('few', 1);
    await fair.enter('few', 1);
    const few = fair.enter('few', 1);
    expect(await now(few)).toBe('waits');
    expect(await Promise.all(flood.map(now))).toEqual(['waits', 'waits', 'waits', 'refused']);
  });

  it('whatever comes and goes, each is served or refused, and never more than that wait', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ source: fc.constantFrom('a', 'b', 'c'), leaves: fc.boolean() }), {
          maxLength: 60,
        }),
        async (steps) => {
          const fair = shares({ share: 1, mostHeld: 5 });
          const leaves: Leave[] = [];
          let open = 0;
          let most = 0;
          const asked = steps.map(async ({ source, leaves: goes }) => {
            most = Math.max(most, ++open);
            const leave = await fair.enter(source, 1).catch(() => () => undefined);
            open--;
            if (goes) leave();
            else leaves.push(leave);
          });
          const all = Promise.all(asked);
          for (let i = 0; i < 200 && open > 0; i++) {
            await Promise.resolve();
            leaves.splice(0).forEach((leave) => {
              leave();
            });
          }
          await all;
          return open === 0;
        },
      ),
    );
  });
});

it('large ones wait once much came within the hour; a report of some words does not', async () => {
  const fair = shares({ share: 100, bytesPerHour: 50_000, largeWaits: 200 });
  for (let i = 0; i < 3; i++) await fair.enter('a', 20_000);
  expect(await now(fair.enter('a', 500))).not.toBe('waits');
  const large = fair.enter('b', 20_000);
  expect(await now(large)).toBe('waits');
});

describe('a network', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s is of %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('is not told by what stands for it, and is the same all day', () => {
    const fair = shares();
    const source = fair.sourceOf('2001:db8::1');
    expect(source).toBe(fair.sourceOf('2001:db8::ffff'));
    expect(source).not.toBe(shares().sourceOf('2001:db8::1'));
    expect(source).not.toContain('2001');
  });
});
