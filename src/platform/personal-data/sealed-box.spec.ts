import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openedBox, sealedBox, type SealedPlace } from './sealed-box.js';

const PLACE: SealedPlace = {
  stream: 'breach-1',
  event: randomUUID(),
  type: 'BreachReported',
  schemaVersion: 1,
  pointer: '/report/description',
  scope: 'dossier',
  key: randomUUID(),
};
const KEY = randomBytes(32);

describe('a sealed value', () => {
  it('opens with its key, where it stands, as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const asJson = JSON.parse(JSON.stringify(value)) as unknown;
        expect(openedBox(sealedBox(value, KEY, PLACE), KEY, PLACE)).toEqual({ value: asJson });
      }),
    );
  });

  it('opens with no byte of its box changed, and no bit', () => {
    const box = sealedBox('De brief ging naar Kees.', KEY, PLACE);
    const bytes = Buffer.from(box, 'base64url');
    for (let at = 0; at < bytes.length; at++)
      for (let bit = 0; bit < 8; bit++) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(openedBox(changed.toString('base64url'), KEY, PLACE)).toBeUndefined();
      }
    expect(openedBox(box, KEY, PLACE)).toBeDefined();
  });

  it('opens cut off, lengthened or written otherwise as little', () => {
    const box = sealedBox('De brief ging naar Kees.', KEY, PLACE);
    for (let length = 0; length < box.length; length++)
      expect(openedBox(box.slice(0, length), KEY, PLACE)).toBeUndefined();
    for (const other of [`${box}AA`, `${box}=`, ` ${box}`, `${box}\n`, '', 'AQ', 'not a box'])
      expect(openedBox(other, KEY, PLACE)).toBeUndefined();
  });

  it.each(Object.keys(PLACE) as (keyof SealedPlace)[])('opens nowhere else: %s', (field) => {
    const elsewhere = { ...PLACE, [field]: field === 'schemaVersion' ? 2 : `${PLACE[field]}x` };
    expect(openedBox(sealedBox('Kees', KEY, PLACE), KEY, elsewhere)).toBeUndefined();
  });

  it('opens with no other key', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (other) => {
        expect(openedBox(sealedBox('Kees', KEY, PLACE), Buffer.from(other), PLACE)).toBeUndefined();
      }),
    );
  });

  it('does not show by its length which of two short names it is', () => {
    const lengths = ['Jo', 'Kees', 'Anna-Maria van der Bovenkamp'].map(
      (name) => sealedBox(name, KEY, PLACE).length,
    );
    expect(new Set(lengths).size).toBe(1);
  });

  it('is another box each time', () => {
    expect(sealedBox('Kees', KEY, PLACE)).not.toBe(sealedBox('Kees', KEY, PLACE));
  });
});
