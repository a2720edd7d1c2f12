import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { assertMayStart, type Config } from './config.js';
import { openEngine, type Engine } from './engine.js';
import { OrganisationLog } from './organisations/organisation-log.js';
import { loadOrganisationProfiles } from './organisations/organisation-profiles.loader.js';
import { createHttpApp } from './platform/http/fastify-app.js';
import { createLog, type Log } from './platform/log/log.js';
import { ReadModelNotReady } from './platform/subscriptions/read-model.js';
import { Subscriptions } from './platform/subscriptions/subscriptions.js';
import { AdjustableClock, Clock, SystemClock } from './platform/time/clock.port.js';
import { Ticking } from './platform/time/ticking.js';
import { REACTIONS } from './reactions.js';

export interface StartOptions {
  readonly log?: Log;
  readonly clock?: Clock;
  /** Takes one line at a time for whoever watches the start. */
  readonly report?: (line: string) => void;
  /** Whether timers tick by themselves (default) or are ticked by a test. */
  readonly timers?: boolean;
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
      {
        projections: REACTIONS.lists,
        processManagers: REACTIONS.processManagers.map((manager) => app.get(manager)),
      },
      {
        onFailure: (name, _failure, error) => {
          log.error('a subscription stands still', error, { subscription: name });
        },
      },
    );
    const timers = REACTIONS.timers.map((timer) => app.get(timer));
    const ticking = new Ticking(timers, (name, error) => {
      // While the list it reads is being built there is nothing to tick on, and readiness says so.
      if (!(error instanceof ReadModelNotReady)) log.error('a timer failed', error, { timer: name });
    });
    subscriptions.start();
    if (options.timers !== false) ticking.start();
    return {
      app,
      engine,
      subscriptions,
      close: async () => {
        await app.close();
        await ticking.stop();
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
