import type { Config } from './config.js';
import { openEngine, type Engine } from './engine.js';
import { createLog } from './platform/log/log.js';
import type { EpochState } from './platform/personal-data/rotation.js';
import { useEmbeddedPostgres } from './platform/postgres/embedded-postgres.js';
import { SystemClock } from './platform/time/clock.port.js';
import type { Moment } from './shared/moment.js';

const ACTS = ['status', 'rotate', 'destroy', 'backup-verified'] as const;
export type KeysAct = (typeof ACTS)[number];

export const isKeysAct = (word: string | undefined): word is KeysAct => ACTS.some((act) => act === word);

/**
 * What is done with wrapping keys by hand, also while Lekwacht runs.
 * @param madeAt of the backup that was verified
 * @throws Error in words for who runs this
 */
export async function keysByCommandLine(
  config: Config,
  act: KeysAct,
  madeAt: Moment | undefined,
  say: (line: string) => void,
): Promise<void> {
  const engine = await openEngine(config, createLog(config), () => undefined, useEmbeddedPostgres);
  try {
    const { rotation, backups } = engine.keys;
    if (act === 'rotate') say(`Everything is wrapped under epoch ${await rotation.rotate()}.`);
    if (act === 'backup-verified' && madeAt !== undefined) await backups.declare(madeAt);
    if (act === 'destroy')
      for (const { epoch, kept } of await rotation.destroy(new SystemClock().now()))
        if (kept.length === 0) say(`The key of epoch ${epoch} is destroyed.`);
    await sayStatus(engine, say);
  } finally {
    await engine.close();
  }
}

async function sayStatus({ keys: { rotation } }: Engine, say: (line: string) => void): Promise<void> {
  const now = new SystemClock().now();
  for (const state of await rotation.epochs()) {
    say(inWords(state));
    if (state.retiredAt === undefined || state.destroyedAt !== undefined) continue;
    const reasons = await rotation.reasonsToKeep(state, now);
    for (const reason of reasons) say(`  kept: ${reason}`);
    if (reasons.length === 0) say('  nothing needs it: keys destroy');
  }
}

function inWords({ epoch, openedAt, retiredAt, destroyedAt, blocks }: EpochState): string {
  const was = `epoch ${epoch}: opened ${openedAt}`;
  if (destroyedAt !== undefined) return `${was}, destroyed ${destroyedAt}`;
  if (retiredAt !== undefined) return `${was}, retired ${retiredAt}`;
  return `${was}, in use, ${blocks} blocks of keys`;
}
