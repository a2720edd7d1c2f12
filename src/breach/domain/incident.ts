import type { DomainEvent } from '../../shared/recorded-event.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command } from './domain-event.js';
import { fields } from './fields.js';

/**
 * It came from one report of a processor, of which each organisation that it names has a dossier of its own. The id says
 * nothing of the others, not whether there are any: whatever a processor reports has one (ADR 34).
 */
export type IncidentLinked = DomainEvent<'IncidentLinked', { readonly incident: string }>;

export interface IncidentFields {
  readonly incident?: string;
}

export const incident = fields<IncidentFields, IncidentLinked>({
  initial: {},
  on: { IncidentLinked: (_, data) => ({ incident: data.incident }) },
});

export type LinkIncident = Command<'LinkIncident', IncidentLinked['data']>;

/** A dossier belongs to the incident that it was first linked to. */
function linkIncident(
  { incident: known }: IncidentFields,
  { incident: id }: LinkIncident,
): readonly IncidentLinked[] {
  return known === undefined ? [{ type: 'IncidentLinked', data: { incident: id } }] : [];
}

export const incidentDecisions = {
  LinkIncident: alsoWhen('ended-or-merged', linkIncident),
} satisfies Decisions;
