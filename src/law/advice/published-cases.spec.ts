import { describe, expect, it } from '@jest/globals';
import { advise } from './advise.js';
import type { BreachFacts } from './breach-facts.js';

function verdictsOn(facts: BreachFacts): string {
  const { notifyAuthority, informPeople } = advise(facts);
  return `${notifyAuthority.verdict} / ${informPeople.verdict}`;
}

/** cases.md: facts from published decisions. */
describe('published cases', () => {
  it('PVV Overijssel: an open invitation shows a political opinion, so the AP is told', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'email-open-cc',
      intent: 'accidental',
      dataCategories: ['name', 'email'],
      specialCategories: ['political'],
      subjectCount: { min: 101, max: 101 },
      recipientCount: { min: 101, max: 101 },
    };
    expect(advise(facts).notifyAuthority.verdict).toBe('yes');
    expect(advise(facts).weighedUp.map(({ key }) => key)).toContain('special-category');
  });

  it('Booking.com: reservations and cards in the hands of fraudsters: tell both', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'hacking-malware-phishing',
      intent: 'malicious',
      recipientKind: 'attacker',
      dataCategories: ['name', 'address', 'phone', 'credit-card', 'other'],
      subjectGroups: ['customers'],
      subjectCount: { min: 4109, max: 4109 },
      access: 'confirmed',
    };
    expect(verdictsOn(facts)).toBe('yes / yes');
  });

  it('Teaching Council: vetting data forwarded to a stranger: tell both', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'hacking-malware-phishing',
      intent: 'malicious',
      recipientKind: 'attacker',
      dataCategories: ['name', 'address', 'bsn', 'criminal'],
      subjectGroups: ['employees'],
      subjectCount: { min: 9735, max: 9735 },
      exfiltration: 'confirmed',
    };
    expect(verdictsOn(facts)).toBe('yes / yes');
  });

  it('Tusla: where a child in care lives, told to one who must not know: tell both, safe contact first', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'email-wrong-recipient',
      intent: 'accidental',
      dataCategories: ['name', 'address'],
      subjectGroups: ['minors'],
      vulnerabilities: ['children', 'hidden-address'],
      subjectCount: { min: 1, max: 1 },
      recipientKind: 'private-person',
      recipientCount: { min: 1, max: 1 },
    };
    expect(verdictsOn(facts)).toBe('yes / yes');
    expect(advise(facts).informPeople.reasons[0]?.key).toBe('safe-contact-first');
  });

  it('Tusla: nor does confirmed deletion help against a threatening recipient', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      dataCategories: ['name', 'address'],
      vulnerabilities: ['hidden-address'],
      subjectCount: { min: 1, max: 1 },
      recipientKind: 'threatening-person',
      deletion: 'confirmed-in-writing',
    };
    expect(verdictsOn(facts)).toBe('yes / yes');
  });

  it('Vastaamo: files of psychotherapy stolen, then extortion: tell both', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'hacking-malware-phishing',
      intent: 'malicious',
      dataCategories: ['name', 'bsn', 'other'],
      specialCategories: ['health'],
      subjectGroups: ['patients'],
      harmSeen: true,
    };
    expect(verdictsOn(facts)).toBe('yes / yes');
  });

  it('a colleague reads a neighbour’s file without need: tell both', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'authorisation-wrong',
      intent: 'insider-misuse',
      recipientKind: 'own-organisation',
      dataCategories: ['name', 'other'],
      specialCategories: ['health'],
      subjectGroups: ['patients'],
      subjectCount: { min: 1, max: 1 },
      access: 'confirmed',
    };
    expect(verdictsOn(facts)).toBe('yes / yes');
  });

  it('a letter that came back unopened: tell nobody', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'post-wrong-recipient',
      dataCategories: ['name', 'address', 'bsn'],
      specialCategories: ['health'],
      access: 'excluded',
    };
    expect(verdictsOn(facts)).toBe('no / no');
  });

  it('a file mailed to the wrong colleague, who confirmed in writing that it is gone: tell nobody', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'email-wrong-recipient',
      intent: 'accidental',
      dataCategories: ['name', 'problem-debts'],
      specialCategories: [],
      subjectCount: { min: 1, max: 1 },
      recipientKind: 'own-organisation',
      deletion: 'confirmed-in-writing',
    };
    expect(verdictsOn(facts)).toBe('no / no');
  });

  it('a national number sent to a stranger is no matter of small numbers: tell both', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'email-wrong-recipient',
      intent: 'accidental',
      dataCategories: ['name', 'address', 'birth-date', 'bsn'],
      specialCategories: [],
      subjectCount: { min: 2, max: 2 },
      recipientKind: 'private-person',
    };
    expect(verdictsOn(facts)).toBe('yes / yes');
  });

  it('several hundred customers’ contact data at one stranger who says he deleted them: tell the AP', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'email-wrong-recipient',
      intent: 'accidental',
      dataCategories: ['name', 'email', 'phone', 'other'],
      specialCategories: [],
      subjectGroups: ['customers'],
      subjectCount: { min: 250, max: 270 },
      recipientKind: 'private-person',
      recipientCount: { min: 1, max: 1 },
      deletion: 'confirmed-in-writing',
    };
    expect(verdictsOn(facts)).toBe('yes / no');
  });

  describe('a client’s file at the wrong practice, which is bound to secrecy and deleted it in writing', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'email-wrong-recipient',
      intent: 'accidental',
      dataCategories: ['name', 'address', 'birth-date', 'bsn'],
      specialCategories: ['health'],
      subjectGroups: ['patients'],
      subjectCount: { min: 1, max: 1 },
      recipientKind: 'care-partner',
      deletion: 'confirmed-in-writing',
    };

    it('tell nobody', () => {
      expect(verdictsOn(facts)).toBe('no / no');
    });

    it('doubt about the AP while the confirmation is not in writing', () => {
      expect(verdictsOn({ ...facts, deletion: 'confirmed-orally' })).toBe('undecided / no');
      expect(verdictsOn({ ...facts, deletion: 'requested' })).toBe('yes / undecided');
    });

    it('doubt stays where the client lives at a hidden address', () => {
      expect(verdictsOn({ ...facts, vulnerabilities: ['hidden-address'] })).toBe('undecided / no');
    });
  });

  it('a folder with salaries that colleagues could open, nobody knows whether they did: tell the AP', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'folder-too-accessible',
      intent: 'accidental',
      recipientKind: 'own-organisation',
      dataCategories: ['name', 'financial-other'],
      specialCategories: [],
      subjectGroups: ['employees'],
      subjectCount: { min: 40, max: 40 },
      access: 'possible',
    };
    expect(verdictsOn(facts)).toBe('yes / no');
    expect(verdictsOn({ ...facts, access: 'excluded' })).toBe('no / no');
  });

  it('medication lists mixed up and used: tell both', () => {
    const facts: BreachFacts = {
      natures: ['integrity'],
      incidentType: 'other',
      intent: 'accidental',
      dataCategories: ['name', 'other'],
      specialCategories: ['health'],
      subjectGroups: ['patients'],
      subjectCount: { min: 2, max: 2 },
      alteration: 'used',
    };
    expect(verdictsOn(facts)).toBe('yes / yes');
  });

  it('client records out of reach for an afternoon, the paper list carried the care: tell nobody', () => {
    const facts: BreachFacts = {
      natures: ['availability-temporary'],
      incidentType: 'other',
      intent: 'accidental',
      specialCategories: ['health'],
      subjectGroups: ['patients'],
      unavailableHours: 5,
      unavailabilityEffect: 'none',
    };
    expect(verdictsOn(facts)).toBe('no / no');
  });
});
