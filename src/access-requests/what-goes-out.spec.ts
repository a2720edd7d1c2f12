import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LEAVE_OUT_REASONS } from '../directory/held-of-people.port.js';
import { folded } from '../shared/folded-text.js';
import { BLACK, blackedOut } from './blacked-out.js';
import type { ShownPlace } from './held-of-person.js';
import { seesAll, whatGoesOut } from './what-goes-out.js';

const letters = fc.string({ unit: fc.constantFrom('a', 'á', 'a\u0301', 'B', 'b', 'ß', 'ﬁ', 'f', ' ', '𝒜') });

describe('words that are blacked out', () => {
  it('stand nowhere in what is left, and nothing else is gone', () => {
    fc.assert(
      fc.property(letters, fc.array(letters, { maxLength: 3 }), (text, words) => {
        const shown = blackedOut(text, words);
        const wanted = words.map((word) => folded(word.trim()).text).filter((word) => word !== '');
        for (const word of wanted) expect(folded(shown).text).not.toContain(word);
        // What is shown stands there in the same order.
        let at = 0;
        for (const part of shown.split(BLACK)) {
          expect(text.slice(at)).toContain(part);
          at = text.indexOf(part, at) + part.length;
        }
        if (wanted.every((word) => !folded(text).text.includes(word))) expect(shown).toBe(text);
      }),
    );
  });

  it('are as long as any other, and go wherever they stand', () => {
    expect(blackedOut('Piet zag PIET en Piét-Jan.', ['piet'])).toBe(`${BLACK} zag ${BLACK} en ${BLACK}-Jan.`);
  });
});

const place = fc.record(
  {
    source: fc.constant('dossier' as const),
    of: fc.uuid(),
    revision: fc.nat(9),
    pointer: fc.constant('/text'),
    match: fc.constant('whole' as const),
    text: fc.uuid().map((id) => `text ${id}`),
    why: fc.constantFrom(...LEAVE_OUT_REASONS),
  },
  { requiredKeys: ['source', 'of', 'revision', 'pointer', 'match', 'text'] },
) as fc.Arbitrary<ShownPlace & { readonly text: string }>;

describe('what goes out', () => {
  it('holds nothing that is left out, and everything that is not', () => {
    fc.assert(
      fc.property(fc.array(place), (places) => {
        const out = JSON.stringify(whatGoesOut(places));
        for (const { text, why } of places) expect(out.includes(text)).toBe(why === undefined);
      }),
    );
  });

  it('tells how much of his is kept back, and nothing of what is about others', () => {
    const [one] = fc.sample(place, 1) as [ShownPlace];
    const kept = LEAVE_OUT_REASONS.map((why): ShownPlace => ({ ...one, why }));
    expect(whatGoesOut(kept).leftOut).toEqual([
      { why: 'rights-of-others', places: 1 },
      { why: 'reporter-confidential', places: 1 },
    ]);
  });

  it('is seen whole only by whom nothing of it is out of sight, but who reported', () => {
    const [{ text: _text, why: _why, ...hidden }] = fc.sample(place, 1) as [ShownPlace & { text: string }];
    const out: ShownPlace = { ...hidden, outOfSight: 'untold' };
    expect(seesAll([out])).toBe(false);
    expect(seesAll([{ ...out, why: 'not-about-him' }])).toBe(false);
    expect(seesAll([{ ...out, why: 'reporter-confidential' }])).toBe(true);
  });
});
