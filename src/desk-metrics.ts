import { statfs } from 'node:fs/promises';
import { Histogram } from 'prom-client';
import type { Engine } from './engine.js';
import type { Metrics } from './platform/http/metrics.js';
import type { ReadingTurns } from './platform/http/reading-turns.interceptor.js';
import type { StartGate } from './platform/http/start-gate.js';
import { parkedStreams } from './platform/subscriptions/parked-events.js';
import type { ReadModels } from './platform/subscriptions/read-model.js';
import type { ClockWatch } from './platform/time/clock-watch.js';
import type { Clock } from './platform/time/clock.port.js';
import type { Timer } from './platform/time/timer.js';
import { dashboardProjection } from './dashboard/dashboard.projection.js';
import { ProofRecords } from './proof/proof-records.js';
import { toMilliseconds, type Moment } from './shared/moment.js';

interface Parts {
  readonly engine: Engine;
  readonly readModels: ReadModels;
  readonly timers: readonly Timer[];
  readonly watch: ClockWatch;
  readonly gate: StartGate;
  readonly turns: ReadingTurns;
  readonly clock: Clock;
  readonly dataDirectory: string;
}

/** What readiness says in words, as numbers that somebody can be woken by: docs/metrics.md has each of them. */
export function measureDesk(metrics: Metrics, parts: Parts): void {
  const { gate, watch, timers, turns } = parts;
  metrics.gauge('lekwacht_start_done', 'Whether log and database were found since the start', () =>
    Number(gate.isOpen),
  );
  metrics.gauge('lekwacht_clock_believed', 'Whether the clock of the machine runs as it should', () =>
    Number(watch.health().ok),
  );
  metrics.gauges('lekwacht_timer_ok', 'Whether what runs by itself stands well, by its name', ['timer'], () =>
    Promise.resolve(timers.map((timer) => [{ timer: timer.name }, Number(timer.health().ok)] as const)),
  );
  metrics.gauges('lekwacht_readers_waiting', 'Readers who wait for their turn', ['of'], () =>
    Promise.resolve([
      [{ of: 'dossiers' }, turns.dossiers.waiting],
      [{ of: 'lists' }, turns.lists.waiting],
    ]),
  );
  measureAppends(metrics, parts);
  measureSubscriptions(metrics, parts);
  measureOutbox(metrics, parts);
  measureDeadlines(metrics, parts);
  measureKeeping(metrics, parts);
  measureProof(metrics, parts);
}

function measureAppends(metrics: Metrics, { engine: { store } }: Parts): void {
  const durations = new Histogram({
    name: 'lekwacht_append_duration_seconds',
    help: 'From an append to its answer by the log; failed where the log gave none',
    labelNames: ['outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [metrics.registry],
  });
  store.appends.onDone((seconds, outcome) => {
    durations.observe({ outcome }, seconds);
  });
  metrics.gauge(
    'lekwacht_appends_waiting',
    'Appends that the log has not answered',
    () => store.appends.waiting,
  );
  metrics.gauge(
    'lekwacht_append_oldest_seconds',
    'How long the oldest of them waits; 0 where none does',
    () => store.appends.oldestMs / 1_000,
  );
}

function measureSubscriptions(metrics: Metrics, { engine, readModels }: Parts): void {
  metrics.gauges(
    'lekwacht_list_state',
    'Of each list: 1 up to date, 0 behind the log, -1 standing still',
    ['list'],
    async () =>
      (await readModels.lag()).map(
        ({ name, caughtUp, failure }) => [{ list: name }, failure ? -1 : Number(caughtUp)] as const,
      ),
  );
  metrics.gauge(
    'lekwacht_parked_dossiers',
    'Dossiers that what reacts to events cannot go on with',
    async () => (await parkedStreams(engine.postgres)).length,
  );
}

function measureOutbox(metrics: Metrics, { engine, clock }: Parts): void {
  interface Row {
    readonly channel: string;
    readonly waiting: number;
    readonly failing: number;
    readonly oldest: Moment | null;
  }
  const rows = async (): Promise<readonly Row[]> =>
    (
      await engine.lists.query<Row>({
        name: 'outbox-measured',
        text: `select channel, count(*)::int as waiting, count(failing_since)::int as failing, min(due_at) as oldest
               from alarm_notices where state = 'waiting' group by channel`,
      })
    ).rows;
  metrics.gauges('lekwacht_outbox_waiting', 'Notices that wait, by channel', ['channel'], async () =>
    (await rows()).map(({ channel, waiting }) => [{ channel }, waiting] as const),
  );
  metrics.gauges('lekwacht_outbox_failing', 'Of these, those whose tries fail', ['channel'], async () =>
    (await rows()).map(({ channel, failing }) => [{ channel }, failing] as const),
  );
  metrics.gauges('lekwacht_outbox_oldest_seconds', 'For how long the oldest is due', ['channel'], async () =>
    (await rows()).map(({ channel, oldest }) => [{ channel }, secondsSince(clock, oldest)] as const),
  );
}

function measureDeadlines(metrics: Metrics, { engine, readModels, clock }: Parts): void {
  metrics.gauge(
    'lekwacht_deadlines_overdue',
    'Open dossiers that somebody looked at, whose deadline towards the AP has passed',
    async () => {
      const generation = await readModels.activeGeneration(dashboardProjection.name);
      const { rows } = await engine.lists.query<{ count: number }>({
        name: 'deadlines-overdue',
        text: `select count(*)::int as count from dashboard
               where generation = $1 and is_open and is_verified and due_at < $2`,
        values: [generation, clock.now()],
      });
      return rows[0]?.count ?? 0;
    },
  );
}

function measureKeeping(metrics: Metrics, { engine: { keys, postgres }, dataDirectory, clock }: Parts): void {
  metrics.gauges(
    'lekwacht_key_epochs',
    'Epochs of wrapping keys that are not destroyed, and those whose key nobody copied',
    ['state'],
    async () => {
      const epochs = await keys.rotation.epochs();
      const inUse = epochs.filter(({ retiredAt }) => retiredAt === undefined).length;
      return [
        [{ state: 'in-use' }, inUse],
        [{ state: 'retired' }, epochs.length - inUse],
        [{ state: 'not-copied' }, (await keys.copies.missing()).length],
      ];
    },
  );
  metrics.gauge(
    'lekwacht_backup_age_seconds',
    'Since the last backup was made; +Inf where none is known',
    async () => {
      const { rows } = await postgres.query<{ readonly madeAt: Moment | null }>(
        'select max(made_at) as "madeAt" from backups_made',
      );
      const madeAt = rows[0]?.madeAt ?? null;
      return madeAt === null ? Infinity : secondsSince(clock, madeAt);
    },
  );
  metrics.gauge('lekwacht_data_disk_free_bytes', 'Room on the disk of the data directory', async () => {
    const { bavail, bsize } = await statfs(dataDirectory);
    return bavail * bsize;
  });
}

function measureProof(metrics: Metrics, { engine: { store, postgres }, clock }: Parts): void {
  const records = new ProofRecords(postgres);
  metrics.gauge(
    'lekwacht_tree_state',
    'Of the tree over the log: 1 holds all of it, 0 behind, -1 standing still',
    async () => {
      const { to, failure } = await records.standing();
      return failure === undefined ? Number(to >= (await store.head())) : -1;
    },
  );
  metrics.gauge(
    'lekwacht_checkpoint_age_seconds',
    'Since the head of the log was signed last; +Inf where it never was',
    async () => {
      const newest = await records.newest();
      return newest === undefined ? Infinity : secondsSince(clock, newest.signedAt);
    },
  );
  metrics.gauges(
    'lekwacht_anchor_age_seconds',
    'Since somebody outside was given a checkpoint, by who it is; absent where nobody ever was',
    ['anchor'],
    async () =>
      (await records.newestAnchored()).map(
        ({ anchor, at }) => [{ anchor }, secondsSince(clock, at)] as const,
      ),
  );
}

function secondsSince(clock: Clock, at: Moment | null): number {
  return at === null ? 0 : Math.max(0, (toMilliseconds(clock.now()) - toMilliseconds(at)) / 1_000);
}
