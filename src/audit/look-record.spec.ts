import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Look, LOOKED_AT, type LookedAt } from '../breach/dossier/look.js';
import { fromMilliseconds } from '../shared/moment.js';
import { merged, recordsOf } from './look-record.js';

const [ONE, OTHER] = [
  '1a5a5f0e-3c53-4c5c-9a3b-0f6a5a0f0001',
  '1a5a5f0e-3c53-4c5c-9a3b-0f6a5a0f0002',
] as const;
const MIDNIGHT = Date.parse('2026-06-01T00:00:00Z');
const HOUR = 3_600_000;

const arbitraryRecord = fc
  .record({
    actor: fc.constantFrom(ONE, OTHER),
    what: fc.constantFrom<LookedAt[]>('dossier', 'dashboard', 'register'),
    ms: fc.integer({ min: 0, max: HOUR }),
  })
  .map(({ actor, what, ms }) => {
    const look = new Look(
      {
        id: actor,
        grants: [],
        proof: { issuer: 'an issuer', authenticatedAt: undefined, acr: undefined, amr: [] },
      },
      what,
    );
    look.note({ organisation: 'kadera', role: 'fg' });
    const [record] = recordsOf(look, what, fromMilliseconds(MIDNIGHT + ms));
    if (record === undefined) throw new Error('a sight has a record');
    return record;
  });

describe('looks that are counted together', () => {
  it('lose none: as many are counted as there were, each between the first and the last', () => {
    fc.assert(
      fc.property(fc.array(arbitraryRecord), (records) => {
        const rows = merged(records);
        expect(rows.reduce((sum, { times }) => sum + times, 0)).toBe(records.length);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        for (const { id, at, actor, what } of records) {
          const row = rows.find((candidate) => candidate.id === id);
          expect(row).toMatchObject({ actor, what });
          expect(row && [row.at <= at, at <= row.lastAt]).toEqual([true, true]);
        }
      }),
    );
  });

  it('are of one person and one quarter of an hour; into a dossier each counts by itself', () => {
    fc.assert(
      fc.property(arbitraryRecord, arbitraryRecord, (one, other) => {
        const quarter = ({ at }: typeof one) => Math.floor((Date.parse(at) - MIDNIGHT) / (HOUR / 4));
        const same =
          one.what !== 'dossier' &&
          one.what === other.what &&
          one.actor === other.actor &&
          quarter(one) === quarter(other);
        expect(one.id === other.id).toBe(same);
      }),
    );
  });
});

describe('a look', () => {
  it('is refused where the policy gave no role, and what it said last counts', () => {
    const look = new Look(
      {
        id: ONE,
        grants: [],
        proof: { issuer: 'an issuer', authenticatedAt: undefined, acr: undefined, amr: [] },
      },
      'dossier',
    );
    const at = { organisation: 'kadera', dossier: OTHER };
    look.note(at);
    expect(recordsOf(look, 'dossier', fromMilliseconds(MIDNIGHT))).toMatchObject([{ outcome: 'refused' }]);
    look.note({ ...at, role: 'fg' });
    expect(recordsOf(look, 'dossier', fromMilliseconds(MIDNIGHT))).toMatchObject([{ outcome: 'shown' }]);
  });

  it('every kind stands in the list once', () => {
    expect(new Set(LOOKED_AT).size).toBe(LOOKED_AT.length);
  });
});
