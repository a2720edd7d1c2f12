import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_STREAM, START, type EventStore } from '../../../src/platform/event-store/event-store.port.js';
import type { Postgres } from '../../../src/platform/postgres/postgres.port.js';
import { AdjustableClock, type Clock } from '../../../src/platform/time/clock.port.js';
import { Proof } from '../../../src/proof/proof.js';
import { verifyLog } from '../../../src/proof/verify-log.js';
import { moment } from '../../../src/shared/moment.js';

export const aKey = (): string => randomBytes(32).toString('base64');

interface Settings {
  readonly logKey: string;
  readonly logKeyBefore?: string;
  readonly tagKey: string;
  /** Where its last head lies. */
  readonly folder: string;
  readonly clock?: Clock;
}

/** A proof on a store, without a desk around it. */
export function proofOn(
  { postgres, store }: { readonly postgres: Postgres; readonly store: EventStore },
  { logKey, logKeyBefore, tagKey, folder, clock }: Settings,
): Proof {
  return new Proof({
    config: {
      ...{ dataDirectory: folder, publicUrl: undefined, logKey, logKeyBefore, tagKey },
      anchors: { folder: undefined, mail: [], timeStampUrl: undefined },
    },
    ...{ postgres, store, clock: clock ?? new AdjustableClock(moment('2026-06-01T09:00:00+02:00')) },
  });
}

/** Puts the whole log into the tree, as its runner does. @param from where it stood @returns where it stands */
export async function sequence(
  proof: Proof,
  { postgres, store }: { readonly postgres: Postgres; readonly store: EventStore },
  from = START,
): Promise<string> {
  for (;;) {
    const { events, checkpoint, caughtUp } = await store.readAll(from, { maxCount: 300 });
    await postgres.transaction((tx) => proof.sequencer.apply(tx, events, from));
    from = checkpoint;
    if (caughtUp) return from;
  }
}

export async function appendSome(store: EventStore, streams: number, each: number): Promise<void> {
  for (let n = 0; n < streams; n++)
    await store.append(
      `breach-${randomUUID()}`,
      NO_STREAM,
      Array.from({ length: each }, (_none, i) => ({
        ...{ id: randomUUID(), type: 'Noted', metadata: '{"schemaVersion":1}', data: `{"n":${n},"i":${i}}` },
      })),
    );
}

/** What `verify` finds wrong. */
export async function wrongIn(
  store: EventStore,
  { records, tags, keys, headFile }: Proof,
  held: { readonly outside?: readonly string[]; readonly otherKeys?: readonly string[] } = {},
): Promise<readonly string[]> {
  const kept = await headFile.read();
  const outside = [...(kept === undefined ? [] : [kept]), ...(held.outside ?? [])];
  const wrong: string[] = [];
  for await (const { part, ok, says } of verifyLog({ store, records, tags, keys, ...held, outside }))
    if (!ok) wrong.push(`${part}: ${says}`);
  return wrong;
}

export function throwawayFolder(): { readonly path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'lekwacht-proof-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
