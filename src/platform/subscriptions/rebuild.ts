import { Checkpoint } from './checkpoint.js';
import { FencedOff } from './failure.js';
import { Generations } from './generations.js';
import { Lease } from './lease.js';
import { progressOf, type Progress } from './progress.js';
import type { Projection } from './projection.js';
import { generationLock } from './projection-runner.js';
import { ProjectionWriter } from './projection-writer.js';
import type { SubscriptionPorts, SubscriptionSettings } from './settings.js';

export interface RebuildProgress extends Progress {
  /** Events read so far. */
  readonly events: number;
}

export interface Rebuilt {
  readonly generation: number;
  /** Events read from the log. */
  readonly events: number;
  readonly seconds: number;
}

/**
 * Builds the rows anew from the first event, beside those that are read, and swaps in one transaction. Works
 * while the application runs (its runner goes on with the old generation until the swap, then with the new
 * one) and while it does not. After a failure the old rows are still read; a next rebuild clears what is left.
 * @throws RebuildUnderWay when another one is at work
 * @throws RebuildInterrupted when it lost its database session, was told to stop, or was overtaken
 */
export async function rebuild<Row extends object>(
  ports: SubscriptionPorts,
  settings: SubscriptionSettings,
  projection: Projection<Row>,
  onProgress: (progress: RebuildProgress) => void,
  stop: AbortSignal,
): Promise<Rebuilt> {
  const started = performance.now();
  const { name } = projection;
  const generations = new Generations(ports.postgres, projection);
  const lease = await Lease.open(ports.postgres, `lekwacht rebuild ${name}`, stop);
  try {
    if (!(await lease.tryLock(`lekwacht/rebuild/${name}`))) throw new RebuildUnderWay(name);
    const writer = await ProjectionWriter.open(ports, settings, projection);
    const generation = await generations.beginNew(async (begun) => {
      if (!(await lease.tryLock(generationLock(name, begun)))) throw new RebuildUnderWay(name);
    });
    const checkpoint = await Checkpoint.claim(ports.postgres, name, generation);
    const head = await ports.store.head();
    let events = 0;
    await writer.catchUp(checkpoint, lease.signal, (done) => {
      events += done.events;
      onProgress({ ...progressOf(done.position, head), events });
    });
    if (lease.signal.aborted) throw new RebuildInterrupted(name);
    await writer.activate(generations, checkpoint, { overNewer: true });
    // From here on the generation belongs to whoever runs the application.
    await lease.unlock(generationLock(name, generation));
    const seconds = (performance.now() - started) / 1_000;
    await writer.removeBelow(generation, lease.signal);
    return { generation, events, seconds };
  } catch (error) {
    throw error instanceof FencedOff ? new RebuildInterrupted(name, { cause: error }) : error;
  } finally {
    await lease.close();
  }
}

class RebuildUnderWay extends Error {
  override readonly name = 'RebuildUnderWay';
  constructor(projection: string) {
    super(`${projection} is being rebuilt by another process`);
  }
}

class RebuildInterrupted extends Error {
  override readonly name = 'RebuildInterrupted';
  constructor(projection: string, options?: ErrorOptions) {
    super(`the rebuild of ${projection} was interrupted; the old rows are still read`, options);
  }
}
