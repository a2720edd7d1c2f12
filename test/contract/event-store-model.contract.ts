import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  NO_STREAM,
  WrongExpectedRevision,
  type EventRecord,
  type EventStore,
  type Position,
} from '../../src/platform/event-store/event-store.port.js';
import { howOften } from '../support/how-often.js';
import type { Contract } from './event-store.contract.js';
import { aBreach, anEvent, ids, Reader } from './event-store.harness.js';

type Operation =
  | { readonly do: 'append'; readonly stream: number; readonly offset: number; readonly size: number }
  | { readonly do: 'repeat'; readonly which: number; readonly extra: boolean }
  | { readonly do: 'race'; readonly stream: number; readonly writers: number }
  | { readonly do: 'readStream'; readonly stream: number; readonly from: number }
  | { readonly do: 'readAll'; readonly from: number; readonly maxCount: number }
  | { readonly do: 'subscribe'; readonly from: number; readonly batchSize: number; readonly prefix: boolean }
  | { readonly do: 'restart' };

const RUNS = howOften({ short: 25, long: 300 });

const stream = fc.nat(2);
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      stream,
      // Mostly right, now and then stale or too far.
      offset: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: -2, max: 2 })),
      size: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('repeat' as const), which: fc.nat(), extra: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('race' as const),
      stream,
      writers: fc.integer({ min: 2, max: 5 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('readStream' as const), stream, from: fc.nat(6) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('readAll' as const),
      from: fc.nat(),
      maxCount: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('subscribe' as const),
      from: fc.nat(),
      batchSize: fc.integer({ min: 1, max: 6 }),
      prefix: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);

interface Entry {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
}
interface Attempt {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly EventRecord[];
}

/** The log as it should be: a list. Positions are learnt from the answers, order is not. */
class Model {
  readonly log: Entry[] = [];
  readonly attempts: Attempt[] = [];
  readonly checkpoints: { readonly position: Position; readonly length: number }[] = [];
  readonly streams = [aBreach(), aBreach(), `organisation-${anEvent().id}`];

  constructor(
    public store: EventStore,
    start: Position,
  ) {
    this.checkpoints.push({ position: start, length: 0 });
  }

  of(name: string): Entry[] {
    return this.log.filter((entry) => entry.stream === name);
  }

  last(name: string): number {
    return this.of(name).length - 1;
  }

  checkpoint(index: number): { readonly position: Position; readonly length: number } {
    return this.checkpoints[index % this.checkpoints.length]!;
  }

  write({ stream: name, events }: Attempt): void {
    for (const { id } of events) this.log.push({ id, stream: name, revision: this.last(name) + 1 });
  }

  outcome({ stream: name, expected, events }: Attempt): 'written' | 'repeated' | 'conflict' {
    if (expected === this.last(name)) return 'written';
    const there = this.of(name).slice(expected + 1, expected + 1 + events.length);
    return JSON.stringify(ids(there)) === JSON.stringify(ids(events)) ? 'repeated' : 'conflict';
  }
}

async function append(model: Model, attempt: Attempt): Promise<void> {
  const outcome = model.outcome(attempt);
  const answer = model.store.append(attempt.stream, attempt.expected, attempt.events);
  if (outcome === 'conflict') {
    const actual = model.last(attempt.stream);
    await expect(answer).rejects.toMatchObject({
      name: 'WrongExpectedRevision',
      expected: attempt.expected,
      actual,
    });
    return;
  }
  const { revision, position, repeated } = await answer;
  expect([revision, repeated]).toEqual([attempt.expected + attempt.events.length, outcome === 'repeated']);
  if (outcome === 'repeated') return;
  model.write(attempt);
  model.attempts.push(attempt);
  model.checkpoints.push({ position, length: model.log.length });
}

/** Several at once expect the same revision: exactly one of them is written. */
async function race(model: Model, name: string, writers: number): Promise<void> {
  const expected = model.last(name);
  const attempts = Array.from({ length: writers }, () => ({ stream: name, expected, events: [anEvent()] }));
  const answers = await Promise.allSettled(
    attempts.map(({ events }) => model.store.append(name, expected, events)),
  );
  const winners = attempts.filter((_attempt, index) => answers[index]?.status === 'fulfilled');
  for (const answer of answers)
    if (answer.status === 'rejected')
      expect(answer.reason).toEqual(new WrongExpectedRevision(name, expected, expected + 1));
  expect(winners).toHaveLength(1);
  model.write(winners[0]!);
  model.attempts.push(winners[0]!);
}

function entries(events: readonly Entry[]): Entry[] {
  return events.map(({ id, stream: name, revision }) => ({ id, stream: name, revision }));
}

async function perform(
  model: Model,
  operation: Operation,
  restart: () => Promise<EventStore>,
): Promise<void> {
  switch (operation.do) {
    case 'append': {
      const name = model.streams[operation.stream]!;
      const expected = Math.max(NO_STREAM, model.last(name) + operation.offset);
      await append(model, {
        stream: name,
        expected,
        events: Array.from({ length: operation.size }, () => anEvent()),
      });
      return;
    }
    case 'repeat': {
      const attempt = model.attempts[operation.which % Math.max(1, model.attempts.length)];
      if (attempt === undefined) return;
      await append(model, operation.extra ? { ...attempt, events: [...attempt.events, anEvent()] } : attempt);
      return;
    }
    case 'race':
      await race(model, model.streams[operation.stream]!, operation.writers);
      return;
    case 'readStream': {
      const name = model.streams[operation.stream]!;
      const read = await model.store.readStream(name, { fromRevision: operation.from });
      expect(entries(read)).toEqual(model.of(name).slice(operation.from));
      return;
    }
    case 'readAll': {
      const { position, length } = model.checkpoint(operation.from);
      const page = await model.store.readAll(position, { maxCount: operation.maxCount });
      expect(entries(page.events)).toEqual(model.log.slice(length, length + operation.maxCount));
      expect(page.caughtUp).toBe(length + page.events.length === model.log.length);
      model.checkpoints.push({ position: page.checkpoint, length: length + page.events.length });
      return;
    }
    case 'subscribe': {
      const { position, length } = model.checkpoint(operation.from);
      const streamPrefixes = operation.prefix ? { streamPrefixes: ['organisation-'] } : {};
      const reader = new Reader(model.store, position, { batchSize: operation.batchSize, ...streamPrefixes });
      await reader.untilCaughtUp();
      await reader.stop();
      const expected = model.log.slice(length);
      expect(entries(reader.seen)).toEqual(
        expected.filter(({ stream: name }) => !operation.prefix || name.startsWith('organisation-')),
      );
      model.checkpoints.push({ position: reader.checkpoint, length: model.log.length });
      return;
    }
    case 'restart':
      await model.store.close();
      model.store = await restart();
  }
}

export function modelContract({ log }: Contract): void {
  it(
    'any sequence of operations leaves what a list in memory would hold',
    async () => {
      let { store } = log();
      await fc.assert(
        fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 20 }), async (operations) => {
          // One log for all runs: each starts where the last one ended, with streams of its own.
          const model = new Model(store, await store.head());
          try {
            for (const step of operations) await perform(model, step, () => log().reopen());
            const { events } = await model.store.readAll(model.checkpoints[0]!.position);
            expect(entries(events)).toEqual(model.log);
          } finally {
            store = model.store;
          }
        }),
        { numRuns: RUNS },
      );
    },
    120_000 + RUNS * 500,
  );
}
