import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { MergeProcess } from './breach/dossier/merge.process-manager.js';
import { assertMayStart, type Config } from './config.js';
import { DeadlineLoop } from './deadline/deadline-loop.js';
import { DeadlineTimer } from './deadline/deadline-timer.js';
import { openEngine, type Engine } from './engine.js';
import { OrganisationLog } from './organisations/organisation-log.js';
import { loadOrganisationProfiles } from './organisations/organisation-profiles.loader.js';
import { AdjustableClock, Clock, SystemClock } from './platform/time/clock.port.js';
import { createHttpApp } from './platform/http/fastify-app.js';
import { createLog, type Log } from './platform/log/log.js';
import { Subscriptions } from './platform/subscriptions/subscriptions.js';
import { PROJECTIONS } from './reactions.js';

export interface StartOptions {
  readonly log?: Log;
  readonly clock?: Clock;
  /** Takes one line at a time for whoever watches the start. */
  readonly report?: (line: string) => void;
  /** Whether the deadline timer runs by itself (default) or is ticked by a test. */
  readonly timer?: boolean;
}

/** A running Lekwacht. */
export interface Application {
  readonly app: NestFastifyApplication;
  readonly engine: Engine;
  readonly subscriptions: Subscriptions;
  close(): Promise<void>;
}

/** Puts the parts together in the order in which they need each other; {@link Application.close} undoes it. */
export async function startApplication(config: Config, options: StartOptions = {}): Promise<Application> {
  assertMayStart(config);
  const log = options.log ?? createLog(config);
  const profiles = await loadOrganisationProfiles(config.organisationsDirectory);
  const clock = options.clock ?? clockOf(config);
  const engine = await openEngine(config, log, options.report ?? (() => undefined));
  try {
    await new OrganisationLog(engine.store, engine.codec, clock).record(profiles);
    const app = await createHttpApp(AppModule.of({ config, log, clock, profiles, engine }), config, log);
    const subscriptions = new Subscriptions(
      engine,
      { projections: PROJECTIONS, processManagers: [app.get(MergeProcess)] },
      {
        onFailure: (name, _failure, error) => {
          log.error('a subscription stands still', error, { subscription: name });
        },
      },
    );
    const deadlines = new DeadlineLoop(app.get(DeadlineTimer), log);
    subscriptions.start();
    if (options.timer !== false) deadlines.start();
    return {
      app,
      engine,
      subscriptions,
      close: async () => {
        await app.close();
        await deadlines.stop();
        await subscriptions.stop();
        await engine.close();
      },
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function clockOf(config: Config): Clock {
  const system = new SystemClock();
  return config.adjustableClock ? new AdjustableClock(system.now()) : system;
}
