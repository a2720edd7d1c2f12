import { describe, expect, it } from '@jest/globals';
import { advise } from './advise.js';
import type { BreachFacts } from './breach-facts.js';
import { factSheet } from './fact-sheet.js';
import { FACT_GROUPS, factsAsked } from './facts-asked.js';

const asked = (facts: BreachFacts) => factsAsked(facts, advise(facts));

/** A mail about one client's care went to another client. */
const MAIL: BreachFacts = {
  incidentType: 'email-wrong-recipient',
  natures: ['confidentiality'],
  dataCategories: ['name', 'email'],
  specialCategories: ['health'],
  subjectGroups: ['customers'],
  subjectCount: { min: 1, max: 1 },
  safetyRisk: 'no',
  recipientKind: 'client',
};

describe('which facts are asked', () => {
  it('every fact belongs to one group', () => {
    expect(Object.values(FACT_GROUPS).flat().sort()).toEqual(Object.keys(factSheet({})).sort());
  });

  it('of a report that says nothing: what belongs to every breach', () => {
    expect([...asked({}).lacking]).toEqual([
      ...['incidentType', 'natures', 'dataCategories', 'specialCategories'],
      ...['subjectGroups', 'subjectCount', 'safetyRisk', 'recipientKind'],
    ]);
  });

  it('no more of that is lacking once it is known, and what would change the advice still tells', () => {
    const { lacking, telling } = asked(MAIL);
    expect([...lacking]).toEqual(['recordCount', 'protection']);
    expect([...telling]).toEqual(expect.arrayContaining(['recipientTrust', 'deletion']));
  });

  it('what the form of the AP asks is asked with the rest where the advice is to tell it, by law or by promise', () => {
    const mild: BreachFacts = { ...MAIL, recipientKind: 'care-partner', deletion: 'confirmed-in-writing' };
    const promised = advise(mild, {
      promises: [
        {
          ...{ id: 'p', kind: 'tell-ap-on-suspicion', sentence: 'We tell.', source: 'p. 1', used: true },
          strictness: 'stricter',
        },
      ],
    });
    expect(advise(mild).notifyAuthority.verdict).not.toBe('yes');
    expect([...asked(mild).lacking]).toEqual([]);
    expect([...factsAsked(mild, promised).lacking]).toEqual(['recordCount', 'protection']);
  });

  it('nobody is asked for the key of what was not locked, nor about use of data that stayed right', () => {
    const { matter } = asked({ ...MAIL, protection: 'none' });
    for (const fact of ['keyCompromised', 'alteration', 'unavailableHours'] as const)
      expect([fact, matter.has(fact)]).toEqual([fact, false]);
    expect(asked({ ...MAIL, protection: 'encrypted' }).matter.has('keyCompromised')).toBe(true);
    expect(asked({ ...MAIL, natures: ['integrity'] }).matter.has('alteration')).toBe(true);
  });

  it('what is known stays in sight, whether or not it matters any more', () => {
    expect(asked({ ...MAIL, protection: 'none', keyCompromised: false }).matter.has('keyCompromised')).toBe(
      true,
    );
  });
});
