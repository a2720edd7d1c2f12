import type { Composition } from './composition.js';
import type { Config } from './config.js';
import { prepareEngine, type Engine } from './engine.js';
import { openedWhenThere } from './opening.js';
import { createLog, type Log } from './platform/log/log.js';
import { boundHeap } from './platform/small-heap.js';
import { profilesToStartWith } from './profiles-to-start-with.js';
import { AdjustableClock, SystemClock, type Clock } from './platform/time/clock.port.js';

export interface StartOptions {
  readonly log?: Log;
  readonly clock?: Clock;
  /** Takes one line at a time for whoever watches the start. */
  readonly report?: (line: string) => void;
  /** Whether timers tick by themselves (default) or are ticked by a test. */
  readonly timers?: boolean;
}

/** A Lekwacht that takes reports in; everything else as soon as it is {@link Application.opened}. */
export interface Application extends Composition {
  readonly engine: Engine;
  /** @throws Error in words for whoever starts it, where no waiting helps; it has to be closed then */
  readonly opened: Promise<void>;
  /** Hears once, in words, what it waits for; never, where it was all there. */
  onWaiting(hear: (why: string) => void): void;
}

/** As {@link prepareApplication}, and waits until it is open; {@link Application.close} undoes it. */
export async function startApplication(config: Config, options: StartOptions = {}): Promise<Application> {
  const application = await prepareApplication(config, options);
  try {
    await application.opened;
    return application;
  } catch (error) {
    await application.close();
    throw error;
  }
}

/**
 * Composes what needs no server, and opens the engine behind it, as soon as its servers are there (ADR 48).
 * {@link Application.close} undoes it.
 */
export async function prepareApplication(config: Config, options: StartOptions = {}): Promise<Application> {
  boundHeap();
  const log = options.log ?? createLog(config);
  // Half of a start is loading modules: PostgreSQL starts meanwhile, in processes of its own.
  const loading = import('./composition.js');
  const profiles = await profilesToStartWith(config);
  const clock = options.clock ?? clockOf(config);
  const engine = await prepareEngine(config, log, options.report ?? (() => undefined));
  const ending = new AbortController();
  const composing = loading.then(({ compose }) =>
    compose({ config, log, clock, profiles, engine }, options.timers !== false),
  );
  let waits: (why: string) => void = () => undefined;
  const waiting = new Promise<string>((resolve) => {
    waits = resolve;
  });
  // Nothing is recorded by a start that cannot be composed.
  const open = async (): Promise<void> => {
    await engine.open();
    const composition = await composing;
    ending.signal.throwIfAborted();
    await composition.open();
  };
  const opened = openedWhenThere(open, ending.signal, (why) => {
    waits(why);
  });
  // Whoever waits for it hears of it.
  opened.catch(() => undefined);
  try {
    return {
      ...(await composing),
      ...{ engine, opened },
      onWaiting: (hear) => void waiting.then(hear),
      close: async () => {
        ending.abort();
        await (await composing).close();
        await engine.close();
      },
    };
  } catch (error) {
    ending.abort();
    await engine.close();
    throw error;
  }
}

function clockOf(config: Config): Clock {
  const system = new SystemClock();
  return config.adjustableClock ? new AdjustableClock(system.now()) : system;
}
