import type { AdviceEvent } from './advice.js';
import type { BreachAssessed } from './assessment.js';
import type { AwarenessEvent } from './awareness.js';
import type { Recording } from './domain-event.js';
import { append, fields, type Change } from './fields.js';
import type { BoardContactAttempted } from './mandate.js';
import type { MeasurePlanned, MeasureTaken } from './measures.js';
import type { OrganisationRoleEstablished } from './organisation-role.js';
import type { ReportSupplemented } from './report.js';
import type { SafetyEvent } from './safety.js';

export interface HandlingFields {
  /** Ids of those who worked on this dossier and could have tried to reach the board. */
  readonly handledBy: readonly string[];
}

const HANDLING: ReadonlySet<string> = new Set(['handler', 'fg', 'mandate-holder']);

const worked = (
  { handledBy: known }: HandlingFields,
  _data: object,
  { actor: { id, role } }: Recording,
): Change<HandlingFields> => (HANDLING.has(role) && !known.includes(id) ? { handledBy: append(id) } : {});

export const handling = fields<
  HandlingFields,
  | AdviceEvent
  | AwarenessEvent
  | BoardContactAttempted
  | BreachAssessed
  | MeasurePlanned
  | MeasureTaken
  | OrganisationRoleEstablished
  | ReportSupplemented
  | SafetyEvent
>({
  initial: { handledBy: [] },
  on: {
    AdviceGiven: worked,
    AdviceRequested: worked,
    AwarenessCorrected: worked,
    AwarenessEstablished: worked,
    BoardContactAttempted: worked,
    BreachAssessed: worked,
    LaterAwarenessProposed: worked,
    LaterAwarenessRejected: worked,
    MeasurePlanned: worked,
    MeasureTaken: worked,
    OrganisationRoleEstablished: worked,
    ReportSupplemented: worked,
    SafeContactEstablished: worked,
    SafetyMeasureTaken: worked,
    SafetyRiskRaised: worked,
  },
});
