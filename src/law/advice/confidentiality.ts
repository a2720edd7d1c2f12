import { mostSaid, type CountRange } from '../ap-vocabulary.js';
import type { FactSheet } from './fact-sheet.js';
import { MANY_RECIPIENTS, type Exposed } from './exposure.js';
import type { Weigh } from './factor.js';
import { impactOf, isGeneralHint, isMoreThanNameAndContact, tellsMoreThanContact } from './impact.js';
import type { Reading } from './reading.js';
import { graver, milder, type Exposure, type Impact, type RiskLevel } from './scales.js';

/** Where nobody said how many. */
const NOBODY: CountRange = { min: 0 };

/** Likelihood (columns, {@link Exposure}) against severity (rows, {@link Impact}): GDPR recital 76, EDPB 9/2022 IV. */
const RISK: readonly (readonly RiskLevel[])[] = [
  [0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 1, 2],
  [0, 0, 1, 2, 2, 4],
  [0, 0, 2, 3, 4, 4],
  [0, 0, 3, 4, 4, 4],
];

/** Risk from data in hands that have no right to them. */
export function confidentialityRisk(reading: Reading, exposed: Exposed, weigh: Weigh): RiskLevel {
  const exposure = exposed.left;
  if (!reading.confidentialityInPlay || exposure === 0) return 0;
  const impact = impactOf(reading, weigh);
  // Deletion confirmed by somebody trusted takes the likelihood away; where somebody hides, doubt stays.
  if (exposure === 1 && impact > 0 && reading.touchesSafety) return 1;
  let risk = forHint(reading, impact, exposure, RISK[impact]?.[exposure] ?? 4);
  risk = forManyColleagues(reading.facts, impact, exposed, risk, weigh);
  risk = forStrangersWord(reading, exposure, risk, weigh);
  risk = forTrustedWord(reading, exposed, risk, weigh);
  risk = forPurpose(reading, impact, exposure, risk, weigh);
  risk = forPossibleTheft(reading, impact, exposure, risk);
  return forNumbers(reading.facts, impact, exposure, risk, weigh);
}

/** Grave data open to colleagues by the dozen: somebody among them knows the person (Datatilsynet DK, Lejre 2020). */
function forManyColleagues(
  { recipientKind, recipientCount, deletion }: FactSheet,
  impact: Impact,
  { byHands, left }: Exposed,
  risk: RiskLevel,
  weigh: Weigh,
): RiskLevel {
  const many = recipientKind === 'own-organisation' && mostSaid(recipientCount ?? NOBODY) > MANY_RECIPIENTS;
  // What was wiped or protected afterwards is open to nobody, however many there were.
  if (!many || impact < 4 || byHands !== 2 || left !== 2 || deletion === 'confirmed-in-writing') return risk;
  weigh('many-colleagues');
  return 4;
}

/** A hint of a special category to a known few is doubt: no more than that it is there is learnt. */
function forHint(reading: Reading, impact: Impact, exposure: Exposure, risk: RiskLevel): RiskLevel {
  return impact === 2 && exposure === 3 && isGeneralHint(reading) ? milder(risk, 1) : risk;
}

/** An attacker who may have seen or copied more than names and contact data, and nothing that speaks against it. */
function forPossibleTheft(
  { facts, attackFromOutside }: Reading,
  impact: Impact,
  exposure: Exposure,
  risk: RiskLevel,
): RiskLevel {
  const possible = facts.access === 'possible' || facts.exfiltration === 'possible';
  const grips = attackFromOutside && possible && exposure >= 4 && impact > 0;
  return grips && isMoreThanNameAndContact(facts) ? graver(risk, 3) : risk;
}

/** Deletion confirmed by somebody who is not bound lowers a high risk, but does not make risk unlikely. */
function forStrangersWord(
  { facts, protection }: Reading,
  exposure: Exposure,
  risk: RiskLevel,
  weigh: Weigh,
): RiskLevel {
  if (exposure !== 3 || facts.deletion !== 'confirmed-in-writing' || protection !== 'none') return risk;
  weigh('stranger-confirmed');
  return risk > 2 ? ((risk - 1) as RiskLevel) : risk;
}

/** A spoken word of somebody trusted leaves no more than doubt; where somebody hides it does not count. */
function forTrustedWord(
  { facts, touchesSafety }: Reading,
  { byHands, left }: Exposed,
  risk: RiskLevel,
  weigh: Weigh,
): RiskLevel {
  const inTrustedHands = byHands === 2 && left === 2;
  if (!inTrustedHands || facts.deletion !== 'confirmed-orally' || touchesSafety) return risk;
  weigh('trusted-orally');
  return milder(risk, 1);
}

/**
 * Ordinary data that lie open by mistake may do nothing; an attacker took them to use them, and so may somebody who
 * threatens. EDPB 01/2021 has people told in cases 5 and 17, the AP where contact data of very many were taken.
 */
function forPurpose(
  { facts, attackFromOutside }: Reading,
  impact: Impact,
  exposure: Exposure,
  risk: RiskLevel,
  weigh: Weigh,
): RiskLevel {
  if (impact !== 1 || exposure !== 5) return risk;
  if (!attackFromOutside) return facts.recipientKind === 'threatening-person' ? 3 : risk;
  weigh('taken-on-purpose');
  return tellsMoreThanContact(facts) || mostSaid(facts.subjectCount ?? NOBODY) > 10_000 ? 4 : 3;
}

function forNumbers(
  { subjectCount }: FactSheet,
  impact: Impact,
  exposure: Exposure,
  risk: RiskLevel,
  weigh: Weigh,
): RiskLevel {
  const people = mostSaid(subjectCount ?? NOBODY);
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
