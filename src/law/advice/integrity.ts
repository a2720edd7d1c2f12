import type { DataCategory } from '../ap-vocabulary.js';
import type { Weigh } from './factor.js';
import type { Reading } from './reading.js';
import type { RiskLevel } from './scales.js';

/** Others decide on people by these: benefits, a loan, a job (GDPR recital 75; DPC on wrong credit data). */
const DECIDED_UPON: ReadonlySet<DataCategory> = new Set([
  'benefits',
  'criminal',
  'problem-debts',
  'financial-other',
]);

/** Risk from data that are wrong: decisions on care, money or rights may rest on them. */
export function integrityRisk(reading: Reading, weigh: Weigh): RiskLevel {
  const { facts } = reading;
  const { alteration, natures } = facts;
  if (alteration === undefined && natures?.includes('integrity') !== true) return 0;
  const weighty =
    !reading.kindsKnown ||
    reading.vulnerablePeople ||
    (facts.specialCategories?.length ?? 0) > 0 ||
    facts.dataCategories?.some((category) => DECIDED_UPON.has(category)) === true;
  if (alteration === undefined) {
    // Encrypted by ransomware and put back from a backup in time: nothing stayed wrong.
    if (reading.restoredInTime) {
      weigh('backup-restores');
      return 0;
    }
    weigh('alteration-unknown');
    return weighty ? 2 : 1;
  }
  switch (alteration) {
    case 'corrected-before-use':
      weigh('altered-corrected');
      return 0;
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
