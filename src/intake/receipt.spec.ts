import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { DUTCH_TIME } from '../shared/dutch-time.js';
import { fromMilliseconds, moment } from '../shared/moment.js';
import { fitsSecret, labelFor, receiptFor, secretDigest, secretMeant, secretRecorded } from './receipt.js';

const KEY = Buffer.alloc(32, 7);
const NEW_YEAR = moment('2026-01-01T00:00:00+01:00');
const OLD_YEAR = moment('2025-12-31T23:59:59+01:00');

describe('a receipt', () => {
  it('has a secret of 120 bits in six groups of four, and follows from its dossier and the key alone', () => {
    const id = randomUUID();
    const { reference, secret } = receiptFor(id, NEW_YEAR, KEY);
    expect(secret).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(receiptFor(id, NEW_YEAR, KEY)).toEqual({ reference, secret });
    expect(receiptFor(id, NEW_YEAR, randomBytes(32)).secret).not.toBe(secret);
  });

  it('of a New Year’s night has the same eight signs in either year', () => {
    const id = randomUUID();
    const [before, after] = [receiptFor(id, OLD_YEAR, KEY), receiptFor(id, NEW_YEAR, KEY)];
    expect([before.reference.slice(0, 8), after.reference.slice(0, 8)]).toEqual(['DL-2025-', 'DL-2026-']);
    expect([before.reference.slice(8), after.reference.slice(8)]).toEqual([
      labelFor(id, KEY),
      labelFor(id, KEY),
    ]);
  });

  it('bears the year by the Dutch clock, whenever it is', () => {
    const around = fc.tuple(fc.integer({ min: 1970, max: 2100 }), fc.integer({ min: -9_000, max: 9_000 }));
    const ever = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
    const moments = fc.oneof(
      ever,
      around.map(([year, seconds]) => Math.max(0, Date.UTC(year, 0) + seconds * 1_000)),
    );
    fc.assert(
      fc.property(moments.map(fromMilliseconds), (at) => {
        const { year } = DateTime.fromISO(at, { zone: DUTCH_TIME });
        expect(receiptFor('x', at, KEY).reference).toMatch(new RegExp(`^DL-${year}-`));
      }),
    );
  });

  it('is understood in whatever way its secret is typed over', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom('', ' ', '-', ' – '), fc.boolean(), (id, between, lower) => {
        const { secret } = receiptFor(id, NEW_YEAR, KEY);
        const typed = secret.replaceAll('-', between).replaceAll('0', 'O').replaceAll('1', 'l');
        expect(secretMeant(lower ? typed.toLowerCase() : typed)).toBe(secret);
      }),
    );
  });

  it('of before, with twenty signs, still fits; a repeat of its report is answered with it', () => {
    const id = randomUUID();
    const bytes = createHmac('sha256', KEY).update(`secret:${id}`).digest();
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const signs = [...bytes.subarray(0, 20)].map((byte) => alphabet[byte % 32]).join('');
    const before = signs.replaceAll(/.{5}(?=.)/g, '$&-');
    const digest = secretDigest(before);
    expect(fitsSecret(secretMeant(before.toLowerCase().replaceAll('-', ' ')), digest)).toBe(true);
    expect(secretRecorded(id, KEY, digest)).toBe(before);
    const { secret } = receiptFor(id, NEW_YEAR, KEY);
    expect(secretRecorded(id, KEY, secretDigest(secret))).toBe(secret);
    expect(fitsSecret(secret, digest)).toBe(false);
  });

  it('that there is not fits nothing', () => {
    for (const secret of ['', 'x', receiptFor(randomUUID(), NEW_YEAR, KEY).secret])
      expect(fitsSecret(secret, undefined)).toBe(false);
    expect(fitsSecret('', secretDigest(''))).toBe(false);
  });
});
