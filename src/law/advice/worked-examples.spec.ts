import { describe, expect, it } from '@jest/globals';
import { advise, type Advice } from './advise.js';
import type { BreachFacts } from './breach-facts.js';

/** The ten examples of EDPB 9/2022, Annex B (law.md §4), as facts. */
function verdictsOn(facts: BreachFacts): string {
  const { notifyAuthority, informPeople } = advise(facts);
  return `${notifyAuthority.verdict} / ${informPeople.verdict}`;
}

function dependsOn({ dependsOn: facts }: Advice['informPeople']): readonly string[] {
  return facts.map(({ fact }) => fact);
}

describe('the worked examples of EDPB 9/2022, Annex B', () => {
  const backupStolen: BreachFacts = {
    natures: ['confidentiality'],
    incidentType: 'device-or-paper-lost-or-stolen',
    dataCategories: ['name', 'address', 'bsn', 'financial-other'],
    protection: 'encrypted',
    protectionStateOfTheArt: true,
    keyCompromised: false,
    backupAvailable: true,
  };

  it('a stolen encrypted backup with a safe key: tell nobody, record', () => {
    expect(verdictsOn(backupStolen)).toBe('no / no');
    expect(advise(backupStolen).record.verdict).toBe('yes');
    expect(advise(backupStolen).informPeople.articles).toContain('GDPR Art. 34(3)(a)');
  });

  it('the same backup once its key is out: tell both', () => {
    expect(verdictsOn({ ...backupStolen, keyCompromised: true })).toBe('yes / yes');
  });

  it('data of an online service taken: notify; people depend on what was taken', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'hacking-malware-phishing',
      intent: 'malicious',
      exfiltration: 'confirmed',
      subjectGroups: ['customers'],
    };
    expect(verdictsOn(facts)).toBe('yes / undecided');
    expect(dependsOn(advise(facts).informPeople)).toContain('dataCategories');
  });

  it('a call centre without power for minutes: tell nobody', () => {
    const facts: BreachFacts = {
      natures: ['availability-temporary'],
      intent: 'accidental',
      subjectGroups: ['customers'],
      unavailableHours: 0.1,
    };
    expect(verdictsOn(facts)).toBe('no / no');
  });

  it('ransomware without a backup: tell both, unless effects prove small', () => {
    const facts: BreachFacts = {
      natures: ['availability-permanent'],
      incidentType: 'hacking-malware-phishing',
      intent: 'malicious',
      exfiltration: 'excluded',
      backupAvailable: false,
      subjectGroups: ['customers'],
    };
    expect(verdictsOn(facts)).toBe('yes / yes');
    expect(dependsOn(advise(facts).informPeople)).toContain('unavailabilityEffect');
  });

  it('one client’s statement sent to another: notify; people when the risk is high', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'post-wrong-recipient',
      dataCategories: ['name', 'address', 'financial-other'],
      specialCategories: [],
      subjectGroups: ['customers'],
      subjectCount: { min: 1, max: 1 },
      recipientKind: 'client',
      intent: 'accidental',
    };
    expect(verdictsOn(facts)).toBe('yes / undecided');
    expect(dependsOn(advise(facts).informPeople)).toEqual(
      expect.arrayContaining(['deletion', 'recipientTrust', 'dataInsight']),
    );
  });

  it('credentials and purchases of a web shop published by an attacker: tell both', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'hacking-malware-phishing',
      intent: 'malicious',
      recipientKind: 'public',
      exfiltration: 'confirmed',
      dataCategories: ['name', 'email', 'credentials', 'other'],
      subjectGroups: ['customers'],
    };
    expect(verdictsOn(facts)).toBe('yes / yes');
  });

  it('an authorisation error at a hosting processor: notify; people when the risk is high', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'authorisation-wrong',
      intent: 'accidental',
      recipientKind: 'known-group',
      access: 'possible',
      subjectGroups: ['customers'],
    };
    expect(verdictsOn(facts)).toBe('yes / undecided');
  });

  it('hospital records out of reach for 30 hours: tell both', () => {
    const facts: BreachFacts = {
      natures: ['availability-temporary'],
      incidentType: 'hacking-malware-phishing',
      intent: 'malicious',
      exfiltration: 'excluded',
      subjectGroups: ['patients'],
      specialCategories: ['health'],
      unavailableHours: 30,
    };
    expect(verdictsOn(facts)).toBe('yes / yes');
  });

  it('a student list sent to over a thousand: notify; people depend on what it tells', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'email-wrong-recipient',
      intent: 'accidental',
      subjectGroups: ['students'],
      subjectCount: { min: 500, max: 1000 },
      recipientKind: 'known-group',
      recipientCount: { min: 1000, max: 1100 },
    };
    expect(verdictsOn(facts)).toBe('yes / undecided');
    expect(dependsOn(advise(facts).informPeople)).toContain('dataCategories');
  });

  describe('marketing mail with everybody in cc depends', () => {
    const mail: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'email-open-cc',
      intent: 'accidental',
      dataCategories: ['email'],
      subjectGroups: ['customers'],
    };

    it('on the number', () => {
      const { notifyAuthority } = advise(mail);
      expect(notifyAuthority.verdict).toBe('undecided');
      expect(notifyAuthority.dependsOn.map(({ fact }) => fact)).toContain('subjectCount');
      expect(verdictsOn({ ...mail, subjectCount: { min: 12, max: 12 } })).toBe('no / no');
      expect(verdictsOn({ ...mail, subjectCount: { min: 900, max: 900 } })).toBe('yes / no');
    });

    it('on what the list gives away', () => {
      const psychotherapist: BreachFacts = {
        ...mail,
        subjectCount: { min: 60, max: 60 },
        contextReveals: 'special-category',
      };
      expect(verdictsOn(psychotherapist)).toBe('yes / yes');
    });
  });
});
