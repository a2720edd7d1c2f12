import type { Moment } from '../../shared/moment.js';
import {
  isIncomplete,
  lastNotified,
  standingNotification,
  type HeardFields,
  type NotificationFields,
} from './authority-notification.js';
import { standingDecision, type DecisionFields } from './decision.js';
import { wasAnybodyTold } from './people-reached.js';
import type { SafetyFields } from './safety.js';
import type { RoundFields } from './subject-notification.js';

export type MoreForAuthorityReads = NotificationFields &
  HeardFields &
  DecisionFields &
  RoundFields &
  SafetyFields;

/**
 * Since when the AP is to hear more: it was promised more (Art. 33(4)), or the board decided otherwise since than the AP heard of
 * whether people are told. It may not be left with that answer: by it it decides whether to order them told (Art. 34(4)).
 */
export function moreForTheAuthoritySince(breach: MoreForAuthorityReads): Moment | undefined {
  if (isIncomplete(breach)) return lastNotified(breach)?.notifiedAt;
  const decision = standingDecision(breach, 'inform-people');
  if (standingNotification(breach) === undefined || decision === undefined) return undefined;
  const isNews =
    decision.outcome === 'yes'
      ? // Where it did order that, it knows.
        breach.heardOnPeople === 'no' && decision.ground !== 'ordered-by-authority'
      : // Once somebody was told its form says so still, and whoever reads it in public is told as well (Art. 34(3)(c), ADR 19).
        breach.heardOnPeople === 'yes' &&
        decision.ground !== 'disproportionate-effort' &&
        !wasAnybodyTold(breach);
  return isNews ? decision.decidedAt : undefined;
}
