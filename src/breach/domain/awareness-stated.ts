import type { Moment } from '../../shared/moment.js';
import type { AwarenessCorrected, AwarenessEstablished } from './awareness.js';
import type { Recording } from './domain-event.js';
import { append, fields, type Change } from './fields.js';

/** That somebody established when the organisation knew; his facts and his reason are personal. */
export interface AwarenessStated {
  readonly awareAt: Moment;
  readonly statedAt: Moment;
  readonly byRole: string;
  readonly hasReason: boolean;
}

export interface AwarenessStatedFields {
  /** Each time, oldest first: the last one counts. */
  readonly awarenessStated: readonly AwarenessStated[];
}

const stated = (
  _: object,
  { awareAt, reason }: AwarenessEstablished['data'],
  { recordedAt: statedAt, actor: { role: byRole } }: Recording,
): Change<AwarenessStatedFields> => ({
  awarenessStated: append({ awareAt, statedAt, byRole, hasReason: reason !== undefined }),
});

/** For the register: who established what, and where in the dossier the reason stands. */
export const awarenessStated = fields<AwarenessStatedFields, AwarenessEstablished | AwarenessCorrected>({
  initial: { awarenessStated: [] },
  on: { AwarenessEstablished: stated, AwarenessCorrected: stated },
});
