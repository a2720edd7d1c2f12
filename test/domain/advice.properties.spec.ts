import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyFacts } from '../support/arbitrary/arbitrary-facts.js';
import { advise } from '../../src/law/advice/advise.js';
import type { BreachFacts } from '../../src/law/advice/breach-facts.js';
import type { Verdict } from '../../src/law/advice/verdict.js';

const QUESTIONS = ['record', 'notifyAuthority', 'informPeople'] as const;
const order = (verdict: Verdict): number => ['no', 'undecided', 'yes'].indexOf(verdict);

describe('advice on any facts', () => {
  it('answers all three questions, each with a reason and an article, in two languages', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const advice = advise(facts);
        for (const question of QUESTIONS) {
          const { reasons, articles } = advice[question];
          expect(reasons.length).toBeGreaterThan(0);
          expect(articles.length).toBeGreaterThan(0);
          expect(reasons.every(({ nl, en }) => nl.length > 0 && en.length > 0)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('always records, and never informs people of what the authority need not know', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { record, notifyAuthority, informPeople } = advise(facts);
        expect(record.verdict).toBe('yes');
        if (informPeople.verdict === 'yes') expect(notifyAuthority.verdict).toBe('yes');
      }),
      { numRuns: 500 },
    );
  });

  it('leaves the facts it was asked about as they were', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const before = structuredClone(facts);
        advise(facts);
        expect(facts).toEqual(before);
      }),
    );
  });

  it('is the same for the same facts', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(advise(facts)).toEqual(advise({ ...facts }));
      }),
    );
  });

  it('never says that nothing need be notified when nothing is known', () => {
    const { notifyAuthority } = advise({});
    expect(notifyAuthority.verdict).toBe('undecided');
    expect(notifyAuthority.reasons.map(({ key }) => key)).toEqual(['risk-in-doubt', 'phases-possible']);
  });

  it('never says no to notifying on one known fact, unless that fact takes the risk away', () => {
    const takesAway: BreachFacts[] = [
      { access: 'excluded' },
      { exfiltration: 'excluded' },
      { recipientKind: 'nobody' },
      { dataAlreadyPublic: true },
    ];
    const bare = (facts: BreachFacts): boolean =>
      !takesAway.some((one) =>
        Object.entries(one).every(([fact, value]) => facts[fact as keyof BreachFacts] === value),
      );
    fc.assert(
      fc.property(anyFacts, fc.nat(), (facts, pick) => {
        const entries = Object.entries(facts);
        const entry = entries[pick % Math.max(1, entries.length)];
        fc.pre(entry !== undefined && entry[0] !== 'natures');
        const one = Object.fromEntries([entry]) as BreachFacts;
        fc.pre(bare(one));
        expect(advise(one).notifyAuthority.verdict).not.toBe('no');
      }),
      { numRuns: 500 },
    );
  });
});

/** Pairs of a milder and a graver answer to the same fact, all else equal. */
const GRAVER: readonly (readonly [string, BreachFacts, BreachFacts])[] = [
  ['more people', { subjectCount: { min: 1, max: 5 } }, { subjectCount: { min: 500, max: 500 } }],
  ['many more people', { subjectCount: { min: 500, max: 500 } }, { subjectCount: { min: 1, max: 90_000 } }],
  ['more recipients', { recipientCount: { min: 1, max: 1 } }, { recipientCount: { min: 80, max: 80 } }],
  ['special data', { specialCategories: [] }, { specialCategories: ['health'] }],
  ['a national number', { dataCategories: ['name'] }, { dataCategories: ['name', 'bsn'] }],
  [
    'a hidden address',
    { vulnerabilities: ['children'] },
    { vulnerabilities: ['children', 'hidden-address'] },
  ],
  ['vulnerable people', { vulnerabilities: [] }, { vulnerabilities: ['care-clients'] }],
  ['a leaked key', { keyCompromised: false }, { keyCompromised: true }],
  ['outdated technique', { protectionStateOfTheArt: true }, { protectionStateOfTheArt: false }],
  ['no protection', { protection: 'encrypted' }, { protection: 'none' }],
  ['no backup', { backupAvailable: true }, { backupAvailable: false }],
  ['possible exfiltration', { exfiltration: 'excluded' }, { exfiltration: 'possible' }],
  ['certain exfiltration', { exfiltration: 'possible' }, { exfiltration: 'confirmed' }],
  ['possible access', { access: 'excluded' }, { access: 'possible' }],
  ['certain access', { access: 'possible' }, { access: 'confirmed' }],
  ['no deletion', { deletion: 'confirmed-in-writing' }, { deletion: 'requested' }],
  ['no writing', { deletion: 'confirmed-in-writing' }, { deletion: 'confirmed-orally' }],
  ['no word', { deletion: 'confirmed-orally' }, { deletion: 'requested' }],
  ['refused deletion', { deletion: 'requested' }, { deletion: 'refused' }],
  ['no trust', { recipientTrust: 'bound-to-secrecy' }, { recipientTrust: 'not-trusted' }],
  ['a public', { recipientKind: 'client' }, { recipientKind: 'public' }],
  ['an attacker', { recipientKind: 'private-person' }, { recipientKind: 'attacker' }],
  ['no colleague', { recipientKind: 'own-organisation' }, { recipientKind: 'client' }],
  ['a threatening person', { recipientKind: 'private-person' }, { recipientKind: 'threatening-person' }],
  ['misuse by staff', { intent: 'accidental' }, { intent: 'insider-misuse' }],
  ['safety at stake', { safetyRisk: 'no' }, { safetyRisk: 'possible' }],
  ['harm seen', { harmSeen: false }, { harmSeen: true }],
  ['easier identification', { identification: 'limited' }, { identification: 'maximum' }],
  ['more insight', { dataInsight: 'general' }, { dataInsight: 'detailed-profile' }],
  ['more effect', { unavailabilityEffect: 'minor' }, { unavailabilityEffect: 'serious' }],
  ['longer outage', { unavailableHours: 2 }, { unavailableHours: 90 }],
  ['possible use of wrong data', { alteration: 'corrected-before-use' }, { alteration: 'possibly-used' }],
  ['use of wrong data', { alteration: 'corrected-before-use' }, { alteration: 'used' }],
  ['a systemic flaw', { systemic: false }, { systemic: true }],
];

describe('a graver fact never softens the advice', () => {
  it.each(GRAVER)('%s', (_name, milder, graver) => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const before = advise({ ...facts, ...milder });
        const after = advise({ ...facts, ...graver });
        for (const question of ['notifyAuthority', 'informPeople'] as const) {
          expect(order(after[question].verdict)).toBeGreaterThanOrEqual(order(before[question].verdict));
        }
      }),
      { numRuns: 150 },
    );
  });
});
