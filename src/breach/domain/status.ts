import { standingNotification } from './authority-notification.js';
import type { Breach } from './breach-state.js';
import { standingDecision } from './decision.js';

/** How far the dossier has come, in one word. What is still open stands in its duties. */
export const STATUSES = [
  'reported',
  'assessed',
  'decided',
  'notified',
  'informed',
  'closed',
  'dismissed',
  'merged',
] as const;
export type Status = (typeof STATUSES)[number];

export function statusOf(
  breach: Pick<Breach, 'decisions' | 'ending' | 'informed' | 'notifications'> & {
    readonly assessment?: unknown;
  },
): Status {
  if (breach.ending !== undefined) return breach.ending.kind;
  if (breach.informed.length > 0) return 'informed';
  if (standingNotification(breach) !== undefined) return 'notified';
  if (standingDecision(breach, 'notify-authority') !== undefined) return 'decided';
  return breach.assessment === undefined ? 'reported' : 'assessed';
}
