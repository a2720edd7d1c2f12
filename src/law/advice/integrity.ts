import type { DataCategory } from '../ap-vocabulary.js';
import type { FactorKey, Weigh } from './factor.js';
import type { Reading } from './reading.js';
import type { RiskLevel } from './scales.js';

/** Others decide on people by these: benefits, a loan, a job (GDPR recital 75; DPC on wrong credit data). */
const DECIDED_UPON: ReadonlySet<DataCategory> = new Set([
  'benefits',
  'criminal',
  'problem-debts',
  'financial-other',
]);

/** What makes wrong data weigh: by these others decide on people. */
function groundsOf({ facts, kindsKnown, vulnerablePeople }: Reading): readonly FactorKey[] {
  const grounds: FactorKey[] = [];
  if (!kindsKnown) grounds.push('kinds-unknown');
  if (vulnerablePeople) grounds.push('vulnerable-people');
  if ((facts.specialCategories?.length ?? 0) > 0) grounds.push('special-category');
  for (const category of facts.dataCategories ?? []) {
    if (DECIDED_UPON.has(category)) grounds.push(category === 'criminal' ? 'criminal' : 'financial-data');
  }
  return grounds;
}

/** Risk from data that are wrong: decisions on care, money or rights may rest on them. */
export function integrityRisk(reading: Reading, weigh: Weigh): RiskLevel {
  const { facts } = reading;
  const { alteration, natures } = facts;
  if (alteration === undefined && natures?.includes('integrity') !== true) return 0;
  if (alteration === 'corrected-before-use') {
    weigh('altered-corrected');
    return 0;
  }
  const grounds = groundsOf(reading);
  const weighty = grounds.length > 0;
  if (alteration === undefined) {
    // Encrypted by ransomware and put back from a backup in time: nothing stayed wrong.
    if (reading.restoredInTime) {
      weigh('backup-restores');
      return 0;
    }
    weigh('alteration-unknown');
    grounds.forEach(weigh);
    return weighty ? 2 : 1;
  }
  grounds.forEach(weigh);
  switch (alteration) {
    case 'possibly-used':
      weigh('altered-used');
      return weighty ? 3 : 2;
    case 'used':
      weigh('altered-used');
      return weighty ? 4 : 2;
    case 'not-recoverable':
      weigh('altered-unrecoverable');
      return weighty ? 4 : 3;
  }
}
