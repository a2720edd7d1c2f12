import type { Engine } from './engine.js';
import type { ReadinessCheck } from './platform/http/readiness-check.js';
import { parkedStreams } from './platform/subscriptions/parked-events.js';
import type { ReadModels } from './platform/subscriptions/read-model.js';
import type { ClockWatch } from './platform/time/clock-watch.js';
import type { Timer } from './platform/time/timer.js';
import { REACTIONS } from './reactions.js';

/** Without the log nothing can be taken in; a list that lags is reported and keeps nobody from reporting. */
export function readinessChecks(
  { store, postgres, keys }: Engine,
  readModels: ReadModels,
  timers: readonly Timer[],
  watch: ClockWatch,
): readonly ReadinessCheck[] {
  return [
    {
      name: 'event-store',
      fatal: true,
      check: async () => {
        await store.head();
        return { ok: true, detail: 'answers' };
      },
    },
    {
      name: 'keys',
      fatal: false,
      check: async () => {
        await keys.rotation.epochs();
        return { ok: true, detail: 'answer' };
      },
    },
    { name: 'clock', fatal: false, check: () => Promise.resolve(watch.health()) },
    ...timers.map((timer): ReadinessCheck => ({
      name: timer.name,
      fatal: false,
      check: () => Promise.resolve(timer.health()),
    })),
    {
      name: 'process-managers',
      fatal: false,
      check: async () => {
        const stuck = (await parkedStreams(postgres)).length;
        return { ok: stuck === 0, detail: stuck === 0 ? 'nothing parked' : `${stuck} dossiers are parked` };
      },
    },
    ...REACTIONS.lists.map(({ name }): ReadinessCheck => ({
      name: `list-${name}`,
      fatal: false,
      check: async () => {
        const [lag] = await readModels.lag(name);
        if (lag?.failure) return { ok: false, detail: `stands still: ${lag.failure.errorClass}` };
        return lag?.caughtUp === true
          ? { ok: true, detail: 'up to date' }
          : { ok: false, detail: 'behind the log' };
      },
    })),
  ];
}
