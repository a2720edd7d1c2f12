import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { BREACH_EVENT_TYPES } from '../../src/breach/domain/breach.js';
import { BREACH_STREAMS } from '../../src/breach/domain/breach-stream.js';
import { NO_STREAM } from '../../src/platform/event-store/event-store.port.js';
import type { ProcessManager } from '../../src/platform/subscriptions/process-manager.js';
import type { Reactor } from '../../src/platform/subscriptions/reactor.js';
import { pause } from '../../src/platform/time/pause.js';
import type { Timer } from '../../src/platform/time/timer.js';
import { REACTIONS } from '../../src/reactions.js';
import { dossiersWithEveryEventType } from '../golden/every-event-type.js';
import { runLekwacht, type RunningLekwacht } from '../support/http/running-lekwacht.js';

const TICK = 'a tick';
const PATIENCE_MS = 10_000;

/** What has not come yet, for each entry of the index. */
const awaited = new Map<string, Set<string>>();

function awaitAt(entry: string, ...what: readonly string[]): (came: string) => void {
  const missing = new Set(what);
  awaited.set(entry, missing);
  return (came) => void missing.delete(came);
}

/** Types that came to a process manager. */
const told = new Map<Type<ProcessManager>, Set<string>>();

/** Notes what comes at each entry. Lists fold it too; process managers and timers send no commands here. */
function watch(): void {
  const types = Object.keys(BREACH_EVENT_TYPES);
  for (const list of REACTIONS.lists) {
    // A list of access requests is given none of a dossier, and one of dossiers what it is folded from.
    const ofDossiers = list.streamPrefixes === BREACH_STREAMS ? types : [];
    const came = awaitAt(list.name, ...ofDossiers.filter((type) => list.types?.includes(type) ?? true));
    const key = list.key.bind(list);
    jest.spyOn(list, 'key').mockImplementation((recorded) => {
      came(recorded.type);
      return key(recorded);
    });
  }
  for (const manager of REACTIONS.processManagers) {
    const seen = new Set<string>();
    told.set(manager, seen);
    jest.spyOn(manager.prototype as ProcessManager, 'handle').mockImplementation(async ({ event }) => {
      seen.add(event.type);
    });
  }
  for (const reactor of REACTIONS.reactors) {
    const came = awaitAt(reactor.name, ...types);
    jest.spyOn(reactor.prototype as Reactor, 'handleAll').mockImplementation(async (events) => {
      for (const { event } of events) came(event.type);
    });
  }
  for (const timer of REACTIONS.timers) {
    const came = awaitAt(timer.name, TICK);
    jest.spyOn(timer.prototype as Timer, 'tick').mockImplementation(async () => {
      came(TICK);
    });
  }
}

describe('everything that runs by itself, in the desk as it is started', () => {
  let lekwacht: RunningLekwacht;

  beforeAll(async () => {
    watch();
    lekwacht = await runLekwacht({ timers: true });
    const { store, codec } = lekwacht.application.engine;
    for (const dossier of dossiersWithEveryEventType()) {
      const events = await codec.encode(dossier.map((event) => ({ ...event, id: randomUUID() })));
      await store.append(dossier[0]!.stream, NO_STREAM, events);
    }
  });
  afterAll(async () => {
    await lekwacht.close();
    jest.restoreAllMocks();
  });

  it('is given every type of event, or ticks', async () => {
    const end = performance.now() + PATIENCE_MS;
    while ([...awaited.values()].some(({ size }) => size > 0) && performance.now() < end) await pause(20);
    const missing = [...awaited].map(([entry, what]) => [entry, [...what]]);
    expect(missing).toEqual(missing.map(([entry]) => [entry, []]));
  });

  it('is given the types it names, and none besides, where it answers them', async () => {
    await lekwacht.projected();
    const asked = [...told.keys()].map((manager) => [
      manager.name,
      [...lekwacht.application.app.get(manager).eventTypes].sort(),
    ]);
    const came = () => [...told].map(([manager, seen]) => [manager.name, [...seen].sort()]);
    const end = performance.now() + PATIENCE_MS;
    while (JSON.stringify(came()) !== JSON.stringify(asked) && performance.now() < end) await pause(20);
    expect(came()).toEqual(asked);
    expect(asked.flatMap(([, types]) => types).length).toBeGreaterThan(asked.length);
  });

  it('can read every type of event: no list stands still, no dossier is parked', async () => {
    await lekwacht.projected();
    const { projections, processManagers, reactors, parked } =
      await lekwacht.application.subscriptions.status();
    const failed = [...projections, ...processManagers, ...reactors].filter(
      ({ failure }) => failure !== undefined,
    );
    expect([failed, parked]).toEqual([[], []]);
  });
});
