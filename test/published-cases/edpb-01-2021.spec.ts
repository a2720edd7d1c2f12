import { describe, expect, it } from '@jest/globals';
import { advise } from '../../src/law/advice/advise.js';
import { SHORTER } from './edpb-01-2021-by-another-hand.js';
import { CASES } from './edpb-01-2021.js';

describe('the cases of EDPB 01/2021 get the conclusion of the guideline', () => {
  it.each(CASES)('case $case: $verdict', ({ facts, verdict }) => {
    const { record, notifyAuthority, informPeople } = advise(facts);
    expect(record.verdict).toBe('yes');
    expect(`${notifyAuthority.verdict} / ${informPeople.verdict}`).toBe(verdict);
  });
});

describe('the same cases, entered by another hand', () => {
  it.each(SHORTER)('case %s: %s', (_case, verdict, facts) => {
    const { notifyAuthority, informPeople } = advise(facts);
    expect(`${notifyAuthority.verdict} / ${informPeople.verdict}`).toBe(verdict);
  });
});
