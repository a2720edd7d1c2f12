import { expect } from '@jest/globals';
import fc from 'fast-check';
import { foldBatch, keyEvents, type FoldedRow } from '../../../src/platform/subscriptions/fold.js';
import type { Projection } from '../../../src/platform/subscriptions/projection.js';
import type { RecordedEvent } from '../../../src/shared/recorded-event.js';

/** So many events have at most 512 splits: all of them are tried. Above it, 200 by chance. */
const EXHAUSTIVE = 10;

type Rows<Row extends object> = Map<string, FoldedRow<Row>>;

/**
 * Folds the events in every split into consecutive batches, each batch delivered twice, and expects the same
 * rows: however the log is cut, a list reads the same. Between batches the rows go through JSON, as they do
 * through the table. Gives the rows, by key, for further expectations.
 */
export function expectSameRowsHoweverSplit<Row extends object>(
  projection: Projection<Row>,
  events: readonly RecordedEvent[],
): ReadonlyMap<string, Row> {
  const whole = fold(projection, [events]);
  const check = (cuts: readonly boolean[]): void => {
    const batches = split(events, cuts);
    const sizes = batches.map(({ length }) => length).join('+');
    expect({ sizes, rows: readable(fold(projection, batches)) }).toEqual({ sizes, rows: readable(whole) });
  };
  const gaps = Math.max(0, events.length - 1);
  if (events.length <= EXHAUSTIVE) {
    for (let mask = 0; mask < 2 ** gaps; mask += 1) {
      check(Array.from({ length: gaps }, (_, i) => (mask & (1 << i)) !== 0));
    }
  } else {
    const cuts = fc.array(fc.boolean(), { minLength: gaps, maxLength: gaps });
    fc.assert(fc.property(cuts, check), { numRuns: 200 });
  }
  return new Map([...whole].map(([key, { row }]) => [key, row]));
}

/** `cuts[i]`: a batch ends after event i. */
function split(events: readonly RecordedEvent[], cuts: readonly boolean[]): RecordedEvent[][] {
  const batches: RecordedEvent[][] = [[]];
  events.forEach((event, i) => {
    batches.at(-1)!.push(event);
    if (cuts[i] === true) batches.push([]);
  });
  return batches;
}

function fold<Row extends object>(
  projection: Projection<Row>,
  batches: readonly (readonly RecordedEvent[])[],
): Rows<Row> {
  const rows: Rows<Row> = new Map();
  for (const batch of batches) {
    for (const delivered of [batch, batch]) {
      const keyed = keyEvents(projection, delivered);
      for (const [key, folded] of foldBatch(projection, rows, keyed)) rows.set(key, throughJson(folded));
    }
  }
  return rows;
}

function throughJson<Row extends object>({ position, row }: FoldedRow<Row>): FoldedRow<Row> {
  return { position, row: JSON.parse(JSON.stringify(row)) as Row };
}

/** As JSON text, which is what is stored, and with the columns, which are what is filtered and sorted by. */
function readable<Row extends object>(rows: Rows<Row>): readonly string[] {
  return [...rows].map((entry) => JSON.stringify(entry)).sort();
}
