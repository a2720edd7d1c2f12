import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BREACH_STREAMS } from '../../src/breach/domain/breach-stream.js';
import { lookUpsProjection } from '../../src/breach/lists/look-ups.projection.js';
import { withoutPersonal } from '../../src/breach/lists/list-of.js';
import { fold } from '../../src/breach/dossier/history.js';
import { dashboardProjection } from '../../src/dashboard/dashboard.projection.js';
import { dossierSummary } from '../../src/dashboard/dossier-summary.view.js';
import { dueDeadlinesProjection } from '../../src/deadline/due-deadlines.projection.js';
import { nextAlarmAt } from '../../src/breach/domain/deadlines.js';
import { flags, openDuties } from '../../src/breach/domain/duties.js';
import { statusOf } from '../../src/breach/domain/status.js';
import { dutyView } from '../../src/breach/views/duty.view.js';
import type { Projection } from '../../src/platform/subscriptions/projection.js';
import { REACTIONS } from '../../src/reactions.js';
import { registerEntry } from '../../src/register/register-entry.view.js';
import { registerProjection } from '../../src/register/register.projection.js';
import { CANARY } from '../support/breach/breach-commands.js';
import { play, steps } from '../support/arbitrary/arbitrary-breach.js';
import { dossiersWithEveryEventType } from '../golden/every-event-type.js';
import { expectSameRowsHoweverSplit } from '../support/breach/fold-every-way.js';
import type { Given } from '../support/breach/given-breach.js';

/** Lists of dossiers: what is kept of an access request has histories of its own. */
const PROJECTIONS = REACTIONS.lists
  .filter(({ streamPrefixes }) => streamPrefixes === BREACH_STREAMS)
  .map((projection) => [projection.name, projection] as const);

/** A fold that wrote into what it was given would throw. */
function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

function rowOf<Row extends object>(projection: Projection<Row>, { history }: Pick<Given, 'history'>): Row {
  const concerning = history.filter(
    (event) => projection.key({ stream: event.stream, type: event.event.type }) !== undefined,
  );
  // In two goes, as two batches of the log would bring it.
  const [first, second] = [concerning.slice(0, 3), concerning.slice(3)];
  const row = projection.fold(undefined, frozen(first));
  return second.length === 0 ? row : projection.fold(frozen(row), frozen(second));
}

const json = (value: object): unknown => JSON.parse(JSON.stringify(value));

describe.each(PROJECTIONS)('%s', (_name, projection) => {
  it('says of a dossier what the dossier says without its personal values', () => {
    const check = ({ history }: Pick<Given, 'history'>): void => {
      const erased = history.map((each) => ({
        ...each,
        event: withoutPersonal(each.event),
      }));
      const whole = fold(erased) as unknown as Record<string, unknown>;
      const row = rowOf(projection, { history }) as Record<string, unknown>;
      expect(Object.keys(row).length).toBeGreaterThan(2);
      for (const [field, said] of Object.entries(row))
        expect({ [field]: said }).toEqual({ [field]: whole[field] });
    };
    for (const history of dossiersWithEveryEventType()) check({ history });
    fc.assert(
      fc.property(steps, (all) => {
        check(play(all).end);
      }),
      { numRuns: 50 },
    );
  });

  it('holds nothing personal, neither in its rows nor in its columns', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { end } = play(all);
        const row = rowOf(projection, end);
        expect(JSON.stringify(end.history)).toContain(CANARY);
        expect(JSON.stringify([row, projection.columns(row)])).not.toContain(CANARY);
      }),
      { numRuns: 50 },
    );
  });

  it('has rows that survive being stored as JSON, columns too', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const row = rowOf(projection, play(all).end);
        expect(json(row)).toEqual(row);
        expect(projection.columns(json(row) as typeof row)).toEqual(projection.columns(row));
        for (const value of Object.values(projection.columns(row))) expect(value).not.toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  it('folds to the same rows however the log is cut, and when it is delivered twice', () => {
    for (const all of fc.sample(steps, { numRuns: 3, seed: 11 })) {
      const { history } = play(all).end;
      const rows = expectSameRowsHoweverSplit(projection, history.slice(0, 30));
      expect(rows.size).toBe(1);
    }
  });
});

describe('what a list says', () => {
  const forAll = (check: (end: Given) => void): void => {
    fc.assert(
      fc.property(steps, (all) => {
        check(play(all).end);
      }),
      { numRuns: 50 },
    );
  };

  it('on the dashboard is what the dossier says: status, duties, flags, clocks', () => {
    forAll((end) => {
      const {
        status,
        openDuties: duties,
        flags: flagged,
      } = dossierSummary(rowOf(dashboardProjection, end), end.now);
      expect(status).toBe(statusOf(end.breach));
      expect(duties).toEqual(openDuties(end.breach).map(dutyView));
      expect(flagged).toEqual(flags(end.breach));
    });
  });

  it('in the register is what the dossier says, with its reasons', () => {
    forAll((end) => {
      const entry = registerEntry(rowOf(registerProjection, end));
      expect(entry.status).toBe(statusOf(end.breach));
      expect(entry.flags).toEqual(flags(end.breach));
      expect(entry.notifyAuthority?.reason).toBe(end.breach.decisions['notify-authority']?.reason);
      expect(JSON.stringify(entry)).not.toContain(CANARY);
    });
  });

  it('of due deadlines is when the dossier has something to raise', () => {
    forAll((end) => {
      const { next_alarm_at } = dueDeadlinesProjection.columns(rowOf(dueDeadlinesProjection, end));
      expect(next_alarm_at).toBe(nextAlarmAt(end.breach) ?? null);
    });
  });

  it('to look up a reference is who may see it', () => {
    forAll((end) => {
      const row = rowOf(lookUpsProjection, end);
      expect(row.reference).toBe(end.breach.reference);
      expect(row.restriction).toEqual(end.breach.restriction);
    });
  });
});
