import { describe, expect, it } from '@jest/globals';
import type { Projection } from '../../../src/platform/subscriptions/projection.js';
import { moment } from '../../../src/shared/moment.js';
import type { RecordedEvent } from '../../../src/shared/recorded-event.js';
import { expectSameRowsHoweverSplit } from '../../support/breach/fold-every-way.js';
import { eachInto, tally, type Tally } from './tally.projection.js';

describe('folding a log in every way it can be cut', () => {
  it.each([1, 8, 40])('gives the same rows of %i events', (count) => {
    const rows = expectSameRowsHoweverSplit(tally(), events(count));
    const total = [...rows.values()].reduce((sum, row) => sum + row.total, 0);
    expect(total).toBe((count * (count - 1)) / 2);
  });

  it.each([8, 40])('shows a fold that keeps what JSON does not (%i events)', (count) => {
    expect(() => expectSameRowsHoweverSplit(forgetful, events(count))).toThrow();
  });

  it.each([8, 40])('shows a fold that counts deliveries instead of events (%i events)', (count) => {
    expect(() => expectSameRowsHoweverSplit(impure(), events(count))).toThrow();
  });
});

/** `undefined` is a key for as long as the row is in memory, and gone when it was stored. */
const forgetful: Projection<Tally & { keys?: number }> = {
  ...tally(),
  fold: eachInto((row, event) => ({
    ...tally().fold(row, [event]),
    keys: Object.keys(row ?? {}).length,
    ...{ lost: undefined },
  })),
};

function impure(): Projection<Tally> {
  let folds = 0;
  return {
    ...tally(),
    fold: eachInto((row, event) => ({ ...tally().fold(row, [event]), total: (folds += 1) })),
  };
}

function events(count: number): RecordedEvent[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `event-${i}`,
    stream: `count-${i % 3}`,
    revision: Math.floor(i / 3),
    position: String(i + 1).padStart(20, '0'),
    event: { type: 'Counted', data: { amount: i, word: `word ${i}` } },
    metadata: {
      recordedAt: moment('2026-03-29T01:00:00Z'),
      actor: { id: 'tester', role: 'handler' },
      organisation: 'perspektief',
      commandId: `command-${i}`,
      correlationId: 'correlation',
      causationId: 'causation',
      schemaVersion: 1,
      lawVersion: 'test',
      nonce: '00',
    },
  }));
}
