import { describe, expect, it } from '@jest/globals';
import { advise } from './advise.js';
import type { BreachFacts } from './breach-facts.js';
import type { AdvicePromise } from './promise.js';

const suspicion: AdvicePromise = {
  id: 'ap-on-suspicion',
  kind: 'tell-ap-on-suspicion',
  sentence: 'of we vermoeden dat dit het geval is, dan zullen wij dit melden bij de AP',
  source: 'Melden van incidenten',
  strictness: 'stricter',
  used: true,
};
const possibleHarm: AdvicePromise = {
  ...suspicion,
  id: 'people-at-possible-harm',
  kind: 'tell-people-at-possible-harm',
  sentence: 'mogelijk ongunstige of nadelige gevolgen',
};
const whatLeaked: AdvicePromise = { ...suspicion, id: 'people-what-leaked', kind: 'tell-people-what-leaked' };
const looser: AdvicePromise = {
  ...suspicion,
  id: 'ap-at-high-risk',
  kind: 'tell-ap-at-high-risk',
  strictness: 'looser',
  used: false,
};

/** Two packing bills swapped: the law asks nobody to be told. */
const trivial: BreachFacts = {
  natures: ['confidentiality'],
  incidentType: 'post-wrong-recipient',
  dataCategories: ['name', 'address'],
  specialCategories: [],
  subjectCount: { min: 2, max: 2 },
  recipientKind: 'client',
};
/** A letter with a birth date at a known stranger: a risk, not a high one. */
const moderate: BreachFacts = {
  ...trivial,
  dataCategories: ['name', 'address', 'birth-date'],
  subjectCount: { min: 1, max: 1 },
};

describe('promises of the organisation in the advice', () => {
  it('Kadera tells the AP even on suspicion, where the law alone would not ask it', () => {
    const { notifyAuthority } = advise(trivial, { promises: [suspicion] });
    expect(notifyAuthority.byLaw).toBe('no');
    expect(notifyAuthority.verdict).toBe('yes');
    expect(notifyAuthority.reasons.map(({ key }) => key)).toContain('promised');
    expect(notifyAuthority.promises).toEqual([
      {
        id: 'ap-on-suspicion',
        sentence: suspicion.sentence,
        source: 'Melden van incidenten',
        strictness: 'stricter',
        binds: true,
      },
    ]);
  });

  it('Kadera tells people at possibly adverse effects: at a risk below high, not where risk is unlikely', () => {
    expect(advise(moderate, { promises: [possibleHarm] }).informPeople).toMatchObject({
      byLaw: 'no',
      verdict: 'yes',
    });
    const { informPeople } = advise(trivial, { promises: [possibleHarm] });
    expect(informPeople.verdict).toBe('no');
    expect(informPeople.promises[0]?.binds).toBe(false);
  });

  it('Kwartier tells people what leaked at any breach', () => {
    expect(advise(trivial, { promises: [whatLeaked] }).informPeople.verdict).toBe('yes');
  });

  it('a looser sentence is shown and never used', () => {
    const { notifyAuthority } = advise(moderate, { promises: [looser] });
    expect(notifyAuthority.verdict).toBe('yes');
    expect(notifyAuthority.promises).toEqual([
      expect.objectContaining({ strictness: 'looser', binds: false }),
    ]);
  });

  it('a looser sentence is not used even where somebody marked it so', () => {
    const { notifyAuthority } = advise(
      { ...trivial },
      { promises: [{ ...looser, kind: 'tell-ap-on-suspicion', used: true }] },
    );
    expect(notifyAuthority.verdict).toBe('no');
  });

  it('a promise about something else stays out of the advice', () => {
    const other: AdvicePromise = { ...suspicion, kind: 'report-at-any-hour' };
    expect(advise(trivial, { promises: [other] })).toEqual(advise(trivial));
  });
});
