import { describe, expect, it } from '@jest/globals';
import { DeadlineTimer } from '../../src/deadline/deadline-timer.js';
import { UnlistedDossiers } from '../../src/deadline/unlisted-dossiers.query.js';

const NOW = '2026-06-01T07:00:00.000Z';

/** A log of so many dossiers, one event each, with a list of due deadlines that stands still at its start. */
function standingStill(dossiers: number) {
  const positionOf = (n: number): string => String(n).padStart(20, '0');
  const log = { events: dossiers, pages: 0, at: '', isStill: true };
  const store = {
    readAll: (from: string) => {
      log.pages++;
      const first = from === '' ? 0 : Number(from);
      const events = Array.from({ length: Math.min(1_000, log.events - first) }, (_, i) => ({
        stream: `breach-${first + i + 1}`,
      }));
      const end = first + events.length;
      return Promise.resolve({ events, checkpoint: positionOf(end), caughtUp: end === log.events });
    },
  };
  const readModels = {
    lag: () =>
      Promise.resolve([
        { position: log.at, head: positionOf(log.events), ...(log.isStill && { failure: { code: 'x' } }) },
      ]),
    activeGeneration: () => Promise.resolve(1),
  };
  return { log, readModels, unlisted: new UnlistedDossiers(store as never, readModels as never) };
}

describe('while the list of due deadlines stands still', () => {
  it('reads each event of the log once, and what comes', async () => {
    const { log, unlisted } = standingStill(2_500);
    expect((await unlisted.ids()).size).toBe(2_500);
    expect(log.pages).toBe(3);
    for (let tick = 0; tick < 5; tick++) await unlisted.ids();
    expect(log.pages).toBe(3);
    log.events = 2_501;
    expect((await unlisted.ids()).has('2501')).toBe(true);
    expect(log.pages).toBe(4);
  });

  it('begins anew where the list moved on, was mended, or the log was put back', async () => {
    const { log, unlisted } = standingStill(10);
    await unlisted.ids();
    log.at = '00000000000000000004';
    expect([...(await unlisted.ids())]).toEqual(['5', '6', '7', '8', '9', '10']);
    log.events = 6;
    expect([...(await unlisted.ids())]).toEqual(['5', '6']);
    log.isStill = false;
    expect((await unlisted.ids()).size).toBe(0);
  });
});

describe('the timer of deadlines', () => {
  it('asks several dossiers at once, each once, and no more at once than a few', async () => {
    const { unlisted, readModels } = standingStill(50);
    const asked: string[] = [];
    let [underWay, most] = [0, 0];
    const commands = {
      execute: async ({ asked: { breachId } }: { asked: { breachId: string } }) => {
        asked.push(breachId);
        most = Math.max(most, ++underWay);
        await new Promise(setImmediate);
        underWay--;
      },
    };
    const due = {
      rows: [
        { key: '7', next_alarm_at: NOW },
        { key: 'listed', next_alarm_at: NOW },
      ],
    };
    const postgres = {
      query: ({ name }: { name: string }) => Promise.resolve(name === 'due-deadlines' ? due : { rows: [] }),
    };
    const timer = new DeadlineTimer(
      ...([commands, postgres, readModels, unlisted] as never as [never, never, never, never]),
      { now: () => NOW, elapsedMs: () => 0 } as never,
      { isCertain: () => true } as never,
      { error: () => undefined } as never,
    );
    expect(await timer.tick()).toBe(51);
    expect([asked.length, new Set(asked).size, asked.at(-1)]).toEqual([51, 51, 'listed']);
    expect(most).toBe(8);
  });
});
