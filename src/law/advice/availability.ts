import type { FactSheet } from './fact-sheet.js';
import { isAttack } from './exposure.js';
import type { Weigh } from './factor.js';
import { concernsVulnerablePeople, holdsOnlyOrdinaryData } from './impact.js';
import type { RiskLevel } from './scales.js';

/** From here on the lack of data is long enough to hit people whatever else is known: a day. A line of ours. */
const LONG_HOURS = 24;
/** Below this an outage is an interruption (EDPB 9/2022, Annex B: a power cut of minutes). */
const BRIEF_HOURS = 1;

/** Risk from data that are gone or out of reach. */
export function availabilityRisk(facts: FactSheet, weigh: Weigh): RiskLevel {
  if (!affectsAvailability(facts)) return 0;
  if (isLost(facts)) {
    weigh('data-lost');
    return riskOfLoss(facts, weigh);
  }
  if (facts.backupAvailable === true) weigh('backup-restores');
  return riskOfOutage(facts, weigh);
}

export function affectsAvailability(facts: FactSheet): boolean {
  return (
    facts.natures?.some((nature) => nature !== 'confidentiality' && nature !== 'integrity') === true ||
    facts.backupAvailable === false ||
    facts.unavailableHours !== undefined ||
    (facts.unavailabilityEffect !== undefined && facts.unavailabilityEffect !== 'none')
  );
}

/** Gone for good: no backup, or stated as permanent without one; data that were collected again are not. */
function isLost({ natures, backupAvailable, measuresAfterwards }: FactSheet): boolean {
  if (measuresAfterwards?.includes('data-collected-again') === true || backupAvailable === true) return false;
  return backupAvailable === false || natures?.includes('availability-permanent') === true;
}

function riskOfLoss(facts: FactSheet, weigh: Weigh): RiskLevel {
  if (facts.unavailabilityEffect === undefined) {
    weigh('effect-unknown');
    return isAttack(facts) || careDependsOn(facts) ? 4 : 2;
  }
  switch (facts.unavailabilityEffect) {
    case 'endangering':
      weigh('endangering-effect');
      return 4;
    case 'serious':
      weigh('serious-effect');
      return 4;
    case 'minor':
      weigh('minor-effect');
      return 2;
    case 'none':
      weigh('no-effect');
      // A list of telephone numbers is made again; of a file on somebody the loss itself may tell later.
      return holdsOnlyOrdinaryData(facts) && !concernsVulnerablePeople(facts) ? 0 : 1;
  }
}

function riskOfOutage(facts: FactSheet, weigh: Weigh): RiskLevel {
  const { unavailabilityEffect, unavailableHours, measuresAfterwards } = facts;
  const dependsOnCare = careDependsOn(facts);
  const long = unavailableHours !== undefined && unavailableHours >= LONG_HOURS;
  if (measuresAfterwards?.includes('data-collected-again')) weigh('collected-again');
  if (long && unavailabilityEffect !== 'none') weigh('long-outage');
  if (unavailabilityEffect === undefined) {
    if (unavailableHours !== undefined && unavailableHours < BRIEF_HOURS) {
      weigh('brief-outage');
      return 0;
    }
    if (restoredInTime(facts)) {
      weigh('restored-in-time');
      return 0;
    }
    weigh('effect-unknown');
    if (long && dependsOnCare) return 4;
    return dependsOnCare || long ? 2 : 1;
  }
  switch (unavailabilityEffect) {
    case 'endangering':
      weigh('endangering-effect');
      return 4;
    case 'serious':
      weigh('serious-effect');
      return dependsOnCare ? 4 : 3;
    case 'minor':
      weigh('minor-effect');
      return long ? 2 : 1;
    case 'none':
      weigh('no-effect');
      return 0;
  }
}

function careDependsOn(facts: FactSheet): boolean {
  return concernsVulnerablePeople(facts) || facts.specialCategories?.includes('health') === true;
}

/** Back from a backup without any effect, or within a day and no care hangs on it. */
export function restoredInTime(facts: FactSheet): boolean {
  const { backupAvailable, incidentType, unavailabilityEffect, unavailableHours } = facts;
  if (backupAvailable !== true) return false;
  if (unavailabilityEffect !== undefined) return unavailabilityEffect === 'none';
  // A lost device takes no system down with it (EDPB 01/2021, case 10), unless somebody says that it did.
  if (incidentType === 'device-or-paper-lost-or-stolen')
    return (unavailableHours ?? 0) < (careDependsOn(facts) ? BRIEF_HOURS : LONG_HOURS);
  return unavailableHours !== undefined && unavailableHours < LONG_HOURS && !careDependsOn(facts);
}
