import type { BreachFacts } from './breach-facts.js';
import { exposureOf } from './exposure.js';
import { factSheet, type FactSheet } from './fact-sheet.js';
import { silently } from './factor.js';
import { readingOf, type Reading } from './reading.js';
import { isBound, withEachRecipient } from './recipients.js';
import type { Exposure } from './scales.js';

/**
 * What in the facts tells that somebody may be in danger (ADR 17). `stated-…`: the assessor says so;
 * `threatening-recipient`: a perpetrator, an ex-partner or a stalker has the data; `hidden-people`: people whom nobody
 * may find are among them; `context`: standing in the data at all leads to where somebody is.
 */
export const DANGER_SIGNS = [
  'stated-possible',
  'stated-certain',
  'threatening-recipient',
  'hidden-people',
  'context',
] as const;
export type DangerSign = (typeof DANGER_SIGNS)[number];

const HOLDS: Readonly<Record<DangerSign, (reading: Reading, exposure: Exposure) => boolean>> = {
  'stated-possible': ({ facts }) => facts.safetyRisk === 'possible',
  'stated-certain': ({ facts }) => facts.safetyRisk === 'yes',
  'threatening-recipient': (reading, exposure) =>
    reading.facts.recipientKind === 'threatening-person' && mayBeRead(reading, exposure),
  'hidden-people': (reading, exposure) => reading.peopleHide && mayReachAThreat(reading, exposure),
  context: (reading, exposure) =>
    reading.facts.contextReveals === 'safety' && mayReachAThreat(reading, exposure),
};

/** The one meaning of danger in facts, of every kind of recipient. What is unknown is taken from its worse side. */
export function signsOfDanger(facts: BreachFacts): readonly DangerSign[] {
  const each = withEachRecipient(factSheet(facts)).map(read);
  return DANGER_SIGNS.filter((sign) => each.some(({ reading, exposure }) => HOLDS[sign](reading, exposure)));
}

/** The same, of facts that were read already for one kind of recipient: the others count as well. */
export function tellsOfDanger(reading: Reading, exposure: Exposure): boolean {
  if (hasSign(reading, exposure)) return true;
  const each = withEachRecipient(reading.facts);
  return each.length > 1 && each.map(read).some((one) => hasSign(one.reading, one.exposure));
}

function hasSign(reading: Reading, exposure: Exposure): boolean {
  return DANGER_SIGNS.some((sign) => HOLDS[sign](reading, exposure));
}

function read(facts: FactSheet): { readonly reading: Reading; readonly exposure: Exposure } {
  const reading = readingOf(facts);
  return { reading, exposure: exposureOf(reading, silently).left };
}

/**
 * Whoever is not bound by his profession may be a threat or stand near to one; so may one who is bound and looked on
 * purpose. Of any other only the word of a person takes the danger away.
 */
function mayReachAThreat(reading: Reading, exposure: Exposure): boolean {
  const { incidentType, intent, safetyRisk } = reading.facts;
  const onPurpose = incidentType === 'snooping' || intent === 'insider-misuse' || intent === 'malicious';
  return mayBeRead(reading, exposure) && (!isBound(reading.facts) || onPurpose || safetyRisk !== 'no');
}

/** Not, where evidence or a key excludes it, or where data were only lost: then nobody finds anybody by them. */
function mayBeRead({ confidentialityInPlay }: Reading, exposure: Exposure): boolean {
  return confidentialityInPlay && exposure > 0;
}
