import { setMaxListeners } from 'node:events';
import { compareWithRebuild, type Compared } from './compare.js';
import { within } from '../time/within.js';
import { LogTail } from './log-tail.js';
import type { LogFollower } from './log-follower.js';
import { LogFollowerRunner } from './log-follower-runner.js';
import type { OnFailure, SubscriptionStatus } from './owned-subscription.js';
import { parkedStreams, type ParkedStream } from './parked-events.js';
import type { ProcessManager } from './process-manager.js';
import { OF_PROCESS_MANAGERS, OF_REACTORS, ProcessManagerRunner } from './process-manager-runner.js';
import type { Projection } from './projection.js';
import { ProjectionRunner } from './projection-runner.js';
import type { Reactor } from './reactor.js';
import { UnknownProjection } from './read-model.js';
import { rebuild, type Rebuilt, type RebuildProgress } from './rebuild.js';
import { DEFAULT_SETTINGS, type SubscriptionPorts, type SubscriptionSettings } from './settings.js';

/** Everything that reacts to events, by name: what is not listed does not run. */
export interface SubscriptionList {
  readonly projections: readonly Projection<object>[];
  readonly processManagers?: readonly ProcessManager[];
  readonly reactors?: readonly Reactor[];
  readonly logFollowers?: readonly LogFollower[];
}

export interface SubscriptionOptions {
  readonly settings?: Partial<SubscriptionSettings>;
  readonly onFailure?: OnFailure;
}

export interface SubscriptionsStatus {
  readonly projections: readonly SubscriptionStatus[];
  readonly processManagers: readonly SubscriptionStatus[];
  readonly reactors: readonly SubscriptionStatus[];
  readonly logFollowers: readonly SubscriptionStatus[];
  /** Streams that process managers or reactors, in whatever process, cannot go on with. */
  readonly parked: readonly ParkedStream[];
}

/** Starts and stops all subscriptions of this process. */
export class Subscriptions {
  private readonly settings: SubscriptionSettings;
  private readonly projections: readonly ProjectionRunner<object>[];
  private readonly processManagers: readonly ProcessManagerRunner[];
  private readonly reactors: readonly ProcessManagerRunner[];
  private readonly logFollowers: readonly LogFollowerRunner[];
  private readonly stopping = new AbortController();
  private running: Promise<unknown> | undefined;

  constructor(
    private readonly ports: SubscriptionPorts,
    private readonly list: SubscriptionList,
    { settings, onFailure = () => undefined }: SubscriptionOptions = {},
  ) {
    this.settings = { ...DEFAULT_SETTINGS, ...settings };
    // While the database is away each of them waits on it: Node takes more than ten for a leak.
    setMaxListeners(0, this.stopping.signal);
    const { projections, processManagers = [], reactors = [], logFollowers = [] } = list;
    refuseTwins([...projections, ...processManagers, ...reactors, ...logFollowers]);
    const tail = new LogTail(ports);
    this.projections = projections.map(
      (projection) => new ProjectionRunner(ports, this.settings, projection, tail, onFailure),
    );
    this.processManagers = processManagers.map(
      (manager) =>
        new ProcessManagerRunner(ports, this.settings, manager, tail, onFailure, OF_PROCESS_MANAGERS),
    );
    this.reactors = reactors.map(
      (reactor) => new ProcessManagerRunner(ports, this.settings, reactor, tail, onFailure, OF_REACTORS),
    );
    this.logFollowers = logFollowers.map(
      (follower) => new LogFollowerRunner(ports, this.settings, follower, tail, onFailure),
    );
  }

  /** Where reactors begin is said before anything can be recorded that concerns them. */
  async settle(): Promise<void> {
    for (const reactor of this.reactors) await reactor.settle();
  }

  /** Returns at once: an unreachable database is a failure of each subscription, and tried again. */
  start(): void {
    this.running ??= Promise.all(
      [...this.projections, ...this.processManagers, ...this.reactors, ...this.logFollowers].map((runner) =>
        runner.run(this.stopping.signal),
      ),
    );
  }

  /** What is under way is finished and its locks given away; waits no longer than `stopWithin`. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await within(this.settings.stopWithin, Promise.resolve(this.running)).catch(() => undefined);
  }

  async status(): Promise<SubscriptionsStatus> {
    return {
      projections: this.projections.map(({ status }) => status),
      processManagers: this.processManagers.map(({ status }) => status),
      reactors: this.reactors.map(({ status }) => status),
      logFollowers: this.logFollowers.map(({ status }) => status),
      parked: await parkedStreams(this.ports.postgres),
    };
  }

  /**
   * Builds a projection anew; `start()` is not needed, another process may be running it (see `rebuild`).
   * @throws UnknownProjection @throws RebuildUnderWay @throws RebuildInterrupted
   */
  async rebuild(
    name: string,
    onProgress: (progress: RebuildProgress) => void = () => undefined,
  ): Promise<Rebuilt> {
    return rebuild(this.ports, this.settings, this.named(name), onProgress, this.stopping.signal);
  }

  /** Computes a projection anew and says whether it is what is read (see `compareWithRebuild`). @throws UnknownProjection */
  async compare(name: string): Promise<Compared> {
    return compareWithRebuild(this.ports, this.settings, this.named(name), this.stopping.signal);
  }

  private named(name: string): Projection<object> {
    const projection = this.list.projections.find((candidate) => candidate.name === name);
    if (projection === undefined) throw new UnknownProjection(name);
    return projection;
  }
}

/** A name is a table, a checkpoint and a lock: two of a name would write into each other's. */
function refuseTwins(listed: readonly { readonly name: string }[]): void {
  const names = listed.map(({ name }) => name);
  const unfit = names.filter((name, i) => !/^[a-z][a-z0-9_-]{0,50}$/.test(name) || names.indexOf(name) !== i);
  if (unfit.length > 0)
    throw new RangeError(`subscription names that are taken or unfit: ${unfit.join(', ')}`);
}
