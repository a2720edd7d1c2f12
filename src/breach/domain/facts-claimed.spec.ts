import { describe, expect, it } from '@jest/globals';
import { factsClaimed } from './facts-claimed.js';

describe('what a report says in the words of the advice', () => {
  it('that nobody is in danger is not taken from a reporter; that somebody may be is', () => {
    expect([factsClaimed({ safetyRisk: 'no' }), factsClaimed({ safetyRisk: 'unknown' })]).toEqual([{}, {}]);
    expect(factsClaimed({ safetyRisk: 'yes' })).toEqual({ safetyRisk: 'yes' });
  });

  it('a deletion he heard of is not one in writing, and who has it is not made up', () => {
    const recipient = { kind: 'unknown', confirmedDeletion: 'yes' } as const;
    expect(factsClaimed({ safetyRisk: 'unknown', recipient })).toEqual({ deletion: 'confirmed-orally' });
  });

  it('ordinary kinds of data alone leave open whether special ones are among them', () => {
    const claimed = factsClaimed({ safetyRisk: 'unknown', dataCategories: ['name'] });
    expect(claimed).toEqual({ dataCategories: ['name'] });
  });
});
