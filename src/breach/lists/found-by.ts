import type { AssessmentFields } from '../domain/assessment.js';
import type { NotificationFields } from '../domain/authority-notification.js';
import type { EntryFields } from '../domain/entry.js';
import type { IncidentFields } from '../domain/incident.js';
import type { InvolvementFields } from '../domain/involvement.js';
import type { IdentityFields } from '../domain/report.js';
import type { ReportedFields } from '../domain/reported.js';
import { referenceMeant } from './reference.js';

/** Fewer letters are the beginning of too much. */
const LETTERS_OF_A_PART = 3;

/** By what a dossier is found, beside who may see it. A number only by its digest: no list holds what is personal. */
export const foundByReference = (text: string): string => `reference:${referenceMeant(text)}`;
export const foundByNumber = (digest: string): string => `number:${digest}`;
export const foundByIncident = (incident: string): string => `incident:${incident}`;
/** The AP's own number is nobody's, and stands in the register. */
export const foundByApNumber = (number: string): string => `ap:${wordsOf(number).join('')}`;
export const foundByName = (name: string): string => `name:${wordsInOrder(name)}`;
/** A name as lists compare it: in any case, with or without accents and signs. */
export const wordsInOrder = (name: string): string => wordsOf(name).join(' ');

/** Patterns of `like` on the lines of what a dossier is found by: one for a part of a name, none where it is too short. */
export function foundByPart(text: string): readonly string[] {
  const part = wordsOf(text).join(' ');
  return part.length < LETTERS_OF_A_PART ? [] : [`%\n${FROM_A_WORD}${part}%`];
}

type Found = IdentityFields & EntryFields & IncidentFields & InvolvementFields & NotificationFields;

export function foundBy({
  reference,
  numberDigest,
  incident,
  entry,
  involved = {},
  notifications,
}: Found): readonly string[] {
  const names = [involved.processingActivity, involved.system, involved.processor, entry?.source].filter(
    (name) => name !== undefined,
  );
  // Also one that was withdrawn or corrected since: it stands in a letter of the AP.
  const apNumbers = notifications
    .flatMap(({ number, corrections = [] }) => [
      number,
      ...corrections.map(({ previous }) => previous.number),
    ])
    .filter((number) => number !== undefined);
  return [
    foundByReference(reference),
    ...(numberDigest === undefined ? [] : [foundByNumber(numberDigest)]),
    ...(incident === undefined ? [] : [foundByIncident(incident)]),
    ...new Set([
      ...apNumbers.map(foundByApNumber),
      ...names.map(foundByName),
      ...names.flatMap(fromEachWord),
    ]),
  ];
}

type Touched = InvolvementFields & ReportedFields & AssessmentFields;

/** Columns by which lists are filtered: what happened, what of the organisation it touches, and where; `null`: not said. */
export function touchedBy({ involved = {}, reported, assessment }: Touched) {
  const assessed = assessment?.assessment;
  const name = (text: string | undefined): string | null => (text && wordsInOrder(text)) || null;
  return {
    incident_type: assessed?.incidentType ?? reported.incidentType ?? null,
    system: name(involved.system),
    processor: name(involved.processor),
    place: name(assessed?.place),
  };
}

const FROM_A_WORD = 'from:';

/** A name from each of its words on: a part that begins with a word begins one of these. */
function fromEachWord(name: string): readonly string[] {
  const words = wordsOf(name);
  return words.map((_, index) => `${FROM_A_WORD}${words.slice(index).join(' ')}`);
}

/** Letters and digits, without case and accents: nothing that means something to `like`, and nothing that ends a line. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
