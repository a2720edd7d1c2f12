import { rmSync } from 'node:fs';
import { BreachDossiers } from '../src/breach/dossier/breach-dossier.repository.js';
import { fold } from '../src/breach/dossier/history.js';
import { lookingAt } from '../src/breach/dossier/opened-on-sight.js';
import { breachIdOf } from '../src/breach/domain/breach-stream.js';
import type { BreachCommand } from '../src/breach/domain/breach.js';
import { openDuties } from '../src/breach/domain/duties.js';
import { breachView } from '../src/breach/views/breach.view.js';
import { throwawayDirectory } from '../examples/throwaway-directory.js';
import { readConfig } from '../src/config.js';
import { openEngine } from '../src/engine.js';
import { createLog } from '../src/platform/log/log.js';
import { moment } from '../src/shared/moment.js';
import { act, writeLongDossier } from './sample-log.js';

const ROUNDS = 40;
const AT = moment('2026-01-06T09:00:00+01:00');

async function median(work: (round: number) => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    await work(round);
    times.push(performance.now() - started);
  }
  return `${(times.sort((a, b) => a - b)[ROUNDS / 2] ?? Number.NaN).toFixed(2)} ms`;
}

/** Loaded, decided, duties before and after, appended: what the handler does beside questions to other tables. */
async function command(dossiers: BreachDossiers, id: string, asked: BreachCommand): Promise<void> {
  const dossier = await dossiers.load(id);
  await lookingAt(() => dossier.seen && openDuties(dossier.seen));
  await lookingAt(() => dossier.execute(asked, act('handler'), AT));
  await lookingAt(() => dossier.seen && openDuties(dossier.seen));
  await dossiers.save(dossier);
}

const directory = throwawayDirectory('bench');
const config = readConfig({ ...process.env, LEKWACHT_DATA: directory, LOG_LEVEL: 'error' });
const engine = await openEngine(config, createLog(config), () => undefined);
try {
  const { store, codec } = engine;
  const lines: Record<string, Record<string, string>> = {};
  for (const events of [10, 1_000, 5_000]) {
    const id = breachIdOf(await writeLongDossier(store, codec, events));
    const warm = new BreachDossiers(store, codec);
    const cold = (): BreachDossiers => new BreachDossiers(store, codec);
    const asOf = async (dossiers: BreachDossiers): Promise<void> => {
      const folded = await dossiers.folded(id);
      if (folded === undefined) throw new Error('no dossier');
      const { history } = await dossiers.beginningToShow(id, Math.ceil(events / 2), folded);
      const breach = fold(history);
      if (breach !== undefined) breachView(breach);
    };
    const assign = (to: number): BreachCommand => ({
      ...{ type: 'AssignDossier', person: `person-${to}`, holds: ['handler'] },
    });
    const lesson = (n: number): BreachCommand => ({ type: 'RecordLesson', lesson: `New lesson ${n}.` });
    await warm.load(id);
    lines[`${events} events`] = {
      'load, warm': await median(() => warm.load(id)),
      'load, cold': await median(() => cold().load(id)),
      'as-of the middle, warm': await median(() => asOf(warm)),
      'as-of the middle, cold': await median(() => asOf(cold())),
      'all of it, opened': await median(() => warm.history(id)),
      'command, warm': await median((n) => command(warm, id, assign(n))),
      'command, cold': await median((n) => command(cold(), id, assign(n + ROUNDS))),
      'command that compares all texts, warm': await median((n) => command(warm, id, lesson(n))),
    };
  }
  console.table(lines);
} finally {
  await engine.close();
  rmSync(directory, { recursive: true });
}
