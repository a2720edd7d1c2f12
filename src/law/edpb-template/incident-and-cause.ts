import { carrierTells, type BreachFacts } from '../advice/breach-facts.js';
import type { IncidentType } from '../ap-vocabulary.js';

/** What tells of the incident, as far as somebody said it. */
export interface IncidentKnown extends Pick<BreachFacts, 'intent' | 'carrier' | 'recipientKind'> {
  readonly incidentType?: IncidentType | undefined;
  /** It happened at, or was found by, a processor. */
  readonly atProcessor: boolean;
}

/** 60; the gravest reading of a type that covers several of the template's. */
const INCIDENTS: Readonly<Record<IncidentType, string>> = {
  'email-wrong-recipient': 'r',
  'email-open-cc': 's',
  'post-wrong-recipient': 'r',
  'post-returned-opened': 'l',
  'post-lost': 'l',
  'authorisation-wrong': 'n',
  'folder-too-accessible': 'n',
  'device-or-paper-lost-or-stolen': 'i',
  'published-by-mistake': 'v',
  'hacking-malware-phishing': 'c',
  'added-to-wrong-file': 'h',
  snooping: 'a',
  other: 'y',
};

const BY_CARRIER: Readonly<Record<NonNullable<BreachFacts['carrier']>, string>> = {
  device: 'i',
  paper: 'o',
  'discarded-device': 'j',
  'discarded-paper': 'k',
  spoken: 'w',
};

/** 60, nature of the incident. */
export function natureOfIncident({ incidentType, carrier, intent }: IncidentKnown): string {
  if (carrier !== undefined && carrierTells({ ...(incidentType && { incidentType }) })) {
    return BY_CARRIER[carrier];
  }
  // Of whatever type: somebody of our own used his access for what his work did not ask.
  if (intent === 'insider-misuse') return INCIDENTS.snooping;
  return incidentType === undefined ? 'x' : INCIDENTS[incidentType];
}

const BY_OTHERS_HANDS: readonly IncidentType[] = ['post-lost', 'post-returned-opened'];

/**
 * 61, cause: internal or external, malicious or not. A type says it by itself only where it cannot be otherwise.
 * @param open the letter where nobody said it
 */
export function causeOfBreach(known: IncidentKnown, open: string): string {
  const { incidentType, intent, recipientKind, atProcessor } = known;
  if (intent === 'insider-misuse') return 'b';
  if (incidentType === 'hacking-malware-phishing') return 'd';
  if (intent === 'malicious') {
    return incidentType === 'snooping' || recipientKind === 'own-organisation' ? 'b' : 'd';
  }
  if (intent === 'accidental') {
    const external = atProcessor || (incidentType !== undefined && BY_OTHERS_HANDS.includes(incidentType));
    return external ? 'c' : 'a';
  }
  return incidentType === 'snooping' ? 'b' : open;
}
