import { concurrently } from './concurrently.js';
import { failureOf, FencedOff } from './failure.js';
import { Generations } from './generations.js';
import {
  OwnedSubscription,
  type OnFailure,
  type Ownable,
  type Ownership,
  type SubscriptionState,
} from './owned-subscription.js';
import type { LogTail } from './log-tail.js';
import type { Projection } from './projection.js';
import { ProjectionWriter } from './projection-writer.js';
import type { SubscriptionPorts, SubscriptionSettings } from './settings.js';

/** Keeps one projection up to date. Never skips an event. */
export class ProjectionRunner<Row extends object> extends OwnedSubscription {
  private readonly generations: Generations;

  constructor(
    ports: SubscriptionPorts,
    settings: SubscriptionSettings,
    private readonly projection: Projection<Row>,
    private readonly tail: LogTail,
    onFailure: OnFailure,
  ) {
    super(ports, settings, 'projection', projection.name, onFailure);
    this.generations = new Generations(ports.postgres, projection);
  }

  protected override async ownable(): Promise<Ownable | 'superseded'> {
    const target = await this.generations.target();
    if (target === 'superseded') return target;
    const { generation } = target;
    return { generation, lock: generationLock(this.projection.name, generation) };
  }

  protected override async work(owned: Ownership): Promise<void> {
    const { checkpoint } = owned;
    await this.project(owned).catch(async (error: unknown) => {
      // Best effort: when the database is what failed, the status of this process still shows it.
      if (!(error instanceof FencedOff))
        await checkpoint.recordFailure(failureOf(error, checkpoint.position)).catch(() => undefined);
      throw error;
    });
  }

  private async project({ checkpoint, signal, begin, moved }: Ownership): Promise<void> {
    const writer = await ProjectionWriter.open(this.ports, this.settings, this.projection);
    const { generation } = checkpoint;
    const active = await this.generations.active();
    const building = active?.generation !== generation;
    const underWay: SubscriptionState = building ? 'building' : 'behind';
    begin(underWay);
    await writer.catchUp(checkpoint, signal, () => {
      moved(underWay);
    });
    if (signal.aborted) return;
    if (building) await writer.activate(this.generations, checkpoint, { overNewer: false });
    await checkpoint.recordFailure(null);
    moved('live');
    await concurrently(signal, [
      (both) =>
        writer.follow(this.tail, checkpoint, both, (batch) => {
          moved(batch.caughtUp ? 'live' : 'behind');
        }),
      (both) => writer.removeBelow(generation, both),
    ]);
  }
}

/** Who holds it works on this generation: the live one and its rebuild have different owners. */
export function generationLock(name: string, generation: number): string {
  return `lekwacht/projection/${name}/${generation}`;
}
