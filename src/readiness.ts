import type { Engine } from './engine.js';
import type { ReadinessCheck } from './platform/http/readiness-check.js';
import type { ReadModels } from './platform/subscriptions/read-model.js';
import { PROJECTIONS } from './reactions.js';

/** Without the log nothing can be taken in; a list that lags is reported and keeps nobody from reporting. */
export function readinessChecks({ store }: Engine, readModels: ReadModels): readonly ReadinessCheck[] {
  return [
    {
      name: 'event-store',
      fatal: true,
      check: async () => {
        await store.head();
        return { ok: true, detail: 'answers' };
      },
    },
    ...PROJECTIONS.map(({ name }): ReadinessCheck => ({
      name: `list-${name}`,
      fatal: false,
      check: async () => {
        const lag = (await readModels.lag()).find((list) => list.name === name);
        if (lag?.failure) return { ok: false, detail: `stands still: ${lag.failure.errorClass}` };
        return lag?.caughtUp === true
          ? { ok: true, detail: 'up to date' }
          : { ok: false, detail: 'behind the log' };
      },
    })),
  ];
}
