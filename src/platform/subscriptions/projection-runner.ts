import { START, type Position } from '../event-store/event-store.port.js';
import { keepTrying, pause } from './back-off.js';
import { Checkpoint } from './checkpoint.js';
import { failureOf, FencedOff, type Failure } from './failure.js';
import { Generations, type Target } from './generations.js';
import { Lease } from './lease.js';
import type { Projection } from './projection.js';
import { ProjectionWriter } from './projection-writer.js';
import type { SubscriptionPorts, SubscriptionSettings } from './settings.js';
import { together } from './together.js';

/**
 * - `standby`: another process owns it
 * - `building`: a generation that is not read yet
 * - `behind` / `live`: on the way to, or at, the end of the log
 * - `failed`: stands still after an error and will try again
 * - `superseded`: a newer version of the code owns it
 */
export type ProjectionState =
  'stopped' | 'standby' | 'building' | 'behind' | 'live' | 'failed' | 'superseded';

/** What this process does for the projection. */
export interface ProjectionStatus {
  readonly name: string;
  readonly state: ProjectionState;
  readonly position: Position;
  readonly generation?: number;
  readonly failure?: Failure;
}

/**
 * Keeps one projection up to date, in this process or, while another process does, standing by. Never skips an
 * event: after an error it stands still, says so, gives its lock away and tries again.
 */
export class ProjectionRunner<Row extends object> {
  private readonly generations: Generations;
  private current: ProjectionStatus;

  constructor(
    private readonly ports: SubscriptionPorts,
    private readonly settings: SubscriptionSettings,
    private readonly projection: Projection<Row>,
    private readonly failed: (name: string, failure: Failure, error: unknown) => void,
  ) {
    this.generations = new Generations(ports.postgres, projection);
    this.current = { name: projection.name, state: 'stopped', position: START };
  }

  get status(): ProjectionStatus {
    return this.current;
  }

  /** Until the signal is aborted. */
  async run(stop: AbortSignal): Promise<void> {
    await keepTrying(
      stop,
      this.settings,
      (progressed) => this.attempt(stop, progressed),
      (error) => {
        const failure = failureOf(error, this.current.position);
        this.enter('failed', { failure });
        this.failed(this.projection.name, failure, error);
      },
    );
    this.enter('stopped');
  }

  private async attempt(stop: AbortSignal, progressed: () => void): Promise<void> {
    const { postgres } = this.ports;
    const lease = await Lease.open(postgres, `lekwacht projection ${this.projection.name}`, stop);
    try {
      const generation = await this.awaitOwnership(lease);
      if (generation === undefined) return;
      const checkpoint = await Checkpoint.claim(postgres, this.projection.name, generation);
      await this.work(checkpoint, lease.signal, progressed).catch(async (error: unknown) => {
        // Best effort: when the database is what failed, the status of this process still shows it.
        if (!(error instanceof FencedOff))
          await checkpoint.recordFailure(failureOf(error, checkpoint.position)).catch(() => undefined);
        throw error;
      });
    } catch (error) {
      // Another owner, or a rebuild that was swapped in: look again who has to do what.
      if (!(error instanceof FencedOff)) throw error;
    } finally {
      await lease.close();
    }
  }

  /** @returns the generation to work on, or `undefined` when the lease ended first */
  private async awaitOwnership(lease: Lease): Promise<number | undefined> {
    while (!lease.signal.aborted) {
      const target: Target = await this.generations.target();
      if (target === 'superseded') this.enter('superseded');
      else if (await lease.tryLock(generationLock(this.projection.name, target.generation)))
        return target.generation;
      else this.enter('standby');
      await pause(this.settings.standbyPoll * (0.75 + Math.random() / 2), lease.signal);
    }
    return undefined;
  }

  private async work(checkpoint: Checkpoint, signal: AbortSignal, progressed: () => void): Promise<void> {
    const writer = await ProjectionWriter.open(this.ports, this.settings, this.projection);
    const { generation } = checkpoint;
    const active = await this.generations.active();
    const building = active?.generation !== generation;
    const underWay = building ? 'building' : 'behind';
    const moved = (state: ProjectionState): void => {
      progressed();
      this.enter(state, { generation, position: checkpoint.position });
    };
    // A new try does not make the last failure go away; a step forward does.
    const { failure } = this.current;
    this.enter(underWay, { generation, position: checkpoint.position, ...(failure && { failure }) });
    await writer.catchUp(checkpoint, signal, () => {
      moved(underWay);
    });
    if (signal.aborted) return;
    if (building) await writer.activate(this.generations, checkpoint, { overNewer: false });
    await checkpoint.recordFailure(null);
    moved('live');
    await together(signal, [
      (both) =>
        writer.follow(checkpoint, both, (batch) => {
          moved(batch.caughtUp ? 'live' : 'behind');
        }),
      (both) => writer.removeBelow(generation, both),
    ]);
  }

  private enter(state: ProjectionState, details: Partial<ProjectionStatus> = {}): void {
    const { name, position } = this.current;
    this.current = { name, position, state, ...details };
  }
}

/** Who holds it works on this generation: the live one and its rebuild have different owners. */
export function generationLock(name: string, generation: number): string {
  return `lekwacht/projection/${name}/${generation}`;
}
