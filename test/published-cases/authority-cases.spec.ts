import { describe, expect, it } from '@jest/globals';
import { advise } from '../../src/law/advice/advise.js';
import type { BreachFacts } from '../../src/law/advice/breach-facts.js';
import { ENTERED_LATER } from './entered-later.js';
import { EUROPEAN_GUIDANCE } from './european-guidance.js';
import { IRELAND } from './ireland.js';
import { NETHERLANDS } from './netherlands.js';
import { OTHER_AUTHORITIES } from './other-authorities.js';
import { POLAND } from './poland.js';
import { UNITED_KINGDOM } from './united-kingdom.js';

const CASES = [
  ...UNITED_KINGDOM,
  ...EUROPEAN_GUIDANCE,
  ...IRELAND,
  ...POLAND,
  ...NETHERLANDS,
  ...OTHER_AUTHORITIES,
  ...ENTERED_LATER,
];

const ENTRIES = ['full', 'hurried'] as const;

function answerTo(facts: BreachFacts): readonly string[] {
  const { notifyAuthority, informPeople } = advise(facts);
  return [notifyAuthority.verdict, informPeople.verdict];
}

describe('what authorities and guidelines concluded', () => {
  const entered = CASES.flatMap((one) => ENTRIES.map((entry) => ({ ...one, entry })));

  it.each(entered)('$case ($source), $entry: $published', ({ published, ours, entry, ...facts }) => {
    const answer = answerTo(facts[entry]);
    const expected = (ours?.[entry] ?? published).split(' / ');
    expect(answer.map((verdict, i) => (expected[i] === '?' ? '?' : verdict))).toEqual(expected);
  });

  it('never gets a plain contradiction, once the story is told in full', () => {
    for (const { published, full } of CASES) {
      const answer = answerTo(full);
      published.split(' / ').forEach((verdict, i) => {
        if (verdict === 'yes') expect(answer[i]).not.toBe('no');
        if (verdict === 'no') expect(answer[i]).not.toBe('yes');
      });
    }
  });
});
