import { describe, expect, it } from '@jest/globals';
import { advise } from './advise.js';
import type { BreachFacts } from './breach-facts.js';

const letter: BreachFacts = {
  natures: ['confidentiality'],
  incidentType: 'post-wrong-recipient',
  intent: 'accidental',
  dataCategories: ['name', 'address', 'financial-other'],
  specialCategories: [],
  subjectCount: { min: 1, max: 1 },
  recipientKind: 'client',
};

describe('what the advice says with its answer', () => {
  it('which facts weighed up and which down, each with its source', () => {
    const advice = advise({ ...letter, deletion: 'confirmed-in-writing' });
    expect(advice.weighedUp.map(({ key }) => key)).toEqual(['known-recipient', 'financial-data']);
    expect(advice.weighedDown.map(({ key }) => key)).toEqual(['stranger-confirmed']);
    expect([...advice.weighedUp, ...advice.weighedDown].every(({ source }) => source.length > 5)).toBe(true);
  });

  it('what was unknown and taken from its worse side, and that one may notify in phases', () => {
    const { takenCautiously, notifyAuthority } = advise({
      natures: ['confidentiality'],
      incidentType: 'hacking-malware-phishing',
      exfiltration: 'possible',
    });
    expect(takenCautiously.map(({ key }) => key)).toEqual(['exfiltration-not-excluded', 'kinds-unknown']);
    expect(notifyAuthority.articles).toEqual(['GDPR Art. 33(1)', 'GDPR Art. 33(4)']);
  });

  it('which open fact would change the answer, and into what', () => {
    const { dependsOn } = advise(letter).informPeople;
    const deletion = dependsOn.find(({ fact }) => fact === 'deletion');
    expect(deletion?.outcomes).toEqual([
      { answer: { deletion: 'confirmed-in-writing' }, verdict: 'no' },
      { answer: { deletion: 'refused' }, verdict: 'yes' },
    ]);
    expect(dependsOn.map(({ fact }) => fact)).not.toContain('unavailabilityEffect');
  });

  it('a known fact is not asked again', () => {
    const asked = advise(letter).informPeople.dependsOn.map(({ fact }) => fact);
    for (const known of Object.keys(letter)) expect(asked).not.toContain(known);
  });

  it('the severity of ENISA beside it, once the kinds of data are known', () => {
    expect(advise(letter).severity).toMatchObject({ score: 3.25, band: 'high' });
    expect(advise({ natures: ['confidentiality'] }).severity).toBeUndefined();
  });

  it('a low score of ENISA is no verdict: an address of somebody in a shelter', () => {
    const shelter: BreachFacts = {
      ...letter,
      dataCategories: ['address'],
      identification: 'negligible',
      vulnerabilities: ['shelter'],
    };
    const { severity, notifyAuthority, informPeople } = advise(shelter);
    expect(severity?.band).toBe('low');
    expect([notifyAuthority.verdict, informPeople.verdict]).toEqual(['yes', 'yes']);
  });

  it('Art. 34(3)(b): measures that remove the high risk free from informing, not from notifying', () => {
    const facts: BreachFacts = {
      ...letter,
      recipientKind: 'unknown-person',
      measuresAfterwards: ['high-risk-no-longer-likely'],
    };
    const { notifyAuthority, informPeople } = advise(facts);
    expect(notifyAuthority.verdict).toBe('yes');
    expect(informPeople.verdict).toBe('no');
    expect(informPeople.articles).toEqual(['GDPR Art. 34(3)(b)']);
  });

  it('but never where somebody’s safety is at stake', () => {
    const facts: BreachFacts = {
      ...letter,
      safetyRisk: 'possible',
      measuresAfterwards: ['high-risk-no-longer-likely'],
    };
    expect(advise(facts).informPeople.verdict).toBe('yes');
  });

  it('data that were public already are not disclosed again', () => {
    expect(advise({ ...letter, dataAlreadyPublic: true }).notifyAuthority.verdict).toBe('no');
  });

  it('is plain JSON', () => {
    const advice = advise(letter);
    expect(JSON.parse(JSON.stringify(advice))).toEqual(advice);
  });
});
