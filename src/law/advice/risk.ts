import type { FactSheet } from './fact-sheet.js';
import { availabilityRisk } from './availability.js';
import {
  affectsConfidentiality,
  exposureOf,
  inTrustedHands,
  isAttack,
  isAttackFromOutside,
  protectionOf,
} from './exposure.js';
import { silently, type Weigh } from './factor.js';
import { impactOf, tellsMoreThanContact, touchesSafety } from './impact.js';
import { integrityRisk } from './integrity.js';
import { graver, milder, type Exposure, type Impact, type RiskLevel } from './scales.js';

/** Likelihood (columns, {@link Exposure}) against severity (rows, {@link Impact}): GDPR recital 76, EDPB 9/2022 IV. */
const RISK: readonly (readonly RiskLevel[])[] = [
  [0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 1, 2],
  [0, 0, 1, 2, 2, 4],
  [0, 0, 2, 3, 4, 4],
  [0, 0, 3, 4, 4, 4],
];

/** The risk to people, taken from its worse side where facts are unknown. */
export function riskOf(facts: FactSheet, weigh: Weigh): RiskLevel {
  const confidentiality = confidentialityRisk(facts, weigh);
  let risk = graver(confidentiality, riskBesideConfidentiality(facts, weigh));
  if (facts.systemic === true) {
    weigh('systemic');
    // What hit one by a flaw may have hit others: no longer "unlikely" (EDPB 9/2022, Annex B; 01/2021, case 16).
    if (risk === 1) risk = 2;
  }
  if (exemptAfterwards(facts)) weigh('high-risk-removed');
  return risk;
}

function riskBesideConfidentiality(facts: FactSheet, weigh: Weigh): RiskLevel {
  let risk = graver(availabilityRisk(facts, weigh), integrityRisk(facts, weigh));
  if (facts.safetyRisk === 'yes' || facts.safetyRisk === 'possible') {
    weigh('safety-at-stake');
    risk = 4;
  }
  if (facts.harmSeen === true) {
    weigh('harm-seen');
    risk = 4;
  }
  return risk;
}

/** Which facts about confidentiality can still matter to the risk. */
export function openConfidentiality(facts: FactSheet): {
  readonly hands: boolean;
  readonly content: boolean;
} {
  const hands = confidentialityInPlay(facts) && riskBesideConfidentiality(facts, silently) < 4;
  return { hands, content: hands && exposureOf(facts, silently) > 0 };
}

/** Art. 34(3)(b); never where somebody's safety is at stake: that risk is there whatever was done to the data. */
export function exemptAfterwards({ measuresAfterwards, safetyRisk }: FactSheet): boolean {
  return (
    measuresAfterwards?.includes('high-risk-no-longer-likely') === true &&
    safetyRisk !== 'yes' &&
    safetyRisk !== 'possible'
  );
}

function confidentialityRisk(facts: FactSheet, weigh: Weigh): RiskLevel {
  if (!confidentialityInPlay(facts)) return 0;
  const exposure = exposureOf(facts, weigh);
  if (exposure === 0) return 0;
  const impact = impactOf(facts, weigh);
  // Deletion confirmed by somebody trusted takes the likelihood away; where somebody hides, doubt stays.
  if (exposure === 1 && impact > 0 && touchesSafety(facts)) return 1;
  const byMatrix = RISK[impact]?.[exposure] ?? 4;
  const byWord = forTrustedWord(facts, exposure, forStrangersWord(facts, exposure, byMatrix, weigh), weigh);
  return forNumbers(facts, impact, exposure, forPurpose(facts, impact, exposure, byWord, weigh), weigh);
}

/** Ransomware that is reported as a loss of availability may have copied first (EDPB 01/2021, case 1). */
function confidentialityInPlay(facts: FactSheet): boolean {
  return affectsConfidentiality(facts) || isAttack(facts) || reachedSomebody(facts);
}

function reachedSomebody({ recipientKind, access, exfiltration }: FactSheet): boolean {
  return (
    (recipientKind !== undefined && recipientKind !== 'nobody') ||
    access === 'confirmed' ||
    exfiltration === 'confirmed'
  );
}

/** Deletion confirmed by somebody who is not bound lowers a high risk, but does not make risk unlikely. */
function forStrangersWord(facts: FactSheet, exposure: Exposure, risk: RiskLevel, weigh: Weigh): RiskLevel {
  if (exposure !== 3 || facts.deletion !== 'confirmed-in-writing' || protectionOf(facts) !== 'none')
    return risk;
  weigh('stranger-confirmed');
  return risk > 2 ? ((risk - 1) as RiskLevel) : risk;
}

/** A spoken word of somebody trusted leaves no more than doubt; where somebody hides it does not count. */
function forTrustedWord(facts: FactSheet, exposure: Exposure, risk: RiskLevel, weigh: Weigh): RiskLevel {
  if (exposure !== 2 || facts.deletion !== 'confirmed-orally') return risk;
  if (!inTrustedHands(facts) || touchesSafety(facts)) return risk;
  weigh('trusted-orally');
  return milder(risk, 1);
}

/**
 * Ordinary data that lie open by mistake may do nothing; an attacker took them to use them, and so may somebody who
 * threatens. EDPB 01/2021 has people told in cases 5 and 17, the AP where contact data of very many were taken.
 */
function forPurpose(
  facts: FactSheet,
  impact: Impact,
  exposure: Exposure,
  risk: RiskLevel,
  weigh: Weigh,
): RiskLevel {
  if (impact !== 1 || exposure !== 5) return risk;
  if (!isAttackFromOutside(facts)) return facts.recipientKind === 'threatening-person' ? 3 : risk;
  weigh('taken-on-purpose');
  return tellsMoreThanContact(facts) || (facts.subjectCount?.max ?? 0) > 10_000 ? 4 : 3;
}

function forNumbers(
  { subjectCount }: FactSheet,
  impact: Impact,
  exposure: Exposure,
  risk: RiskLevel,
  weigh: Weigh,
): RiskLevel {
  const people = subjectCount?.max ?? 0;
  if (people <= 100 || exposure < 3 || impact === 0) return risk;
  if (people > 10_000) {
    weigh('over-10000');
    return impact >= 2 ? 4 : graver(risk, 3);
  }
  if (people > 1000) {
    weigh('over-1000');
    return graver(risk, 3);
  }
  weigh('over-100');
  return graver(risk, 2);
}
