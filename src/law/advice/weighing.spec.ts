import { describe, expect, it } from '@jest/globals';
import { advise } from './advise.js';
import type { BreachFacts } from './breach-facts.js';

const mail: BreachFacts = {
  natures: ['confidentiality'],
  incidentType: 'email-wrong-recipient',
  intent: 'accidental',
  dataCategories: ['name', 'email'],
  specialCategories: [],
  subjectCount: { min: 1, max: 1 },
  recipientKind: 'private-person',
  recipientCount: { min: 1, max: 1 },
};

function verdictsOn(facts: BreachFacts): string {
  const { notifyAuthority, informPeople } = advise(facts);
  return `${notifyAuthority.verdict} / ${informPeople.verdict}`;
}

function weighed(facts: BreachFacts): readonly string[] {
  const { weighedUp, weighedDown, takenCautiously } = advise(facts);
  return [...weighedUp, ...weighedDown, ...takenCautiously].map(({ key }) => key);
}

const grave: BreachFacts = { ...mail, dataCategories: ['name', 'address', 'bsn'] };

describe('law.md 1: knowing less', () => {
  it('does not lower what is known: a number and a name, and more that is unknown', () => {
    expect(verdictsOn(grave)).toBe('yes / yes');
    expect(verdictsOn({ ...grave, dataCategories: ['name', 'address', 'bsn', 'unknown'] })).toBe('yes / yes');
  });
});

describe('law.md 2: "other" data of which nobody said what they tell', () => {
  const { specialCategories: _unanswered, ...open } = mail;
  const other: BreachFacts = { ...open, dataCategories: ['name', 'other'] };

  it('are doubt at a stranger, and are not called ordinary', () => {
    expect(advise(other).notifyAuthority.verdict).toBe('undecided');
    expect(weighed(other)).toContain('other-unknown');
    expect(weighed(other)).not.toContain('ordinary-data');
  });

  it('are ordinary once somebody said that they tell little', () => {
    expect(verdictsOn({ ...other, dataInsight: 'none', specialCategories: [] })).toBe('no / no');
  });

  it('leaves apart what nobody would forget to say: a "no" takes it for granted', () => {
    const { dependsOn, takenForGranted } = advise(mail).notifyAuthority;
    expect(takenForGranted.map(({ fact }) => fact)).toContain('safetyRisk');
    expect(dependsOn.map(({ fact }) => fact)).not.toContain('safetyRisk');
  });
});

describe('law.md 3: an attacker with access that is possible', () => {
  it.each([{ access: 'possible' }, { exfiltration: 'possible' }] as const)(
    '%j: people are no plain no',
    (finding) => {
      const facts: BreachFacts = {
        natures: ['availability-temporary'],
        incidentType: 'hacking-malware-phishing',
        intent: 'malicious',
        dataCategories: ['name', 'birth-date'],
        specialCategories: [],
        unavailabilityEffect: 'none',
        ...finding,
      };
      expect(advise(facts).informPeople.verdict).not.toBe('no');
    },
  );
});

describe('where children live, told to somebody who is not bound to keep it', () => {
  const list: BreachFacts = {
    ...{ natures: ['confidentiality'], incidentType: 'email-wrong-recipient', intent: 'accidental' },
    ...{
      dataCategories: ['name', 'birth-date', 'address'],
      specialCategories: [],
      subjectGroups: ['minors'],
    },
    ...{ recipientKind: 'private-person', recipientTrust: 'trusted', deletion: 'confirmed-in-writing' },
    ...{ access: 'excluded', exfiltration: 'excluded' },
  };

  it('is no plain no before a person said that nobody is in danger', () => {
    expect(verdictsOn(list)).not.toMatch(/no/);
    expect(advise(list).notifyAuthority.verdict).toBe('undecided');
    expect(advise({ ...list, safetyRisk: 'no' }).notifyAuthority.verdict).toBe('no');
  });

  it('nor do measures afterwards end it', () => {
    const removed: BreachFacts = {
      ...list,
      access: 'possible',
      measuresAfterwards: ['high-risk-no-longer-likely'],
    };
    expect(advise(removed).informPeople.verdict).not.toBe('no');
  });
});

describe('law.md 4: a diet in a list, to a few who are known', () => {
  const diet: BreachFacts = { ...mail, specialCategories: ['health'], dataInsight: 'general' };

  it('is doubt, not risk', () => {
    expect(verdictsOn(diet)).toBe('undecided / no');
  });

  it('is a risk once more than a hint is told, or to many, or of patients', () => {
    expect(advise({ ...diet, dataInsight: 'specific' }).notifyAuthority.verdict).toBe('yes');
    expect(advise({ ...diet, recipientCount: { min: 60, max: 60 } }).notifyAuthority.verdict).toBe('yes');
    expect(advise({ ...diet, subjectGroups: ['patients'] }).notifyAuthority.verdict).toBe('yes');
  });
});

describe('law.md 5: many recipients are many outsiders', () => {
  const folder: BreachFacts = {
    ...mail,
    incidentType: 'folder-too-accessible',
    recipientKind: 'own-organisation',
    recipientCount: { min: 80, max: 80 },
  };

  it('colleagues bound to secrecy are not', () => {
    expect(weighed(folder)).not.toContain('many-recipients');
    expect(weighed({ ...folder, recipientKind: 'client' })).toContain('many-recipients');
    expect(weighed({ ...folder, recipientTrust: 'not-trusted' })).toContain('many-recipients');
  });

  it('though with grave data the number of eyes weighs', () => {
    const facts: BreachFacts = {
      ...folder,
      dataCategories: ['name', 'address', 'bsn'],
      subjectGroups: ['minors'],
    };
    expect(weighed(facts)).toContain('many-colleagues');
    expect(advise(facts).informPeople.verdict).toBe('yes');
  });
});

describe('law.md 6: facts that could not be said', () => {
  const parents: BreachFacts = {
    ...mail,
    incidentType: 'email-open-cc',
    recipientKind: 'known-group',
    contextReveals: 'special-category',
    recipientCount: { min: 12, max: 12 },
  };

  it('recipients who stand in the same list learn little from it', () => {
    expect(advise(parents).notifyAuthority.verdict).toBe('yes');
    expect(verdictsOn({ ...parents, recipientsShareContext: true })).toBe('no / no');
    expect(weighed({ ...parents, recipientsShareContext: true })).toContain('recipients-share-context');
  });

  it('but not where somebody may be found, nor before everybody', () => {
    expect(weighed({ ...parents, contextReveals: 'safety', recipientsShareContext: true })).toContain(
      'context-reveals',
    );
    expect(weighed({ ...parents, recipientKind: 'public', recipientsShareContext: true })).toContain(
      'context-reveals',
    );
  });

  it('snooping is a kind of incident, and weighs as looking without need', () => {
    const facts: BreachFacts = {
      incidentType: 'snooping',
      dataCategories: ['name'],
      specialCategories: ['health'],
    };
    expect(weighed(facts)).toContain('insider-misuse');
    expect(advise(facts).notifyAuthority.verdict).toBe('yes');
  });

  it('photos are a kind of data: a lost telephone with pictures of clients', () => {
    const phone: BreachFacts = {
      natures: ['confidentiality'],
      incidentType: 'device-or-paper-lost-or-stolen',
      dataCategories: ['photos'],
      specialCategories: [],
      subjectGroups: ['patients'],
    };
    expect(weighed(phone)).toContain('photos');
    expect(verdictsOn(phone)).toBe('yes / yes');
  });

  it('of several kinds of recipients the worst counts, for each question', () => {
    const facts: BreachFacts = { ...grave, recipientKind: 'care-partner', deletion: 'confirmed-in-writing' };
    expect(verdictsOn(facts)).toBe('no / no');
    expect(verdictsOn({ ...facts, recipientKinds: ['care-partner', 'public'] })).toBe('yes / yes');
    expect(weighed({ ...facts, recipientKinds: ['public'] })).toContain('published');
  });
});

describe('law.md 7: who looked without need', () => {
  it('is not trusted, and not somebody whose secrecy is unknown', () => {
    const facts: BreachFacts = { ...mail, intent: 'insider-misuse', recipientKind: 'own-organisation' };
    expect(weighed(facts)).toEqual(['insider-misuse', 'ordinary-data']);
  });
});

describe('law.md 8: a remote wipe', () => {
  it('is nothing for a mail', () => {
    expect(verdictsOn({ ...grave, measuresAfterwards: ['remote-wipe-confirmed'] })).toBe('yes / yes');
  });
});

describe('law.md 9: reasons (L14)', () => {
  it('a lost telephone with a backup: nothing is said of a day in which data came back', () => {
    const facts: BreachFacts = {
      natures: ['confidentiality', 'availability-temporary'],
      incidentType: 'device-or-paper-lost-or-stolen',
      dataCategories: ['name', 'phone'],
      specialCategories: [],
      backupAvailable: true,
    };
    expect(weighed(facts)).toContain('backup-restores');
    expect(weighed(facts)).not.toContain('restored-in-time');
  });

  it('data gone for good: that there is no backup is not said before it is known', () => {
    const facts: BreachFacts = { natures: ['availability-permanent'], dataCategories: ['name', 'photos'] };
    expect(weighed(facts)).toContain('data-gone');
    expect(weighed(facts)).not.toContain('data-lost');
    expect(weighed({ ...facts, backupAvailable: false })).toContain('data-lost');
  });

  it('wrong medication data that were used: the kind of data is named', () => {
    const facts: BreachFacts = {
      natures: ['integrity'],
      dataCategories: ['name', 'other'],
      specialCategories: ['health'],
      alteration: 'used',
    };
    expect(weighed(facts)).toContain('special-category');
  });

  it('one who is no friend nor known is not called known', () => {
    const { weighedUp } = advise(mail);
    expect(weighedUp.find(({ key }) => key === 'known-recipient')?.nl).not.toContain('bekende');
  });
});

describe('law.md 10: ENISA beside the advice', () => {
  const scored = (facts: BreachFacts): number | undefined => advise(facts).severity?.score;
  const contact: BreachFacts = {
    dataCategories: ['name', 'email'],
    specialCategories: [],
    identification: 'maximum',
  };

  it('unknown recipients add half a point to lost confidentiality only', () => {
    expect(scored({ ...contact, natures: ['confidentiality'], recipientKind: 'public' })).toBe(1.5);
    expect(scored({ ...contact, natures: ['availability-temporary'], recipientKind: 'attacker' })).toBe(1.25);
  });

  it('one named person adds a quarter, a threat or a colleague who snooped too', () => {
    const named = { ...contact, natures: ['confidentiality'] as const };
    expect(scored({ ...named, recipientKind: 'threatening-person' })).toBe(1.25);
    expect(scored({ ...named, incidentType: 'snooping' })).toBe(1.25);
  });

  it.each([
    ['where somebody was', { dataCategories: ['location'] }],
    ['a payment card, whole or in part', { dataCategories: ['credit-card'] }],
    ['a test or its result', { dataCategories: ['name'], specialCategories: ['health'] }],
    ['credentials', { dataCategories: ['credentials'] }],
  ] as const satisfies readonly (readonly [string, BreachFacts])[])(
    '%s: no score, and why',
    (_what, facts) => {
      const { severity, severityLeftOut } = advise({ natures: ['confidentiality'], ...facts });
      expect(severity).toBeUndefined();
      expect(severityLeftOut?.nl).toContain('Geen ENISA-score');
    },
  );

  it.each([
    ['part of a card', { dataCategories: ['credit-card'], dataInsight: 'general' }, 2],
    ['a whole card', { dataCategories: ['credit-card'], dataInsight: 'specific' }, 4],
    ['that there was a test', { specialCategories: ['health'], dataInsight: 'none' }, 1],
    ['its result', { specialCategories: ['health'], dataInsight: 'specific' }, 4],
    ['a day’s whereabouts', { dataCategories: ['location'], dataInsight: 'general' }, 2],
    ['somebody’s life in places', { dataCategories: ['location'], dataInsight: 'detailed-profile' }, 3],
  ] as const satisfies readonly (readonly [string, BreachFacts, number])[])(
    '%s scores once it is said how much it tells',
    (_what, facts, base) => {
      expect(advise({ natures: ['confidentiality'], ...facts }).severity?.dataProcessingContext).toBe(base);
    },
  );
});
