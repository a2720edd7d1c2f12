import type { EntryFields } from '../domain/entry.js';
import type { IncidentFields } from '../domain/incident.js';
import type { InvolvementFields } from '../domain/involvement.js';
import type { IdentityFields } from '../domain/report.js';
import { referenceMeant } from './reference.js';

/** By what a dossier is found, beside who may see it. A number only by its digest: no list holds what is personal. */
export const foundByReference = (text: string): string => `reference:${referenceMeant(text)}`;
export const foundByNumber = (digest: string): string => `number:${digest}`;
export const foundByIncident = (incident: string): string => `incident:${incident}`;
export const foundByName = (name: string): string =>
  `name:${name.normalize('NFKC').trim().split(/\s+/).join(' ').toLowerCase()}`;

type Found = IdentityFields & EntryFields & IncidentFields & InvolvementFields;

export function foundBy({ reference, numberDigest, incident, involved = {} }: Found): readonly string[] {
  return [
    foundByReference(reference),
    ...(numberDigest === undefined ? [] : [foundByNumber(numberDigest)]),
    ...(incident === undefined ? [] : [foundByIncident(incident)]),
    ...[involved.processingActivity, involved.system, involved.processor]
      .filter((name) => name !== undefined)
      .map(foundByName),
  ];
}
