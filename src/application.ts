import type { Composition } from './composition.js';
import { assertMayStart, type Config } from './config.js';
import { openEngine, type Engine } from './engine.js';
import { loadOrganisationProfiles } from './organisations/organisation-profiles.loader.js';
import { createLog, type Log } from './platform/log/log.js';
import { AdjustableClock, SystemClock, type Clock } from './platform/time/clock.port.js';

export interface StartOptions {
  readonly log?: Log;
  readonly clock?: Clock;
  /** Takes one line at a time for whoever watches the start. */
  readonly report?: (line: string) => void;
  /** Whether timers tick by themselves (default) or are ticked by a test. */
  readonly timers?: boolean;
}

/** A running Lekwacht. */
export interface Application extends Composition {
  readonly engine: Engine;
}

/** Opens the engine and composes the rest on it; {@link Application.close} undoes it. */
export async function startApplication(config: Config, options: StartOptions = {}): Promise<Application> {
  assertMayStart(config);
  const log = options.log ?? createLog(config);
  // Half of a start is loading modules: PostgreSQL starts meanwhile, in processes of its own.
  const loading = import('./composition.js');
  const profiles = await loadOrganisationProfiles(config.organisationsDirectory);
  const clock = options.clock ?? clockOf(config);
  const engine = await openEngine(config, log, options.report ?? (() => undefined));
  try {
    const { compose } = await loading;
    const composition = await compose({ config, log, clock, profiles, engine }, options.timers !== false);
    return {
      ...composition,
      engine,
      close: async () => {
        await composition.close();
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
