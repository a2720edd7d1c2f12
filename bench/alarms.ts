// Alarms: from a warning in the log to the message at a mail server, with a thousand open dossiers; and what alarms add to an
// append, on and off by turns: of a desk that gets fifty reports a second, and of one that is full. Everything in one process. Ends by
// itself, after some six minutes.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';
import { throwawayDirectory } from '../examples/throwaway-directory.js';
import { AlarmReactor } from '../src/alarms/alarm.reactor.js';
import { AlarmSender } from '../src/alarms/outbox/sender.timer.js';
import { startApplication, type Application } from '../src/application.js';
import { readConfig } from '../src/config.js';
import type { Engine } from '../src/engine.js';
import { NO_STREAM, START } from '../src/platform/event-store/event-store.port.js';
import { Subscriptions } from '../src/platform/subscriptions/subscriptions.js';
import { AdjustableClock, SystemClock } from '../src/platform/time/clock.port.js';
import { pause } from '../src/platform/time/pause.js';
import { Ticking } from '../src/platform/time/ticking.js';
import { REACTIONS } from '../src/reactions.js';
import { moment, plusHours } from '../src/shared/moment.js';
import { organisationsWithLadder } from '../test/support/alarms/organisations-with-ladder.js';
import { SmtpServerOfTests } from '../test/support/alarms/smtp-server-of-tests.js';
import { sampleReports } from './sample-log.js';

const DOSSIERS = 1_000;
/** Of so many of them the clock comes to a warning, one after the other. */
const WARNINGS = 200;
const CALLERS = 8;
const TURNS = 7;
const TURN_MS = 4_000;
/** A year's reports of a large organisation in a minute: more than a desk will meet. */
const REPORTS_A_SECOND = 50;
const AT = moment('2026-01-05T09:00:00+01:00');

const table = new Table({ head: ['', '', ''], style: { head: [], border: [], compact: true } });
const line = (...cells: readonly [string, string, string?]): void => {
  console.error(`  ${cells.join('  ')}`);
  table.push([cells[0], cells[1], cells[2] ?? '']);
};
const share = (times: readonly number[], part: number): number => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
};

async function reported(url: string): Promise<string> {
  const answer = await fetch(`${url}/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      ...{ organisation: 'kadera', description: 'Een brief lag bij de buren.', safetyRisk: 'no' },
      reporter: { kind: 'employed' },
    }),
  });
  if (answer.status !== 201) throw new Error(`a report was answered ${answer.status}`);
  return ((await answer.json()) as { reference: string }).reference;
}

/** Milliseconds from the warning in the log to the message that tells the FG of it, which he is told at once. */
async function warnings(
  application: Application,
  server: SmtpServerOfTests,
  clock: AdjustableClock,
): Promise<void> {
  const url = (await application.app.getUrl()).replace('[::1]', '127.0.0.1');
  for (let n = 0; n < WARNINGS; n++) {
    clock.moveTo(plusHours(AT, n / 60));
    await reported(url);
  }
  // Their terms end later than the clock will come.
  clock.moveTo(plusHours(AT, WARNINGS / 60 + 1));
  for (let n = WARNINGS; n < DOSSIERS; n += CALLERS)
    await Promise.all(Array.from({ length: CALLERS }, () => reported(url)));
  const raised = new Map<string, number>();
  const references = new Map<string, string>();
  const ending = new AbortController();
  const watching = (async () => {
    const { store, codec } = application.engine;
    for await (const { events } of store.subscribeToAll(START, {
      streamPrefixes: ['breach-'],
      signal: ending.signal,
    }))
      for (const { stream, event } of await codec.decode(events)) {
        const data = event.data as { reference?: string; marginHours?: number };
        if (event.type === 'BreachReported') references.set(stream, data.reference ?? '');
        if (event.type === 'DeadlineWarningRaised' && data.marginHours === 24)
          raised.set(references.get(stream) ?? '', performance.now());
      }
  })();
  // A day before the first term ends; from here on one comes each minute.
  for (let hours = 17; hours <= 47; hours++) {
    clock.moveTo(plusHours(AT, hours));
    await pause(300);
  }
  /** The first that told the FG of this dossier since. */
  const toldAt = (reference: string, since: number): number | undefined =>
    server.received.find(
      ({ to, raw, at }) => at >= since && to[0] === 'fg@kadera.test' && raw.includes(reference),
    )?.at;
  // What came of all those hours is out before anything is measured.
  for (;;) {
    const { rowCount } = await application.engine.postgres.query(
      `select from alarm_notices where state = 'waiting' and urgent limit 1`,
    );
    if (rowCount === 0) break;
    await pause(200);
  }
  await pause(2_000);
  for (let n = 0; n < WARNINGS; n++) {
    clock.moveTo(plusHours(AT, 48 + n / 60));
    const until = performance.now() + 10_000;
    while (raised.size <= n && performance.now() < until) await pause(5);
  }
  await pause(5_000);
  ending.abort();
  await watching;
  const times = [...raised].flatMap(([reference, at]) => {
    const came = toldAt(reference, at);
    return came === undefined ? [] : [came - at];
  });
  line('dossiers open, warnings raised, told', `${DOSSIERS}, ${raised.size}, ${times.length}`);
  line('warning → handed over, p50', `${share(times, 0.5).toFixed(0)} ms`);
  line('warning → handed over, p99', `${share(times, 0.99).toFixed(0)} ms`, 'asked: ≤ 2,000 ms');
  line('warning → handed over, longest', `${Math.max(...times).toFixed(0)} ms`);
}

/**
 * What a turn of appends does, lists and process managers running as always.
 * @param everyMs one at each such time, as people report; absent: as fast as they are answered, but for a breath
 */
async function turn(
  { codec, store }: Engine,
  everyMs?: number,
): Promise<{ readonly rate: number; readonly times: readonly number[] }> {
  const most = everyMs === undefined ? 8_000 : Math.ceil(TURN_MS / everyMs);
  const reports = [...(await sampleReports(codec, most, now.now()))];
  const times: number[] = [];
  const started = performance.now();
  const until = started + TURN_MS;
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (performance.now() < until) {
        const next = reports.pop();
        if (next === undefined) return;
        if (everyMs !== undefined)
          await pause(started + (most - reports.length) * everyMs - performance.now());
        const begun = performance.now();
        await store.append(next.stream, NO_STREAM, [next.record]);
        times.push(performance.now() - begun);
        if (everyMs === undefined) await pause(2);
      }
    }),
  );
  return { rate: (times.length * 1_000) / (performance.now() - started), times };
}

async function appends({ app, engine }: Application, what: string, everyMs?: number): Promise<void> {
  // As the application runs them, all on one reading of the log; that of alarms is there or not.
  const running = {
    projections: REACTIONS.lists,
    processManagers: REACTIONS.processManagers.map((one) => app.get(one)),
  };
  const all = { on: [] as number[], off: [] as number[] };
  const p50 = { on: [] as number[], off: [] as number[] };
  // The first two are not counted: nothing is warm yet.
  for (let n = -2; n < 2 * TURNS; n++) {
    const state = (n + 4) % 4 === 0 || (n + 4) % 4 === 3 ? 'on' : 'off';
    const reactors = state === 'on' ? [app.get(AlarmReactor)] : [];
    const subscriptions = new Subscriptions(engine, { ...running, reactors });
    const sending = new Ticking([app.get(AlarmSender)], () => undefined);
    await subscriptions.settle();
    // What was appended while they were off is not theirs to tell.
    if (state === 'on') {
      await engine.postgres.query({
        text: `update subscription_checkpoints set position = $1 where name = 'alarms'`,
        values: [await engine.store.head()],
      });
      sending.start();
    }
    subscriptions.start();
    await pause(2_000);
    const { rate, times } = await turn(engine, everyMs);
    if (n >= 0) {
      all[state].push(rate);
      p50[state].push(share(times, 0.5));
    }
    await subscriptions.stop();
    await sending.stop();
    await pause(1_000);
  }
  const [on, off] = [share(p50.on, 0.5), share(p50.off, 0.5)];
  line(`append, ${what}, alarms off`, `${off.toFixed(2)} ms`, `${share(all.off, 0.5).toFixed(0)} /s`);
  line(`append, ${what}, alarms on`, `${on.toFixed(2)} ms`, `${share(all.on, 0.5).toFixed(0)} /s`);
  // Each beside its neighbour, which met the same machine in the same mood.
  const added = p50.on.map((time, turn) => time / (p50.off[turn] ?? Number.NaN) - 1);
  line(
    `alarms add, ${what}`,
    `${(share(added, 0.5) * 100).toFixed(1)} %`,
    'asked: ≤ 5 %; median of pairs of turns',
  );
}

const directory = throwawayDirectory('bench-alarms');
const organisations = organisationsWithLadder('kadera', 'kwartier');
const server = await SmtpServerOfTests.start();
const clock = new AdjustableClock(AT);
/** While appends are measured time goes as it does: what surrounds an event is read once for all that came before. */
const now = new SystemClock();
const config = readConfig({
  ...{ LEKWACHT_DATA: join(directory, 'data'), LOG_LEVEL: 'silent', LEKWACHT_REPORTS_PER_MINUTE: '1000000' },
  ...{ LEKWACHT_SMTP_URL: server.url, LEKWACHT_SMTP_FROM: 'meldplek@lekwacht.test', NODE_ENV: 'test' },
  LEKWACHT_ORGANISATIONS: organisations.folder,
});
try {
  const first = await startApplication(config, { clock });
  await first.app.listen(0, '127.0.0.1');
  await warnings(first, server, clock);
  await first.close();
  const second = await startApplication(config, { clock: now, timers: false });
  await second.subscriptions.stop();
  await appends(second, `${REPORTS_A_SECOND} a second`, 1_000 / REPORTS_A_SECOND);
  await appends(second, 'both cores full');
  await second.close();
  console.log(table.toString());
} finally {
  await server.stop();
  organisations.remove();
  rmSync(directory, { recursive: true });
}
