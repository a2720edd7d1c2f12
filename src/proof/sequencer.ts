import type { Position, StoredEvent } from '../platform/event-store/event-store.port.js';
import { START } from '../platform/event-store/event-store.port.js';
import type { Queryable } from '../platform/postgres/postgres.port.js';
import type { LogFollower } from '../platform/subscriptions/log-follower.js';
import { GivingWay } from '../platform/time/giving-way.js';
import { GrowingTiles } from './growing-tiles.js';
import { entryOfEvent } from './log-entry.js';
import { edgeOf, SEQUENCER } from './proof-records.js';
import type { StreamTags } from './stream-tags.js';

/** Milliseconds: whoever appends is written and answered meanwhile, and the database is not left waiting for either. */
const AT_ONCE_MS = 1;

/** Puts every event of the log into the tree, in the order of the log, which is that of commits (ADR 3): no leaf ever moves. */
export class Sequencer implements LogFollower {
  readonly name = SEQUENCER;

  /** @param onEvents told of what was taken in, before it is committed */
  constructor(
    private readonly tags: StreamTags,
    private readonly onEvents: (events: readonly StoredEvent[]) => void = () => undefined,
  ) {}

  async apply(tx: Queryable, events: readonly StoredEvent[], after: Position): Promise<void> {
    if (events.length === 0) return;
    const tiles = new GrowingTiles(await edgeOf(tx));
    // Of tiles that were emptied, or are of another log, nothing must be made that looks like a tree.
    if ((tiles.size === 0) !== (after === START)) throw new TreeOfAnotherLog();
    let before = after;
    const way = new GivingWay(AT_ONCE_MS);
    for (const event of events) {
      if (way.isDue) await way.giveWay();
      tiles.append(entryOfEvent(event, this.tags.of(event.stream)), before);
      before = event.position;
    }
    const changed = tiles.takeChanged();
    await tx.query({
      name: 'proof-tiles-kept',
      text: `insert into proof_tiles (level, index, hashes, entries, after_position)
             select * from unnest($1::smallint[], $2::bigint[], $3::bytea[], $4::bytea[], $5::text[])
             on conflict (level, index) do update set hashes = excluded.hashes, entries = excluded.entries`,
      values: [
        changed.map(({ level }) => level),
        changed.map(({ index }) => index),
        changed.map(({ hashes }) => hashes),
        changed.map(({ entries }) => entries),
        changed.map(({ after_position }) => after_position),
      ],
    });
    this.onEvents(events);
  }
}

class TreeOfAnotherLog extends Error {
  override readonly name = 'TreeOfAnotherLog';
  constructor() {
    super('the tiles are not those of the log as far as it is in the tree');
  }
}
