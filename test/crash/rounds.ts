import { setTimeout as delay } from 'node:timers/promises';
import { PATIENCE_MS, type CrashApplication } from '../support/crash/crash-application.js';
import type { Command } from './command.js';
import { violationsOfLists } from './list-check.js';
import { isAlarm, readLog, violationsOf } from './log-check.js';
import type { Writers } from './writers.js';

/** `twice`: everything, and everything again while it starts. */
export const WAYS = ['app', 'postmaster', 'everything', 'twice'] as const;
export type Way = (typeof WAYS)[number];

const WRITERS = 16;

export interface Round {
  /** Acknowledged before the kill or across it. */
  readonly acknowledged: number;
  readonly refused: number;
  /** Sent, and nobody knew what had come of it. */
  readonly unknown: number;
  /** Of the unknown ones, those that the log held. */
  readonly recordedUnseen: number;
  /** From the kill to the next acknowledged report, in milliseconds. */
  readonly recoveryMs: number;
  /** In the log after the round. */
  readonly alarms: number;
  readonly violations: readonly string[];
}

/**
 * Sixteen writers; at some moment `kill -9`; a start without a hand; then everything that anybody was told is
 * held against the log.
 * @param killAfter so many acknowledged commands
 */
export async function round(
  lekwacht: CrashApplication,
  writers: Writers,
  way: Way,
  killAfter: number,
): Promise<Round> {
  const before = writers.commands.length;
  const ofThisRound = (outcome: Command['outcome']): Command[] =>
    writers.commands.slice(before).filter((command) => command.outcome === outcome);

  const stop = new AbortController();
  const writing = writers.write(WRITERS, stop.signal);
  const ended = writing.then(() => true);
  while (ofThisRound('acknowledged').length < killAfter) {
    const nobodyWrites = await Promise.race([ended, delay(Math.random() * 10, false)]);
    if (nobodyWrites) throw new Error(`Nothing is acknowledged:\n${lekwacht.said}`);
  }
  await lekwacht.kill(way === 'twice' ? 'everything' : way);
  const killed = performance.now();
  stop.abort();
  await writing;
  if (way === 'twice') await lekwacht.startAndKill(Math.random() * 2_000);
  if (way !== 'postmaster') await lekwacht.start();
  while (!(await writers.probe())) {
    if (performance.now() > killed + PATIENCE_MS)
      throw new Error(`Nothing is acknowledged any more:\n${lekwacht.said}`);
    await delay(20);
  }
  const recoveryMs = performance.now() - killed;

  const database = await lekwacht.openDatabase();
  try {
    const [acknowledged, unknown] = [ofThisRound('acknowledged'), ofThisRound('unknown')];
    const vault = await lekwacht.vault(database);
    const look = async (): Promise<readonly string[]> =>
      violationsOf(await readLog(database, vault), writers.commands);
    const violations = [...(await look())];
    const log = await readLog(database, vault);
    const recordedUnseen = unknown.filter(({ label }) => log.some(({ data }) => data.includes(label))).length;

    await writers.repeat([...acknowledged, ...unknown]);
    for (const command of ofThisRound('unknown'))
      violations.push(`unsettled: ${command.label} after the same key was sent again`);
    violations.push(...(await look()), ...(await violationsOfLists(database, vault)));
    const after = await readLog(database, vault);
    return {
      acknowledged: acknowledged.length,
      refused: ofThisRound('refused').length,
      unknown: unknown.length,
      recordedUnseen,
      recoveryMs,
      alarms: after.filter(isAlarm).length,
      violations: [...new Set([...violations, ...writers.violations.splice(0)])],
    };
  } finally {
    await database.close();
  }
}
