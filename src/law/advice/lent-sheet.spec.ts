import { describe, expect, it } from '@jest/globals';
import { factSheet, type FactSheet } from './fact-sheet.js';
import { withAnswer } from './lent-sheet.js';

const sheet = (): FactSheet => factSheet({ protection: 'encrypted', subjectCount: { min: 1, max: 9 } });

describe('a sheet of facts that is lent out with an answer on it', () => {
  it('has the answer while it is asked, and every other fact as it was', () => {
    const facts = sheet();
    const asked = withAnswer(facts, { keyCompromised: false, protection: 'none' }, (lent) => ({ ...lent }));
    expect(asked).toEqual({ ...sheet(), keyCompromised: false, protection: 'none' });
  });

  it('is as it was afterwards, with what was known, unknown and answered within an answer', () => {
    const facts = sheet();
    withAnswer(facts, { protection: 'none', keyCompromised: true }, (lent) => {
      const within = withAnswer(
        lent,
        { protection: 'hashed', harmSeen: true },
        ({ protection }) => protection,
      );
      expect(within).toBe('hashed');
      expect(lent).toEqual({ ...sheet(), protection: 'none', keyCompromised: true });
    });
    expect(facts).toEqual(sheet());
    expect(Object.keys(facts)).toEqual(Object.keys(sheet()));
  });

  it('is as it was even where asking it fails', () => {
    const facts = sheet();
    const ask = (): never => {
      throw new Error('asked in vain');
    };
    expect(() => withAnswer(facts, { harmSeen: true }, ask)).toThrow('asked in vain');
    expect(facts).toEqual(sheet());
  });
});
