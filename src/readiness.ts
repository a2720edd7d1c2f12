import type { Engine } from './engine.js';
import type { SpoolSelfTest } from './intake/spool/spool-self-test.timer.js';
import type { ReadinessCheck } from './platform/http/readiness-check.js';
import type { StartGate } from './platform/http/start-gate.js';
import { parkedStreams } from './platform/subscriptions/parked-events.js';
import type { ReadModels } from './platform/subscriptions/read-model.js';
import type { ClockWatch } from './platform/time/clock-watch.js';
import type { Timer } from './platform/time/timer.js';
import { ProofRecords } from './proof/proof-records.js';
import { REACTIONS } from './reactions.js';

/** As long as the log or the spool takes a report the desk stays on the air; whatever else is wrong is told. */
export function readinessChecks(
  { store, postgres, keys }: Engine,
  readModels: ReadModels,
  timers: readonly Timer[],
  selfTest: SpoolSelfTest,
  watch: ClockWatch,
  gate: StartGate,
): readonly ReadinessCheck[] {
  return [
    {
      name: 'reports',
      fatal: true,
      check: async () => {
        const spool = selfTest.health();
        if (spool.ok) return { ok: true, detail: 'are taken in' };
        if (!gate.isOpen) return { ok: false, detail: 'are not taken in yet' };
        if (!store.appends.health().ok)
          return { ok: false, detail: 'are taken neither by the log nor beside it' };
        await store.head();
        return { ok: true, detail: 'are taken in by the log alone' };
      },
    },
    {
      name: 'start',
      fatal: false,
      check: () =>
        Promise.resolve({
          ok: gate.isOpen,
          detail: gate.isOpen ? 'is done' : 'waits for the database; all but reports waits for it',
        }),
    },
    {
      name: 'event-store',
      fatal: false,
      check: async () => {
        await store.head();
        return { ok: true, detail: 'answers' };
      },
    },
    { name: 'appends', fatal: false, check: () => Promise.resolve(store.appends.health()) },
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
    {
      name: 'tree',
      fatal: false,
      check: async () => {
        const { to, failure } = await new ProofRecords(postgres).standing();
        if (failure !== undefined) return { ok: false, detail: `stands still: ${failure}` };
        return to >= (await store.head())
          ? { ok: true, detail: 'holds the whole log' }
          : { ok: false, detail: 'behind the log' };
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
