import type { FactSheet } from './fact-sheet.js';
import { availabilityRisk } from './availability.js';
import { confidentialityRisk } from './confidentiality.js';
import { tellsOfDanger } from './danger.js';
import { exposureOf } from './exposure.js';
import { silently, type Weigh } from './factor.js';
import { integrityRisk } from './integrity.js';
import { readingOf, type Reading } from './reading.js';
import { graver, type Exposure, type RiskLevel } from './scales.js';

/** The facts weighed once: all that the verdicts, the open questions and ENISA's score go by. */
export interface Weighing {
  readonly reading: Reading;
  readonly exposure: Exposure;
  readonly besideConfidentiality: RiskLevel;
  /** Whether the facts tell that somebody may be in danger. */
  readonly danger: boolean;
  /** Art. 34(3)(b); never where somebody may be in danger: that risk is there whatever was done to the data. */
  readonly highRiskRemoved: boolean;
  /** To people, taken from its worse side where facts are unknown. */
  readonly risk: RiskLevel;
}

export function weighingOf(facts: FactSheet, weigh: Weigh): Weighing {
  const reading = readingOf(facts);
  const exposed = exposureOf(reading, reading.confidentialityInPlay ? weigh : silently);
  const confidentiality = confidentialityRisk(reading, exposed, weigh);
  const besideConfidentiality = riskBesideConfidentiality(reading, weigh);
  let risk = graver(confidentiality, besideConfidentiality);
  if (facts.systemic === true) {
    weigh('systemic');
    // What hit one by a flaw may have hit others: no longer "unlikely" (EDPB 9/2022, Annex B; 01/2021, case 16).
    if (risk === 1) risk = 2;
  }
  const danger = tellsOfDanger(reading, exposed.left);
  const highRiskRemoved =
    !danger && reading.facts.measuresAfterwards?.includes('high-risk-no-longer-likely') === true;
  if (highRiskRemoved) weigh('high-risk-removed');
  return { reading, exposure: exposed.left, besideConfidentiality, danger, highRiskRemoved, risk };
}

function riskBesideConfidentiality(reading: Reading, weigh: Weigh): RiskLevel {
  const { safetyRisk, harmSeen } = reading.facts;
  let risk = graver(availabilityRisk(reading, weigh), integrityRisk(reading, weigh));
  if (safetyRisk === 'yes' || safetyRisk === 'possible') {
    weigh('safety-at-stake');
    risk = 4;
  }
  if (harmSeen === true) {
    weigh('harm-seen');
    risk = 4;
  }
  return risk;
}
