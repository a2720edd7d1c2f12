import type { IncidentType } from '../ap-vocabulary.js';

/** Who reads the advice: the organisation's own people, or others, who can do other things. */
export type Audience = 'staff' | 'client' | 'outsider' | 'processor';

export interface Situation {
  readonly incidentType?: IncidentType;
  readonly audience: Audience;
  /** Somebody is said to be in danger, or may be where people are sheltered and nobody excluded it. */
  readonly danger: boolean;
  /** An attacker or everybody has the data: nobody is asked to delete them, and nobody is phoned. */
  readonly hostileHands?: boolean;
  /** The organisation's own text for danger, in the language of the reader. */
  readonly inDanger?: string;
  /** Number of whoever is on call. */
  readonly onCall?: string;
  /** Number at which the organisation takes reports. */
  readonly phone?: string;
}
