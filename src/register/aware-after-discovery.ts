import { surelyBefore } from '../breach/domain/stated-moment.js';
import type { RegisterRow } from './register.projection.js';

/** Why the organisation knew later than somebody discovered it. */
export const AWARE_AFTER_DISCOVERY = [
  'established',
  'established-with-reason',
  'by-report',
  'merged',
] as const;
export type AwareAfterDiscovery = (typeof AWARE_AFTER_DISCOVERY)[number];

export function awareAfterDiscovery(row: RegisterRow): AwareAfterDiscovery | undefined {
  const { moments, awareness } = row;
  if (!surelyBefore(moments.discovered, { precision: 'moment', at: awareness.at })) return undefined;
  const stated = awarenessStated(row);
  if (stated !== undefined) return stated.hasReason ? 'established-with-reason' : 'established';
  // Who is not of the organisation may discover it long before it hears of it (ADR 8).
  return awareness.basis === 'provisional' ? 'by-report' : 'merged';
}

/** Nobody stated here what is provisional, or came with another report that was merged into this one. */
export function awarenessStated({ awareness, awarenessStated: all }: RegisterRow) {
  const stated = all.at(-1);
  if (stated?.awareAt !== awareness.at || awareness.basis === 'provisional') return undefined;
  const { awareAt: _same, ...when } = stated;
  return when;
}
