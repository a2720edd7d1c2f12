import { START, type EventBatch } from '../event-store/event-store.port.js';
import { pause } from '../time/pause.js';
import { failureOf, FencedOff } from './failure.js';
import type { LogFollower } from './log-follower.js';
import type { LogTail } from './log-tail.js';
import { OwnedSubscription, type OnFailure, type Ownable, type Ownership } from './owned-subscription.js';
import { readAhead } from './read-ahead.js';
import type { SubscriptionPorts, SubscriptionSettings } from './settings.js';

/** It has no generations. */
const ONLY_GENERATION = 1;
/** Milliseconds that it lets events gather: many are one transaction, and whoever appends is not held up by it. */
const GATHERS_MS = 100;

/** Leads the log past one follower. Never skips an event. */
export class LogFollowerRunner extends OwnedSubscription {
  constructor(
    ports: SubscriptionPorts,
    settings: SubscriptionSettings,
    private readonly follower: LogFollower,
    private readonly tail: LogTail,
    onFailure: OnFailure,
  ) {
    super(ports, settings, 'log follower', follower.name, onFailure);
  }

  protected override async ownable(): Promise<Ownable> {
    const { name } = this.follower;
    await this.ports.postgres.query({
      text: `insert into subscription_checkpoints (name, generation, version, position) values ($1, $2, 1, $3)
             on conflict do nothing`,
      values: [name, ONLY_GENERATION, START],
    });
    return { generation: ONLY_GENERATION, lock: `lekwacht/log-follower/${name}` };
  }

  protected override async work(owned: Ownership): Promise<void> {
    const { checkpoint } = owned;
    await this.follow(owned).catch(async (error: unknown) => {
      if (!(error instanceof FencedOff))
        await checkpoint.recordFailure(failureOf(error, checkpoint.position)).catch(() => undefined);
      throw error;
    });
  }

  private async follow({ checkpoint, signal, begin, moved }: Ownership): Promise<void> {
    const { store } = this.ports;
    const maxCount = this.settings.projectionBatch;
    begin('behind');
    await checkpoint.recordFailure(null);
    // As far as it is behind the next page is read while one is worked on.
    const behind = readAhead(checkpoint.position, (from) => store.readAll(from, { maxCount }), signal);
    for await (const batch of behind) await this.take(batch, checkpoint);
    moved('live');
    const asked = { batchSize: maxCount, asStored: true, signal };
    for await (const batch of this.tail.follow(checkpoint.position, asked)) {
      await this.take(batch, checkpoint);
      moved(batch.caughtUp ? 'live' : 'behind');
      if (batch.caughtUp && batch.events.length > 0) await pause(GATHERS_MS, signal);
    }
  }

  private async take(
    batch: Pick<EventBatch, 'events' | 'checkpoint'>,
    checkpoint: Ownership['checkpoint'],
  ): Promise<void> {
    const after = checkpoint.position;
    // Of an empty log nothing is said: who stands anywhere but at the start has taken something in.
    if (batch.checkpoint <= after || (after === START && batch.events.length === 0)) return;
    await checkpoint.advance(batch.checkpoint, (tx) => this.follower.apply(tx, batch.events, after));
  }
}
