import { START, type Position } from '../event-store/event-store.port.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { EventFailed } from './failure.js';
import type { Projection } from './projection.js';

/** A row and the last event that was folded into it. */
export interface FoldedRow<Row extends object> {
  readonly position: Position;
  readonly row: Row;
}

/** An event and the key of its row. */
export interface KeyedEvent {
  readonly key: string;
  readonly event: RecordedEvent;
}

/**
 * The events that are of interest, each with the key of its row.
 * @throws EventFailed where an event stands before its predecessor: then the log order that everything rests on is broken
 */
export function keyEvents(
  projection: Projection<object>,
  events: readonly RecordedEvent[],
): readonly KeyedEvent[] {
  let previous: Position = START;
  for (const event of events) {
    if (event.position < previous) throw failed(event, new EventsOutOfOrder());
    previous = event.position;
  }
  return keysOf(projection, events);
}

/** The same of whole streams one after the other, each in its order. */
export function keysOf(
  projection: Projection<object>,
  events: readonly RecordedEvent[],
): readonly KeyedEvent[] {
  const keyed: KeyedEvent[] = [];
  for (const event of events) {
    const { stream } = event;
    const key = projection.key({ stream, type: event.event.type });
    if (key !== undefined) keyed.push({ key, event });
  }
  return keyed;
}

/**
 * Folds events, of each row in log order, and gives the rows that changed. An event that a row has already seen (a
 * batch was delivered again, or cut differently) changes nothing.
 * @throws EventFailed where `fold` throws
 */
export function foldBatch<Row extends object>(
  projection: Projection<Row>,
  rows: ReadonlyMap<string, FoldedRow<Row>>,
  events: readonly KeyedEvent[],
): ReadonlyMap<string, FoldedRow<Row>> {
  const news = new Map<string, RecordedEvent[]>();
  for (const { key, event } of events) {
    const unseen = news.get(key) ?? [];
    const seen = unseen.at(-1)?.position ?? rows.get(key)?.position;
    if (seen !== undefined && event.position <= seen) continue;
    if (unseen.push(event) === 1) news.set(key, unseen);
  }
  const changed = new Map<string, FoldedRow<Row>>();
  for (const [key, unseen] of news) {
    const last = unseen.at(-1);
    if (last === undefined) continue;
    changed.set(key, { position: last.position, row: foldRow(projection, rows.get(key)?.row, unseen) });
  }
  return changed;
}

function foldRow<Row extends object>(
  projection: Projection<Row>,
  before: Row | undefined,
  events: readonly RecordedEvent[],
): Row {
  let current = events[0];
  function* toldApart(): Generator<RecordedEvent> {
    for (current of events) yield current;
  }
  try {
    return projection.fold(before, toldApart());
  } catch (error) {
    throw current === undefined ? error : failed(current, error);
  }
}

class EventsOutOfOrder extends Error {
  override readonly name = 'EventsOutOfOrder';
}

function failed(event: RecordedEvent, cause: unknown): EventFailed {
  return new EventFailed({ position: event.position, type: event.event.type }, cause);
}
