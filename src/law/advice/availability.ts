import type { FactSheet } from './fact-sheet.js';
import type { Weigh } from './factor.js';
import { holdsOnlyOrdinaryData } from './impact.js';
import { BRIEF_HOURS, LONG_HOURS, type Reading } from './reading.js';
import type { RiskLevel } from './scales.js';

/** Risk from data that are gone or out of reach. */
export function availabilityRisk(reading: Reading, weigh: Weigh): RiskLevel {
  if (!reading.affectsAvailability) return 0;
  if (isLost(reading.facts)) {
    weigh(reading.facts.backupAvailable === false ? 'data-lost' : 'data-gone');
    weighDependence(reading, weigh);
    return riskOfLoss(reading, weigh);
  }
  if (reading.facts.backupAvailable === true) weigh('backup-restores');
  return riskOfOutage(reading, weigh);
}

/** Gone for good: no backup, or stated as permanent without one; data that were collected again are not. */
function isLost({ natures, backupAvailable, measuresAfterwards }: FactSheet): boolean {
  if (measuresAfterwards?.includes('data-collected-again') === true || backupAvailable === true) return false;
  return backupAvailable === false || natures?.includes('availability-permanent') === true;
}

function riskOfLoss(reading: Reading, weigh: Weigh): RiskLevel {
  const { unavailabilityEffect } = reading.facts;
  if (unavailabilityEffect === undefined) {
    weigh('effect-unknown');
    return reading.attack || reading.careDependsOnData ? 4 : 2;
  }
  switch (unavailabilityEffect) {
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
      return holdsOnlyOrdinaryData(reading) && !reading.vulnerablePeople ? 0 : 1;
  }
}

/** Whose data they are decides where care hangs on them: then it is said. */
function weighDependence({ vulnerablePeople, facts }: Reading, weigh: Weigh): void {
  if (vulnerablePeople) weigh('vulnerable-people');
  if (facts.specialCategories?.includes('health') === true) weigh('special-category');
}

function riskOfOutage(reading: Reading, weigh: Weigh): RiskLevel {
  const { unavailabilityEffect, unavailableHours, measuresAfterwards } = reading.facts;
  const long = unavailableHours !== undefined && unavailableHours >= LONG_HOURS;
  if (measuresAfterwards?.includes('data-collected-again')) weigh('collected-again');
  if (long && unavailabilityEffect !== 'none') weigh('long-outage');
  if (unavailabilityEffect === undefined) {
    if (unavailableHours !== undefined && unavailableHours < BRIEF_HOURS) {
      weigh('brief-outage');
      return 0;
    }
    if (reading.restoredInTime) {
      if (unavailableHours !== undefined) weigh('restored-in-time');
      return 0;
    }
    weigh('effect-unknown');
    weighDependence(reading, weigh);
    if (long && reading.careDependsOnData) return 4;
    return reading.careDependsOnData || long ? 2 : 1;
  }
  switch (unavailabilityEffect) {
    case 'endangering':
      weigh('endangering-effect');
      return 4;
    case 'serious':
      weigh('serious-effect');
      weighDependence(reading, weigh);
      return reading.careDependsOnData ? 4 : 3;
    case 'minor':
      weigh('minor-effect');
      return long ? 2 : 1;
    case 'none':
      weigh('no-effect');
      return 0;
  }
}
