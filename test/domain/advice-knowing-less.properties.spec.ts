import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { advise } from '../../src/law/advice/advise.js';
import { HOLDERS, type BreachFacts } from '../../src/law/advice/breach-facts.js';
import { FACTORS } from '../../src/law/advice/factors.js';
import type { FactorKey } from '../../src/law/advice/factor.js';
import { factSheet } from '../../src/law/advice/fact-sheet.js';
import { impactOf } from '../../src/law/advice/impact.js';
import { readingOf } from '../../src/law/advice/reading.js';
import type { Verdict } from '../../src/law/advice/verdict.js';
import { anyFacts, factsOfSeveralRecipients, hardlyAnyFacts } from '../support/arbitrary/arbitrary-facts.js';

const ASKED = ['notifyAuthority', 'informPeople'] as const;
const order = (verdict: Verdict): number => ['no', 'undecided', 'yes'].indexOf(verdict);

function notLower(after: BreachFacts, before: BreachFacts): void {
  const [later, earlier] = [advise(after), advise(before)];
  for (const asked of ASKED) {
    expect(order(later[asked].verdict)).toBeGreaterThanOrEqual(order(earlier[asked].verdict));
  }
}

describe('law.md 1: knowing less never lowers an answer', () => {
  it('"unknown" added to the kinds of data that are known', () => {
    fc.assert(
      fc.property(anyFacts, ({ dataCategories, ...facts }) => {
        fc.pre(dataCategories !== undefined);
        notLower({ ...facts, dataCategories: [...dataCategories, 'unknown'] }, { ...facts, dataCategories });
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    ['access', { access: 'possible' }],
    ['exfiltration', { exfiltration: 'possible' }],
    ['safetyRisk', { safetyRisk: 'possible' }],
    ['alteration', { alteration: 'possibly-used' }],
  ] as const satisfies readonly (readonly [keyof BreachFacts, BreachFacts])[])(
    '%s "possible" gives no less than the same fact left open',
    (fact, possible) => {
      fc.assert(
        fc.property(anyFacts, (facts) => {
          const { [fact]: _left, ...open } = facts;
          notLower({ ...open, ...possible }, open);
        }),
        { numRuns: 400 },
      );
    },
  );

  it('one more kind of recipient never lowers it either (law.md 6)', () => {
    fc.assert(
      fc.property(factsOfSeveralRecipients, fc.constantFrom(...HOLDERS), (facts, kind) => {
        notLower({ ...facts, recipientKinds: [...(facts.recipientKinds ?? []), kind] }, facts);
      }),
      { numRuns: 200 },
    );
  });
});

describe('law.md 2: a "no" stands on known facts', () => {
  it.each([
    ['about half of the facts known', anyFacts, 800],
    ['hardly any', hardlyAnyFacts, 300],
    ['several kinds of recipients', factsOfSeveralRecipients, 100],
  ] as const)('no plain "no" depends on a fact that could turn it to "yes": %s', (_name, some, numRuns) => {
    fc.assert(
      fc.property(some, (facts) => {
        const advice = advise(facts);
        for (const asked of ASKED) {
          const { byLaw, dependsOn, takenForGranted } = advice[asked];
          if (byLaw !== 'no') expect(takenForGranted).toEqual([]);
          else
            expect(dependsOn.flatMap(({ outcomes }) => outcomes.map(({ verdict }) => verdict))).not.toContain(
              'yes',
            );
        }
      }),
      { numRuns },
    );
  });
});

/** Facts that speak against it, each of them. */
const SPEAKS_AGAINST: readonly (keyof BreachFacts)[] = [
  'dataAlreadyPublic',
  'dataOutdated',
  'identification',
  'dataInsight',
  'protection',
  'measuresAfterwards',
  'natures',
];

describe('law.md 3: an attacker from outside who may have had the data', () => {
  it('is no plain "no" about people, where the data are more than name and contact', () => {
    const beyondContact = fc.constantFrom('birth-date', 'gender', 'iban', 'bsn', 'photos', 'other' as const);
    const possible = fc.constantFrom<BreachFacts>({ access: 'possible' }, { exfiltration: 'possible' });
    fc.assert(
      fc.property(anyFacts, beyondContact, possible, (facts, kind, finding) => {
        const left = Object.fromEntries(
          Object.entries(facts).filter(
            ([fact]) =>
              !SPEAKS_AGAINST.includes(fact as keyof BreachFacts) &&
              fact !== 'access' &&
              fact !== 'exfiltration',
          ),
        ) as BreachFacts;
        const { informPeople } = advise({
          ...left,
          ...finding,
          recipientKind: 'attacker',
          dataCategories: ['name', kind],
        });
        expect(informPeople.verdict).not.toBe('no');
      }),
      { numRuns: 400 },
    );
  });
});

const ABOUT_CONTENT: ReadonlySet<FactorKey> = new Set<FactorKey>([
  'kinds-unknown',
  'special-category',
  'criminal',
  'identity-number',
  'identity-document',
  'credentials',
  'financial-data',
  'location-data',
  'photos',
  'telling-data',
  'identity-set',
  'detailed-profile',
  'context-reveals',
  'vulnerable-people',
  'hidden-people',
  'found-by-threat',
  'harm-likely',
]);

/** Pairs that cannot both be true of one breach. */
const CONTRADICT: readonly (readonly [FactorKey, FactorKey])[] = [
  ['recipient-not-known', 'known-recipient'],
  ['recipient-not-known', 'unknown-recipient'],
  ['recipient-not-known', 'trusted-unconfirmed'],
  ['known-recipient', 'unknown-recipient'],
  ['known-recipient', 'trusted-unconfirmed'],
  ['known-recipient', 'trusted-recipient'],
  ['known-recipient', 'trusted-confirmed'],
  ['trusted-recipient', 'trusted-unconfirmed'],
  ['trusted-confirmed', 'trusted-unconfirmed'],
  ['many-recipients', 'recipients-uncounted'],
  ['many-recipients', 'trusted-confirmed'],
  ['nobody-has-it', 'exfiltrated'],
  ['nobody-has-it', 'known-recipient'],
  ['data-lost', 'backup-restores'],
  ['data-gone', 'data-lost'],
  ['ordinary-data', 'other-unknown'],
];

describe('law.md 9: reasons name what decided, and state nothing that nobody said', () => {
  it('where the kind of data makes it worse than ordinary, a factor about the data says which', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const weighed: FactorKey[] = [];
        const impact = impactOf(readingOf(factSheet(facts)), (key) => weighed.push(key));
        if (impact >= 2) expect(weighed.some((key) => ABOUT_CONTENT.has(key))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('no two factors contradict each other', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { weighedUp, weighedDown, takenCautiously } = advise(facts);
        const keys = [...weighedUp, ...weighedDown, ...takenCautiously].map(({ key }) => key);
        for (const [one, other] of CONTRADICT) {
          expect(keys.includes(one) && keys.includes(other) ? [one, other] : []).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never says that there is no backup while asking for one, nor that data came back in a time nobody stated', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { weighedUp, weighedDown } = advise(facts);
        const keys = [...weighedUp, ...weighedDown].map(({ key }) => key);
        if (facts.backupAvailable !== false) expect(keys).not.toContain('data-lost');
        if (facts.unavailableHours === undefined) expect(keys).not.toContain('restored-in-time');
      }),
      { numRuns: 400 },
    );
  });

  it('who looked without need is neither trusted nor of unknown secrecy (law.md 7)', () => {
    fc.assert(
      fc.property(anyFacts, fc.boolean(), (facts, asKind) => {
        const { weighedUp, weighedDown } = advise({
          ...facts,
          recipientKind: 'own-organisation',
          ...(asKind ? { incidentType: 'snooping' } : { intent: 'insider-misuse' }),
        });
        const keys = [...weighedUp, ...weighedDown].map(({ key }) => key);
        for (const key of [
          'trusted-unconfirmed',
          'trusted-recipient',
          'trusted-confirmed',
          'colleague-confirmed',
          'known-recipient',
        ] as const) {
          expect(keys).not.toContain(key);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('law.md 8: offered answers fit', () => {
  it('a remote wipe is offered, and counts, for things that went astray only', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        fc.pre(facts.incidentType !== undefined && facts.incidentType !== 'device-or-paper-lost-or-stolen');
        const { notifyAuthority, informPeople, weighedDown } = advise(facts);
        const offered = [notifyAuthority, informPeople].flatMap(({ dependsOn }) =>
          dependsOn.flatMap(({ outcomes }) =>
            outcomes.flatMap(({ answer }) => answer.measuresAfterwards ?? []),
          ),
        );
        expect(offered).not.toContain('remote-wipe-confirmed');
        expect(weighedDown.map(({ key }) => key)).not.toContain('remote-wiped');
      }),
      { numRuns: 400 },
    );
  });

  it('what is known of the kinds of data stands in each answer that is offered', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const known = (facts.dataCategories ?? []).filter((kind) => kind !== 'unknown');
        for (const { fact, outcomes } of advise(facts).informPeople.dependsOn) {
          if (fact !== 'dataCategories') continue;
          for (const { answer } of outcomes)
            expect(answer.dataCategories).toEqual(expect.arrayContaining(known));
        }
      }),
    );
  });
});

describe('the words of the factors', () => {
  it('are all in two languages with a source', () => {
    for (const { nl, en, source } of Object.values(FACTORS)) {
      expect([nl, en, source].every((text) => text.length > 3)).toBe(true);
    }
  });
});
