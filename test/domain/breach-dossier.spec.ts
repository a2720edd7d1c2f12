import { describe, expect, it } from '@jest/globals';
import { recordedBy } from '../../src/breach/dossier/history.js';
import fc from 'fast-check';
import { BreachDossier, type Provenance } from '../../src/breach/dossier/breach-dossier.aggregate.js';
import { fold } from '../../src/breach/dossier/history.js';
import { Refusal } from '../../src/shared/refusal.js';
import { moment, plusHours } from '../../src/shared/moment.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';
import { checkDeadlines, MONDAY_NINE, report, supplement } from '../support/breach/breach-commands.js';
import { handler } from '../support/breach/given-breach.js';

const STREAM = 'breach-7d9f3a52-5c1e-4a57-9a3e-0f3f6a7f9b11';
const REPORTING = '7f0e2a5e-9d55-4f0c-8a4c-6a54e8f2d3a1';
const by = (commandId: string, more: Partial<Provenance> = {}): Provenance => ({
  commandId,
  actor: handler,
  organisation: 'kadera',
  correlationId: 'request-1',
  causationId: commandId,
  ...more,
});
const reported = (): BreachDossier => {
  const dossier = new BreachDossier(STREAM);
  dossier.execute(report(), by(REPORTING, { requestDigest: '1.ab' }), MONDAY_NINE);
  return dossier;
};
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('the shell around fold and decisions', () => {
  it('lives what the pure fold replays, with ids, revisions and moments in order', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const dossier = new BreachDossier(STREAM);
        const recorded = play(all).tries.flatMap(({ command, by: actor, now }, i) => {
          try {
            return dossier.execute(command, by(uuid(i), { actor }), now);
          } catch (error) {
            if (error instanceof Refusal) return [];
            throw error;
          }
        });
        expect(recorded.map(({ revision }) => revision)).toEqual(recorded.map((_event, i) => i));
        expect(new Set(recorded.map(({ id }) => id)).size).toBe(recorded.length);
        const moments = recorded.map(({ metadata }) => metadata.recordedAt);
        expect(moments).toEqual([...moments].sort());

        const replayed = new BreachDossier(STREAM);
        replayed.loadFromHistory(JSON.parse(JSON.stringify(recorded)) as typeof recorded);
        expect(JSON.stringify(replayed.state)).toBe(JSON.stringify(dossier.state));
        expect(replayed.state).toEqual(fold(recorded));
        expect([replayed.revision, replayed.lastActRevision]).toEqual([
          dossier.revision,
          dossier.lastActRevision,
        ]);
      }),
      { numRuns: 40 },
    );
  });

  it('knows a command it has seen, by its id, with what was answered then', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const dossier = new BreachDossier(STREAM);
        // Every command comes twice, as a client repeats it that got no answer.
        for (const [i, { command, by: actor, now }] of play(all).tries.entries()) {
          const tryOnce = (): number => {
            const known = dossier.known(uuid(i));
            if (known !== undefined) return known.revision;
            try {
              dossier.execute(command, by(uuid(i), { actor }), now);
            } catch (error) {
              if (!(error instanceof Refusal)) throw error;
            }
            return dossier.revision;
          };
          const [answer, after] = [tryOnce(), dossier.revision];
          if (dossier.known(uuid(i)) === undefined) continue;
          expect([tryOnce(), dossier.revision]).toEqual([answer, after]);
        }
        const ids = dossier.getUncommittedEvents().map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 40 },
    );
  });

  it('gives the facts of one act, not those of the acts before it', () => {
    const dossier = reported();
    expect(dossier.execute(supplement(), by(uuid(1)), MONDAY_NINE)).toHaveLength(1);
  });

  it('makes the same ids for the same command, so that the store can tell a repeat', () => {
    const [first, again] = [reported(), reported()].map((dossier) => dossier.getUncommittedEvents()[0]);
    expect(first?.id).toBe(again?.id);
    expect(first?.metadata.nonce).not.toBe(again?.metadata.nonce);
  });

  it('records no moment before its predecessor’s, also when the clock was set back', () => {
    const dossier = reported();
    const [fact] = dossier.execute(supplement(), by(uuid(1)), plusHours(MONDAY_NINE, -0.05));
    expect(fact?.metadata.recordedAt).toBe(MONDAY_NINE);
    const [doubted] = dossier.execute(supplement(), by(uuid(2)), plusHours(MONDAY_NINE, -1), false);
    expect(doubted?.metadata).toMatchObject({ recordedAt: MONDAY_NINE, clockUncertain: true });
  });

  it('breaker 2: a stamp from days ahead does not drag later ones once the clock is right', () => {
    const dossier = reported();
    dossier.execute(supplement(), by(uuid(1)), plusHours(MONDAY_NINE, 72), false);
    const [fact] = dossier.execute(supplement(), by(uuid(2)), plusHours(MONDAY_NINE, 1));
    expect(fact?.metadata.recordedAt).toBe(plusHours(MONDAY_NINE, 1));
    expect(recordedBy(dossier.lived, plusHours(MONDAY_NINE, 1))).toHaveLength(3);
    expect(recordedBy(dossier.lived, MONDAY_NINE)).toHaveLength(1);
  });

  it('writes beside a fact who, for whom, under which law, and nothing personal', () => {
    const [fact] = reported().getUncommittedEvents();
    expect(fact?.metadata).toMatchObject({
      actor: handler,
      organisation: 'kadera',
      receivedAt: MONDAY_NINE,
      lawVersion: 'gdpr-2018',
      schemaVersion: 1,
      requestDigest: '1.ab',
      nonce: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(JSON.stringify(fact?.metadata)).not.toContain('CANARY');
  });

  it('does not count what the clock raised as somebody’s act', () => {
    const dossier = reported();
    dossier.execute(checkDeadlines, by(uuid(1)), moment('2026-03-20T09:00:00+01:00'));
    expect([dossier.revision, dossier.lastActRevision]).toEqual([1, 0]);
  });

  it('stops at an event that it does not know, or that is out of its place', () => {
    const [first] = reported().getUncommittedEvents();
    const load = (...history: unknown[]) => {
      new BreachDossier(STREAM).loadFromHistory(history as never);
    };
    const unknown = { ...first, event: { type: 'BreachForgotten', data: {} } };
    expect(() => {
      load(first, unknown);
    }).toThrow('unknown event type BreachForgotten');
    expect(() => {
      load({ ...first, event: { type: 'toString', data: {} } });
    }).toThrow();
    expect(() => {
      load({ ...first, event: { type: 'BreachClosed', data: {} } });
    }).toThrow('before BreachReported');
    expect(() => {
      load(first, first);
    }).toThrow('twice');
  });
});
