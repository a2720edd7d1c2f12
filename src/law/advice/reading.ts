import type { FactSheet } from './fact-sheet.js';
import type { DataCategory } from '../ap-vocabulary.js';

/** What the rules ask of the facts more than once, read off them once. */
export interface Reading {
  readonly facts: FactSheet;

  /**
   * Whether it is known what kinds of data these are. Special categories alone do not tell: health data come with
   * names, and often with a national number.
   */
  readonly kindsKnown: boolean;
  readonly vulnerablePeople: boolean;
  readonly careDependsOnData: boolean;

  /** People who must not be found: a hidden address, a shelter. */
  readonly peopleHide: boolean;
  /** Data by which somebody is found or reached: people who hide, or anybody whom the recipient threatens. */
  readonly leadsToPeopleInDanger: boolean;
  /** As above, or standing in the data at all leads there. */
  readonly touchesSafety: boolean;

  readonly protection: ProtectionFound;
  /** By somebody from outside, who took what he came for; unlike a colleague who leaves with his contacts. */
  readonly attackFromOutside: boolean;
  readonly attack: boolean;
  /** Somebody of the house looked or copied without need. */
  readonly insiderMisuse: boolean;

  /** Whether the breach, as stated, reached the confidentiality of data at all; unknown natures may have. */
  readonly affectsConfidentiality: boolean;
  /** Ransomware that is reported as a loss of availability may have copied first (EDPB 01/2021, case 1). */
  readonly confidentialityInPlay: boolean;
  readonly affectsAvailability: boolean;
  /** Back from a backup without any effect, or within a day and no care hangs on it. */
  readonly restoredInTime: boolean;
}

/** Of what made data unintelligible; half-proven where one of technique and key is established. */
type ProtectionFound = 'none' | 'fails' | 'unproven' | 'half-proven' | 'holds';

/** From here on the lack of data is long enough to hit people whatever else is known: a day. A line of ours. */
export const LONG_HOURS = 24;
/** Below this an outage is an interruption (EDPB 9/2022, Annex B: a power cut of minutes). */
export const BRIEF_HOURS = 1;

const FINDABLE: ReadonlySet<DataCategory> = new Set(['address', 'phone', 'email', 'location', 'unknown']);

export function readingOf(facts: FactSheet): Reading {
  const { incidentType, recipientKind, vulnerabilities, dataCategories } = facts;
  const vulnerablePeople = concernsVulnerablePeople(facts);
  const careDependsOnData = vulnerablePeople || facts.specialCategories?.includes('health') === true;

  const peopleHide =
    vulnerabilities?.some((kind) => kind === 'hidden-address' || kind === 'shelter') === true;
  const leadsToPeopleInDanger =
    (peopleHide || recipientKind === 'threatening-person') &&
    // A list without a way to reach or find them is grave only by what else it tells.
    dataCategories?.every((category) => !FINDABLE.has(category)) !== true;

  const attackFromOutside = recipientKind === 'attacker' || incidentType === 'hacking-malware-phishing';
  const attack =
    attackFromOutside || (facts.intent === 'malicious' && incidentType !== 'device-or-paper-lost-or-stolen');
  const affectsConfidentiality =
    facts.natures === undefined || facts.natures.length === 0 || facts.natures.includes('confidentiality');

  return {
    facts,
    kindsKnown: dataCategories !== undefined && !dataCategories.includes('unknown'),
    vulnerablePeople,
    careDependsOnData,
    peopleHide,
    leadsToPeopleInDanger,
    touchesSafety: facts.contextReveals === 'safety' || leadsToPeopleInDanger,
    protection: protectionOf(facts),
    attackFromOutside,
    attack,
    insiderMisuse: facts.intent === 'insider-misuse' || incidentType === 'snooping',
    affectsConfidentiality,
    confidentialityInPlay: affectsConfidentiality || attack || reachedSomebody(facts),
    affectsAvailability: affectsAvailability(facts),
    restoredInTime: restoredInTime(facts, careDependsOnData),
  };
}

function concernsVulnerablePeople({ vulnerabilities, subjectGroups }: FactSheet): boolean {
  return (
    (vulnerabilities?.length ?? 0) > 0 ||
    subjectGroups?.some((group) => group === 'patients' || group === 'minors' || group === 'vulnerable') ===
      true
  );
}

/** State-of-the-art technique and a safe key are both needed (EDPB 9/2022, Annex B); one unknown is half a proof. */
function protectionOf({ protection, protectionStateOfTheArt, keyCompromised }: FactSheet): ProtectionFound {
  if (protection === undefined) return 'none';
  // Before 'none': a key that leaked weighs, also where somebody says that there was nothing to open with it.
  if (protectionStateOfTheArt === false || keyCompromised === true) return 'fails';
  if (protection === 'none') return 'none';
  if (protectionStateOfTheArt === true && keyCompromised === false) return 'holds';
  return protectionStateOfTheArt === true || keyCompromised === false ? 'half-proven' : 'unproven';
}

function reachedSomebody({ recipientKind, access, exfiltration }: FactSheet): boolean {
  return (
    (recipientKind !== undefined && recipientKind !== 'nobody') ||
    access === 'confirmed' ||
    exfiltration === 'confirmed'
  );
}

function affectsAvailability(facts: FactSheet): boolean {
  return (
    facts.natures?.some((nature) => nature !== 'confidentiality' && nature !== 'integrity') === true ||
    facts.backupAvailable === false ||
    facts.unavailableHours !== undefined ||
    (facts.unavailabilityEffect !== undefined && facts.unavailabilityEffect !== 'none')
  );
}

function restoredInTime(facts: FactSheet, careDependsOnData: boolean): boolean {
  const { backupAvailable, incidentType, unavailabilityEffect, unavailableHours } = facts;
  if (backupAvailable !== true) return false;
  if (unavailabilityEffect !== undefined) return unavailabilityEffect === 'none';
  // A lost device takes no system down with it (EDPB 01/2021, case 10), unless somebody says that it did.
  if (incidentType === 'device-or-paper-lost-or-stolen')
    return (unavailableHours ?? 0) < (careDependsOnData ? BRIEF_HOURS : LONG_HOURS);
  return unavailableHours !== undefined && unavailableHours < LONG_HOURS && !careDependsOnData;
}
