import type { Config } from './config.js';
import { openEngine, prepareEngine, type Engine } from './engine.js';
import { ORGANISATION_EVENT_TYPES } from './organisations/organisation-log.js';
import { withdrawGrantsIn } from './grant.cli.js';
import { isFromTheBeginning } from './installation-keys.js';
import { COMMAND_LINE, GIVEN_GRANT_EVENT_TYPES } from './grants/given-grant.js';
import { pages } from './platform/event-store/copy-events.js';
import type { StoredEvent } from './platform/event-store/event-store.port.js';
import type { EventMetadata } from './shared/recorded-event.js';
import { createLog } from './platform/log/log.js';
import { uncopiedInWords } from './platform/personal-data/key-copies.js';
import type { EpochState } from './platform/personal-data/rotation.js';
import { useEmbeddedPostgres } from './platform/postgres/embedded-postgres.js';
import { SystemClock } from './platform/time/clock.port.js';
import type { Moment } from './shared/moment.js';

const ACTS = ['status', 'rotate', 'destroy', 'copied', 'backup-verified', 'adopt'] as const;
export type KeysAct = (typeof ACTS)[number];

export const isKeysAct = (word: string | undefined): word is KeysAct => ACTS.some((act) => act === word);

export interface KeysAsked {
  readonly madeAt?: Moment | undefined;
  readonly epoch?: number | undefined;
}

/**
 * What is done with wrapping keys by hand, also while Lekwacht runs.
 * @param asked when the backup was begun that was verified; the newest epoch whose key was copied
 * @throws Error in words for who runs this
 */
export async function keysByCommandLine(
  config: Config,
  act: KeysAct,
  { madeAt, epoch }: KeysAsked,
  say: (line: string) => void,
): Promise<void> {
  if (act === 'adopt') {
    await adopt(config, say);
    return;
  }
  const engine = await openEngine(config, createLog(config), () => undefined, useEmbeddedPostgres);
  try {
    const { rotation, backups, copies } = engine.keys;
    if (act === 'rotate') say(`Everything is wrapped under epoch ${await rotation.rotate()}.`);
    if (act === 'copied' && epoch !== undefined) await copies.note(epoch);
    if (act === 'backup-verified' && madeAt !== undefined) {
      if (madeAt > new SystemClock().now())
        throw new Error('--made lies in the future: it is the moment that the restore printed.');
      await backups.declare(madeAt);
    }
    if (act === 'destroy')
      for (const { epoch, kept } of await rotation.destroy(new SystemClock().now()))
        if (kept.length === 0) say(`The key of epoch ${epoch} is destroyed.`);
    await sayStatus(engine, say);
  } finally {
    await engine.close();
  }
}

async function sayStatus({ keys: { rotation, copies } }: Engine, say: (line: string) => void): Promise<void> {
  const now = new SystemClock().now();
  const missing = await copies.missing();
  for (const state of await rotation.epochs()) {
    say(inWords(state));
    for (const key of missing) if (key.epoch === state.epoch) say(`  ${uncopiedInWords(key)}`);
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

/**
 * A first start with the wrong keys is set right, while nothing hangs on them: no receipt was given, and nobody acted. What the
 * command line granted is given to ids that only the keys of before make: it is taken away again, to be given anew.
 * @throws Error in words where somebody did
 */
async function adopt(config: Config, say: (line: string) => void): Promise<void> {
  const engine = await prepareEngine(config, createLog(config), () => undefined, useEmbeddedPostgres);
  try {
    await engine.open({ anyKeys: true });
    const others = await engine.own.others();
    // Nothing of a log from before the proof hangs on these, as long as no tree was begun (ADR 63): whatever else it holds.
    if (others.length > 0 && !others.some(isFromTheBeginning) && !(await isProofBegun(engine))) {
      await engine.own.adopt();
      say('These are the keys of this log from now on.');
      return;
    }
    const organisations = new Set<string>();
    for await (const { events } of pages(engine.store))
      for (const { organisation, actor, type } of events.map(whatHangs)) {
        if (type in ORGANISATION_EVENT_TYPES) continue;
        if (!(type in GIVEN_GRANT_EVENT_TYPES) || actor !== COMMAND_LINE.id)
          throw new Error(
            `This log holds more than profiles and what the command line granted (${type}): receipts and people hang on the keys it was begun with. Put these back.`,
          );
        organisations.add(organisation);
      }
    // First: interrupted, the same command finds the rest.
    if (others.includes('actor-key'))
      for (const organisation of organisations)
        for (const { role, person } of await withdrawGrantsIn(engine, organisation))
          say(
            `Taken away: ${role} of ${person} in ${organisation}, under the keys of before. Give it again (grant).`,
          );
    await engine.own.adopt();
    say('These are the keys of this log from now on.');
  } finally {
    await engine.close();
  }
}

/** Whether an event is in the tree, or a checkpoint was signed. */
async function isProofBegun({ postgres }: Engine): Promise<boolean> {
  const { rows } = await postgres.query<{ isBegun: boolean }>(
    'select exists (select from proof_tiles) or exists (select from proof_checkpoints) as "isBegun"',
  );
  return rows[0]?.isBegun === true;
}

function whatHangs({ type, metadata }: StoredEvent) {
  const { organisation, actor } = JSON.parse(metadata) as Partial<
    Pick<EventMetadata, 'organisation' | 'actor'>
  >;
  return { type, organisation: organisation ?? '', actor: actor?.id };
}
