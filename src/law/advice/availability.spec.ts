import { describe, expect, it } from '@jest/globals';
import { availabilityRisk } from './availability.js';
import type { BreachFacts } from './breach-facts.js';
import { factSheet } from './fact-sheet.js';
import { silently } from './factor.js';
import { integrityRisk } from './integrity.js';
import { readingOf, type Reading } from './reading.js';

const read = (facts: BreachFacts): Reading => readingOf(factSheet(facts));
const riskOfLack = (facts: BreachFacts): number => availabilityRisk(read(facts), silently);

describe('data lost for good, without effect so far', () => {
  const lost: BreachFacts = {
    natures: ['availability-permanent'],
    backupAvailable: false,
    unavailabilityEffect: 'none',
    dataCategories: ['name', 'address', 'phone', 'other'],
    specialCategories: [],
  };

  it('are no risk where they were ordinary', () => {
    expect(riskOfLack(lost)).toBe(0);
    expect(riskOfLack({ ...lost, dataInsight: 'general' })).toBe(0);
  });

  it.each(['criminal', 'problem-debts', 'benefits', 'bsn', 'iban', 'location', 'unknown'] as const)(
    'leave doubt where they held %s data, whose loss may tell later',
    (category) => {
      expect(riskOfLack({ ...lost, dataCategories: ['name', category] })).toBe(1);
    },
  );

  it.each(['specific', 'detailed-profile'] as const)(
    'leave doubt where they told much: %s',
    (dataInsight) => {
      expect(riskOfLack({ ...lost, dataInsight })).toBe(1);
    },
  );

  it('leave doubt where they were special or of vulnerable people', () => {
    expect(riskOfLack({ ...lost, specialCategories: ['health'] })).toBe(1);
    expect(riskOfLack({ ...lost, vulnerabilities: ['guardianship'] })).toBe(1);
  });
});

describe('tablets of a ward stolen, with a backup', () => {
  const tablets: BreachFacts = {
    natures: ['confidentiality', 'availability-temporary'],
    incidentType: 'device-or-paper-lost-or-stolen',
    dataCategories: ['name', 'other'],
    specialCategories: ['health'],
    backupAvailable: true,
  };

  it('and care without its data for most of a day: a risk while nobody knows what it did', () => {
    expect(riskOfLack({ ...tablets, unavailableHours: 20 })).toBe(2);
    expect(
      riskOfLack({ ...tablets, specialCategories: [], subjectGroups: ['patients'], unavailableHours: 20 }),
    ).toBe(2);
    expect(integrityRisk(read({ ...tablets, natures: ['integrity'], unavailableHours: 20 }), silently)).toBe(
      2,
    );
  });

  it('are no risk where no outage is known, or one of less than an hour', () => {
    expect(read(tablets).restoredInTime).toBe(true);
    expect(read({ ...tablets, unavailableHours: 0.5 }).restoredInTime).toBe(true);
    expect(riskOfLack(tablets)).toBe(0);
  });

  it('are no risk within a day where no care hangs on the data', () => {
    const office: BreachFacts = { ...tablets, specialCategories: [] };
    expect(riskOfLack({ ...office, unavailableHours: 20 })).toBe(0);
    expect(riskOfLack({ ...office, unavailableHours: 30 })).toBe(2);
  });
});
