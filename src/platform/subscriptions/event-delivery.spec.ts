import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { setTimeout as after } from 'node:timers/promises';
import type { EventBatch, StoredEvent } from '../event-store/event-store.port.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import type { Checkpoint } from './checkpoint.js';
import { EventDelivery } from './event-delivery.js';
import type { ParkedEvents } from './parked-events.js';
import { DEFAULT_SETTINGS } from './settings.js';
import type { SubscriptionPorts } from './settings.js';

interface Handled {
  readonly stream: string;
  readonly revision: number;
  readonly began: number;
  readonly ended: number;
}

const batchOf = (streams: readonly string[]): EventBatch => {
  const seen = new Map<string, number>();
  const events = streams.map((stream, i) => {
    const revision = (seen.get(stream) ?? -1) + 1;
    seen.set(stream, revision);
    return { stream, revision, position: `${i + 1}`.padStart(5, '0') } as unknown as StoredEvent;
  });
  return { events, checkpoint: '99999', caughtUp: true };
};

async function delivered(streams: readonly string[], atOnce: number): Promise<readonly Handled[]> {
  const handled: Handled[] = [];
  let clock = 0;
  const manager = {
    ...{ name: 'told', streamPrefixes: [], atOnce },
    handle: async ({ stream, revision }: RecordedEvent): Promise<void> => {
      const began = clock++;
      await after((stream.charCodeAt(0) * 7 + revision * 3) % 4);
      handled.push({ stream, revision, began, ended: clock++ });
    },
  };
  const ports = { codec: { decode: (events: unknown) => Promise.resolve(events) } };
  const advanced: string[] = [];
  const checkpoint = {
    position: '00000',
    advance: (position: string) => Promise.resolve(advanced.push(position)),
  };
  const delivery = new EventDelivery(ports as unknown as SubscriptionPorts, DEFAULT_SETTINGS, manager, {
    has: () => false,
  } as unknown as ParkedEvents);
  await delivery.deliver(checkpoint as unknown as Checkpoint, batchOf(streams), new AbortController().signal);
  expect(advanced).toEqual(['99999']);
  return handled;
}

describe('events that are handled at the same time', () => {
  it('are of different streams, as many as may be, and each stream keeps its order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 20 }),
        fc.integer({ min: 1, max: 4 }),
        async (streams, atOnce) => {
          const handled = await delivered(streams, atOnce);
          expect(handled).toHaveLength(streams.length);
          for (const one of handled) {
            const beside = handled.filter((other) => other.began < one.ended && one.began < other.ended);
            expect(beside.length).toBeLessThanOrEqual(2 * atOnce - 1);
            expect(beside.filter(({ stream }) => stream === one.stream)).toEqual([one]);
          }
          for (const stream of new Set(streams)) {
            const revisions = handled.filter((one) => one.stream === stream).map(({ revision }) => revision);
            expect(revisions).toEqual(revisions.toSorted((one, other) => one - other));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are more than one, where there are', async () => {
    const handled = await delivered(['a', 'b', 'c', 'd'], 4);
    expect(Math.max(...handled.map(({ began }) => began))).toBeLessThan(
      Math.min(...handled.map(({ ended }) => ended)),
    );
    const one = await delivered(['a', 'b'], 1);
    expect(one.map(({ stream, began }) => [stream, began])).toEqual([
      ['a', 0],
      ['b', 2],
    ]);
  });
});
