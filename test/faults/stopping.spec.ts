import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { processesOf } from '../support/crash/postgres-processes.js';
import { FAULT_MS, FaultyDesk, type Sent } from '../support/faults/faulty-desk.js';

/** Containers are killed ten seconds after they were told to stop. */
const STOPS_WITHIN_MS = 8_000;

let faulty: FaultyDesk;
beforeAll(async () => {
  faulty = await FaultyDesk.build();
}, FAULT_MS);
beforeEach(() => faulty.start(), FAULT_MS);
afterEach(() => faulty.desk.end('SIGKILL'));
afterAll(() => faulty.remove(), FAULT_MS);

/** @returns milliseconds, and the exit code */
async function stop(): Promise<{ readonly ms: number; readonly code: number | null }> {
  const begun = performance.now();
  const code = await faulty.desk.end('SIGTERM');
  return { ms: performance.now() - begun, code };
}

function expectInTime({ ms, code }: { readonly ms: number; readonly code: number | null }): void {
  console.log(`stopped after ${ms.toFixed(0)} ms`);
  expect([code, ms < STOPS_WITHIN_MS]).toEqual([0, true]);
}

it(
  'with nothing under way it is a matter of a moment',
  async () => {
    const stopped = await stop();
    expectInTime(stopped);
    expect(stopped.ms).toBeLessThan(4_000);
  },
  FAULT_MS,
);

it(
  'requests that were sent by half, and readers who do not read, hold it up for a few seconds at most',
  async () => {
    for (let times = 0; times < 20; times++) {
      const half = await faulty.line();
      half.write('POST /v1/reports HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n');
      if (times % 2 === 0) half.write('Content-Length: 1000\r\n\r\n{');
      const deaf = await faulty.line();
      deaf.pause();
      deaf.write('GET /v1/openapi.json HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(40));
    }
    await delay(500);
    expectInTime(await stop());
  },
  FAULT_MS,
);

it(
  'a database that is frozen does not hold it up, and what it acknowledged is there afterwards',
  async () => {
    const sent: Sent[] = [await faulty.report()];
    const pids = await processesOf(faulty.postgres.postmasterPid);
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    try {
      sent.push(await faulty.report());
      expectInTime(await stop());
    } finally {
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    }
    expect(sent.map(({ answer }) => answer?.status)).toEqual([201, 201]);
    await faulty.start();
    await faulty.drained();
    expect(await faulty.lost(sent)).toEqual([]);
  },
  FAULT_MS,
);

it(
  'under load it loses nothing that it acknowledged',
  async () => {
    const sent: Sent[] = [];
    let isOver = false;
    const caller = async (): Promise<void> => {
      while (!isOver) {
        const one = await faulty.report();
        sent.push(one);
        if (one.answer === undefined) return;
      }
    };
    const calling = Array.from({ length: 16 }, caller);
    while (sent.length < 100) await delay(5);
    expectInTime(await stop());
    isOver = true;
    await Promise.all(calling);
    await faulty.start();
    await faulty.drained();
    const acknowledged = sent.filter(({ answer }) => answer?.status === 201).length;
    console.log(`${acknowledged} acknowledged of ${sent.length}`);
    expect(acknowledged).toBeGreaterThan(50);
    expect(await faulty.lost(sent)).toEqual([]);
  },
  FAULT_MS,
);

it(
  'a body that trickles in is cut off after half a minute, though its sender goes on',
  async () => {
    const slow = await faulty.line();
    const begun = performance.now();
    slow.resume();
    slow.write(
      'POST /v1/reports HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n',
    );
    const trickle = setInterval(() => slow.write(' '), 500);
    await once(slow, 'close');
    clearInterval(trickle);
    const seconds = (performance.now() - begun) / 1_000;
    console.log(`cut off after ${seconds.toFixed(1)} s`);
    expect(seconds).toBeGreaterThan(25);
    expect(seconds).toBeLessThan(35);
  },
  FAULT_MS,
);

it(
  'headers that trickle in are cut off as well, and reports go on meanwhile',
  async () => {
    const begun = performance.now();
    const slow = await faulty.line();
    slow.write('GET / HTTP/1.1\r\n');
    const trickle = setInterval(() => slow.write('X: y\r\n'), 1_000);
    slow.resume();
    const slowGone = once(slow, 'close').then(() => performance.now() - begun);
    const sent = await faulty.reportDuring(slowGone);
    clearInterval(trickle);
    expect(sent.every(({ answer }) => answer?.status === 201)).toBe(true);
    console.log(`headers: cut off after ${((await slowGone) / 1_000).toFixed(1)} s`);
    expect(await slowGone).toBeLessThan(30_000);
  },
  FAULT_MS,
);
