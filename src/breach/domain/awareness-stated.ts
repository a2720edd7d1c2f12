import type { Moment } from '../../shared/moment.js';
import type { AwarenessCorrected, AwarenessEstablished } from './awareness.js';
import type { Recording } from './domain-event.js';
import { fields, type Change } from './fields.js';

/** That somebody established when the organisation knew; his facts and his reason are personal. */
export interface AwarenessStated {
  readonly awareAt: Moment;
  readonly statedAt: Moment;
  readonly byRole: string;
  readonly hasReason: boolean;
}

export interface AwarenessStatedFields {
  readonly awarenessStated?: AwarenessStated;
}

const stated = (
  _: object,
  { awareAt, reason }: AwarenessEstablished['data'],
  { recordedAt: statedAt, actor: { role: byRole } }: Recording,
): Change<AwarenessStatedFields> => ({
  awarenessStated: { awareAt, statedAt, byRole, hasReason: reason !== undefined },
});

/** For the register: where in the dossier the reason stands. */
export const awarenessStated = fields<AwarenessStatedFields, AwarenessEstablished | AwarenessCorrected>({
  initial: {},
  on: { AwarenessEstablished: stated, AwarenessCorrected: stated },
});
