import type { AssessmentFields } from './assessment.js';
import { standingNotification, type NotificationFields } from './authority-notification.js';
import { standingDecision, type DecisionFields } from './decision.js';
import type { EndingFields } from './ending.js';
import { wasAnybodyTold } from './people-reached.js';
import type { SafetyFields } from './safety.js';
import type { RoundFields } from './subject-notification.js';

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
  breach: AssessmentFields & DecisionFields & EndingFields & NotificationFields & RoundFields & SafetyFields,
): Status {
  if (breach.ending !== undefined) return breach.ending.kind;
  if (wasAnybodyTold(breach)) return 'informed';
  if (standingNotification(breach) !== undefined) return 'notified';
  if (standingDecision(breach, 'notify-authority') !== undefined) return 'decided';
  return breach.assessment === undefined ? 'reported' : 'assessed';
}
