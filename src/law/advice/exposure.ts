import type { FactSheet } from './fact-sheet.js';
import { mostSaid, type IncidentType } from '../ap-vocabulary.js';
import type { Holder } from './breach-facts.js';
import { silently, type Weigh } from './factor.js';
import type { Reading } from './reading.js';
import { graver, milder, type Exposure } from './scales.js';

/** More than can be phoned one by one to have the data deleted. A line of ours; no guideline draws it. */
export const MANY_RECIPIENTS = 25;

/** Where nothing is said about the recipient, what happened tells who it may be. */
const EXPOSURE_BY_INCIDENT: Readonly<Record<IncidentType, Exposure>> = {
  'email-wrong-recipient': 3,
  'email-open-cc': 3,
  'post-wrong-recipient': 3,
  'post-returned-opened': 3,
  'post-lost': 4,
  'authorisation-wrong': 4,
  'folder-too-accessible': 3,
  'device-or-paper-lost-or-stolen': 4,
  'published-by-mistake': 5,
  'hacking-malware-phishing': 5,
  'added-to-wrong-file': 3,
  snooping: 4,
  other: 4,
};

const BOUND_BY_PROFESSION: ReadonlySet<Holder> = new Set(['own-organisation', 'care-partner']);

/** In whose hands the data came, and what is left of that after protection, measures and evidence. */
export interface Exposed {
  readonly byHands: Exposure;
  readonly left: Exposure;
}

const NOT_EXPOSED: Exposed = { byHands: 0, left: 0 };

export function exposureOf(reading: Reading, weigh: Weigh): Exposed {
  const { facts, protection } = reading;
  if (protection === 'holds') {
    weigh('protection-holds');
    return NOT_EXPOSED;
  }
  if (protection === 'fails') weigh('protection-fails');
  if (facts.access === 'excluded') {
    weigh('access-excluded');
    return NOT_EXPOSED;
  }
  if (facts.exfiltration === 'excluded' && facts.access !== 'confirmed') {
    weigh('exfiltration-excluded');
    return NOT_EXPOSED;
  }
  if (facts.access === 'confirmed' || facts.exfiltration === 'confirmed') weigh('exfiltrated');
  const byHands = exposureByHands(reading, weigh);
  const left = afterMeasures(facts, byHands, weigh);
  if (protection === 'unproven' || protection === 'half-proven') {
    weigh('protection-unproven');
    return { byHands, left: milder(left, protection === 'half-proven' ? 1 : 2) };
  }
  return { byHands, left };
}

function exposureByHands(reading: Reading, weigh: Weigh): Exposure {
  const { facts } = reading;
  const { recipientKind, intent, incidentType } = facts;
  if (recipientKind === 'threatening-person') {
    weigh('malicious');
    return 5;
  }
  if (recipientKind === 'public') {
    weigh('published');
    return 5;
  }
  if (reading.attack) {
    weigh('malicious');
    if (facts.access === 'confirmed' || facts.exfiltration === 'confirmed') return 5;
    if (incidentType === 'published-by-mistake') return 5;
    weigh('exfiltration-not-excluded');
    return reading.affectsConfidentiality ? 5 : 4;
  }
  if (reading.insiderMisuse) {
    weigh('insider-misuse');
    // Who looked without need is no recipient whose trust or duty of secrecy weighs; whom he passed the data on to is.
    const passedOn = recipientKind !== undefined && recipientKind !== 'own-organisation';
    const base = exposureByRecipient(reading, passedOn ? weigh : silently);
    // Looked is one thing, carried out of the house another (EDPB 01/2021, case 8).
    return facts.exfiltration === 'confirmed' ? 5 : graver(base, 4);
  }
  const base = exposureByRecipient(reading, weigh);
  // A thief of a laptop or a bag is out for the thing; the data are with somebody unknown.
  if (intent === 'malicious' && incidentType === 'device-or-paper-lost-or-stolen') {
    if (recipientKind === undefined && facts.recipientTrust === undefined) weigh('unknown-recipient');
    return graver(base, 4);
  }
  return base;
}

/** Bound to secrecy or trusted, as said or by profession. */
function isTrusted({ recipientKind, recipientTrust }: FactSheet): boolean {
  if (recipientTrust !== undefined) return recipientTrust !== 'not-trusted';
  return recipientKind !== undefined && BOUND_BY_PROFESSION.has(recipientKind);
}

function exposureByRecipient(reading: Reading, weigh: Weigh): Exposure {
  const { facts } = reading;
  const { recipientKind, incidentType, deletion } = facts;
  // Found with nobody, and seen or taken all the same: somebody had it.
  if (recipientKind === 'nobody' && facts.access !== 'confirmed' && facts.exfiltration !== 'confirmed') {
    weigh('nobody-has-it');
    return 0;
  }
  if (recipientKind === 'unknown-person' || recipientKind === 'nobody') {
    weigh('unknown-recipient');
    return 4;
  }
  const recipients = recipientsOf(facts);
  // Colleagues bound to secrecy are within reach, however many they are.
  const within = recipientKind === 'own-organisation' && isTrusted(facts);
  const many = !within && (recipients === undefined || recipients > MANY_RECIPIENTS);
  if (many) weigh(recipients === undefined ? 'recipients-uncounted' : 'many-recipients');
  if (deletion === 'refused') {
    weigh('deletion-refused');
    // One who refuses does not take back what everybody could see.
    return recipientKind === undefined && incidentType === 'published-by-mistake' ? 5 : 4;
  }
  if (isTrusted(facts)) {
    if (deletion === 'confirmed-in-writing' && !many) {
      weigh('trusted-confirmed');
      return 1;
    }
    // Nobody in hiding may hang on a spoken word: there a colleague's counts as none.
    if (
      recipientKind === 'own-organisation' &&
      deletion === 'confirmed-orally' &&
      !many &&
      !reading.touchesSafety
    ) {
      weigh('colleague-confirmed');
      return 1;
    }
    weigh(deletion === 'confirmed-in-writing' ? 'trusted-recipient' : 'trusted-unconfirmed');
    return many ? 3 : 2;
  }
  if (recipientKind !== undefined || facts.recipientTrust === 'not-trusted') {
    weigh('known-recipient');
    return many ? 4 : 3;
  }
  return exposureByIncident(facts, many, weigh);
}

function exposureByIncident({ incidentType }: FactSheet, many: boolean, weigh: Weigh): Exposure {
  if (incidentType === 'published-by-mistake') {
    weigh('published');
    return 5;
  }
  if (incidentType === 'device-or-paper-lost-or-stolen' || incidentType === 'post-lost') {
    weigh('unknown-recipient');
    return 4;
  }
  weigh('recipient-not-known');
  if (many) return 4;
  return incidentType === undefined ? 4 : EXPOSURE_BY_INCIDENT[incidentType];
}

/** In a mail with everybody in cc, those who are shown are those who see. `undefined`: may be any number. */
function recipientsOf({ recipientCount, incidentType, subjectCount }: FactSheet): number | undefined {
  if (recipientCount) return mostSaid(recipientCount);
  return incidentType === 'email-open-cc' ? subjectCount && mostSaid(subjectCount) : 0;
}

/** Only a thing that went astray can be wiped from afar: not a mail, nor what was taken from a server. */
export function isThing({ incidentType, recipientKind }: FactSheet): boolean {
  if (incidentType !== undefined) return incidentType === 'device-or-paper-lost-or-stolen';
  return recipientKind !== 'attacker' && recipientKind !== 'public';
}

function afterMeasures(facts: FactSheet, exposure: Exposure, weigh: Weigh): Exposure {
  const { measuresAfterwards, access, exfiltration } = facts;
  if (
    measuresAfterwards === undefined ||
    exposure > 4 ||
    access === 'confirmed' ||
    exfiltration === 'confirmed'
  ) {
    return exposure;
  }
  if (isThing(facts) && measuresAfterwards.includes('remote-wipe-confirmed')) {
    weigh('remote-wiped');
    return milder(exposure, 2);
  }
  if (measuresAfterwards.includes('recovered')) {
    weigh('recovered');
    return milder(exposure, 3);
  }
  return exposure;
}
