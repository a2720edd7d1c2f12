import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import type { Engine } from './engine.js';
import { GrantRecords } from './grants/grant-records.js';
import { LiveProfiles } from './organisations/live-profiles.js';
import { OrganisationLog } from './organisations/organisation-log.js';
import type { OrganisationProfiles } from './organisations/organisation-profiles.js';
import { KeptAlarms } from './intake/spool/kept-alarms.timer.js';
import { Drainer } from './intake/spool/drainer.timer.js';
import { SpoolSelfTest } from './intake/spool/spool-self-test.timer.js';
import { measureDesk } from './desk-metrics.js';
import { createHttpApp } from './platform/http/fastify-app.js';
import { Metrics } from './platform/http/metrics.js';
import { ReadingTurns } from './platform/http/reading-turns.interceptor.js';
import { StartGate } from './platform/http/start-gate.js';
import { LoginModule } from './platform/identity/login/login.module.js';
import type { Log } from './platform/log/log.js';
import { ReadModelNotReady, ReadModels } from './platform/subscriptions/read-model.js';
import { Subscriptions } from './platform/subscriptions/subscriptions.js';
import { ClockWatch } from './platform/time/clock-watch.js';
import type { Clock } from './platform/time/clock.port.js';
import { Ticking } from './platform/time/ticking.js';
import type { Timer } from './platform/time/timer.js';
import { within } from './platform/time/within.js';
import { CheckpointSigner } from './proof/checkpoint-signer.js';
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
  /** Once the engine is open: from here on everything is answered. Repeatable, where the engine goes away meanwhile. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Requests that are under way are answered for so long when it ends; whoever is not done then is cut off. */
const ANSWERING_MS = 2_500;
/** What runs by itself has so long to come to an end. */
const TICKING_MS = 1_000;
/** Afterwards what waits in the spool is given to the log for so long; the rest of it waits on its disk. */
const DRAINING_MS = 1_000;
/** And the head of the log is signed within this, or, where its end is not in the tree by then, as far as it is. */
const SIGNING_MS = 750;

/**
 * Puts the parts together in the order in which they need each other; {@link Composition.close} undoes it. Nothing here asks the
 * engine, which may not be open yet: reports are taken in without (ADR 48).
 */
export async function compose(parts: Parts, withTimers: boolean): Promise<Composition> {
  const { config, log, clock, profiles, engine } = parts;
  const app = await createHttpApp(await AppModule.of(parts), config, log);
  const grants = app.get(GrantRecords);
  const gate = app.get(StartGate);
  const drainer = app.get(Drainer);
  const live = app.get(LiveProfiles);
  const ending = new AbortController();
  let following: Promise<void> | undefined;
  measureDesk(app.get(Metrics, { strict: false }), {
    ...{ engine, gate, clock, readModels: app.get(ReadModels), watch: app.get(ClockWatch) },
    timers: REACTIONS.timers.map((timer) => app.get(timer)),
    turns: app.get(ReadingTurns),
    dataDirectory: config.dataDirectory,
  });
  const subscriptions = new Subscriptions(
    engine,
    {
      projections: REACTIONS.lists,
      processManagers: REACTIONS.processManagers.map((manager) => app.get(manager)),
      reactors: REACTIONS.reactors.map((reactor) => app.get(reactor)),
      logFollowers: REACTIONS.logFollowers.map((follower) => app.get(follower)),
    },
    {
      onFailure: (name, _failure, error) => {
        log.error('a subscription stands still', error, { subscription: name });
      },
    },
  );
  const tickingOf = (timers: readonly Timer[]): Ticking =>
    new Ticking(timers, (name, error) => {
      // While the list it reads is being built there is nothing to tick on, and readiness says so.
      if (!(error instanceof ReadModelNotReady)) log.error('a timer failed', error, { timer: name });
    });
  // It keeps an eye on its disk before there is a log to give to, and danger on it is alarmed without one.
  const early: readonly Timer[] = [drainer, app.get(KeptAlarms)];
  const draining = tickingOf(early);
  const ticking = tickingOf(
    REACTIONS.timers.map((timer) => app.get(timer)).filter((timer) => !early.includes(timer)),
  );
  // Before readiness is asked whether reports are taken in. What is wrong it says; it ticks again once everything is open.
  if (withTimers) {
    await app
      .get(SpoolSelfTest)
      .tick()
      .catch(() => undefined);
    draining.start();
  }
  return {
    app,
    subscriptions,
    startDevelopmentLogin: (url) => app.get(LoginModule).startDevelopmentProvider(config.publicUrl ?? url),
    open: async () => {
      await new OrganisationLog(engine.store, engine.codec, clock).record(profiles);
      await Promise.all(profiles.slugs().map((slug) => Promise.all([grants.look(slug), live.bookOf(slug)])));
      await subscriptions.settle();
      subscriptions.start();
      following ??= live.follow(ending.signal, (error) => {
        log.error('profiles could not be followed', error);
      });
      if (withTimers) ticking.start();
      gate.open();
    },
    close: async () => {
      const closing = app.close();
      await within(ANSWERING_MS, closing).catch(() => undefined);
      // Half of a request, or a reader who does not read, would hold it up for as long as he likes (ADR 58).
      app.getHttpServer().closeAllConnections();
      // A database that does not answer holds up nobody who ends.
      await within(TICKING_MS, Promise.all([closing, ticking.stop(), draining.stop()])).catch(
        () => undefined,
      );
      if (withTimers) await within(DRAINING_MS, drainer.tick()).catch(() => undefined);
      // After whatever appends, and before what puts the log into the tree comes to its end.
      if (withTimers) await signTheEnd(engine, app.get(CheckpointSigner)).catch(() => undefined);
      ending.abort();
      await within(TICKING_MS, Promise.all([subscriptions.stop(), following])).catch(() => undefined);
    },
  };
}

async function signTheEnd({ store }: Engine, signer: CheckpointSigner): Promise<void> {
  const whole = store.head().then((head) => signer.sign(head));
  await within(SIGNING_MS, whole).catch(() => within(SIGNING_MS, signer.sign()));
}
