import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import type { Engine } from './engine.js';
import { GrantRecords } from './grants/grant-records.js';
import { OrganisationLog } from './organisations/organisation-log.js';
import type { OrganisationProfiles } from './organisations/organisation-profiles.js';
import { createHttpApp } from './platform/http/fastify-app.js';
import { LoginModule } from './platform/identity/login/login.module.js';
import type { Log } from './platform/log/log.js';
import { ReadModelNotReady } from './platform/subscriptions/read-model.js';
import { Subscriptions } from './platform/subscriptions/subscriptions.js';
import type { Clock } from './platform/time/clock.port.js';
import { Ticking } from './platform/time/ticking.js';
import { REACTIONS } from './reactions.js';

interface Parts {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly profiles: OrganisationProfiles;
  readonly engine: Engine;
}

/** What runs on an engine: HTTP, lists, process managers, timers. */
export interface Composition {
  readonly app: NestFastifyApplication;
  readonly subscriptions: Subscriptions;
  /**
   * Lets people log in where no provider is configured, in development.
   * @param url where browsers reach it @throws Problem 503
   */
  startDevelopmentLogin(url: string): Promise<void>;
  close(): Promise<void>;
}

/** Puts the parts together in the order in which they need each other; {@link Composition.close} undoes it. */
export async function compose(parts: Parts, withTimers: boolean): Promise<Composition> {
  const { config, log, clock, profiles, engine } = parts;
  // First what may be wrong with it: nothing is recorded by a start that fails.
  const module = await AppModule.of(parts);
  await new OrganisationLog(engine.store, engine.codec, clock).record(profiles);
  const app = await createHttpApp(module, config, log);
  const grants = app.get(GrantRecords);
  await Promise.all(profiles.slugs().map((slug) => grants.look(slug)));
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
  if (withTimers) ticking.start();
  return {
    app,
    subscriptions,
    startDevelopmentLogin: (url) => app.get(LoginModule).startDevelopmentProvider(config.publicUrl ?? url),
    close: async () => {
      await app.close();
      await ticking.stop();
      await subscriptions.stop();
    },
  };
}
