import type { Command } from './domain-event.js';
import { Refusal } from '../../shared/refusal.js';
import { standingNotification, type NotificationFields } from './authority-notification.js';
import { standingDecision, type DecisionFields, type DecisionUpheld } from './decision.js';
import type { Decisions } from './decisions.js';
import { isGroundOfAnother, refuseGround, type GroundReads } from './ground-needs.js';
import { turnedAgainst, type OpinionFields } from './opinions.js';
import { bearsControllersDuties, type ControllersDutiesReads } from './controllers-duties.js';
import type { OrganisationRoleFields } from './organisation-role.js';
import { wasEverybodyTold, type PeopleReachedReads } from './people-reached.js';
import type { Opinion, Question } from './question.js';

export type UpholdDecision = Command<'UpholdDecision', Omit<DecisionUpheld['data'], 'against'>>;
export type ReconsiderationReads = DecisionFields &
  NotificationFields &
  PeopleReachedReads &
  OpinionFields &
  GroundReads &
  ControllersDutiesReads;

/**
 * What turned against the decision since it was taken: an assessment, the advice computed from it, a promise, the FG.
 * What it departed from with its reason is not among them, nor what comes after it was carried out: telling cannot be
 * taken back.
 */
export function toReconsider(breach: ReconsiderationReads, question: Question): readonly Opinion[] {
  const decision = standingDecision(breach, question);
  if (decision === undefined || !bearsControllersDuties(breach)) return [];
  const wasDone =
    question === 'notify-authority' ? standingNotification(breach) !== undefined : wasEverybodyTold(breach);
  return decision.outcome === 'yes' && wasDone ? [] : turnedAgainst(breach, question, decision.outcome);
}

/**
 * Whether it is the board's decision, on what is known, that nothing is done. A "no" that something turned against, that left it
 * to another controller than it proves to be, or that the board is only said to have spoken, holds no clock.
 */
export function noStands(
  breach: DecisionFields & OpinionFields & OrganisationRoleFields,
  question: Question,
): boolean {
  const decision = standingDecision(breach, question);
  return (
    decision?.outcome === 'no' &&
    decision.confirmation !== 'open' &&
    !isGroundOfAnother(breach, decision.ground) &&
    turnedAgainst(breach, question, 'no').length === 0
  );
}

function upholdDecision(
  breach: ReconsiderationReads,
  { question, reason }: UpholdDecision,
): readonly DecisionUpheld[] {
  const against = toReconsider(breach, question);
  if (against.length === 0) {
    throw new Refusal('nothing-to-reconsider', 'Nothing turned against this decision since it was taken.');
  }
  const upheld = standingDecision(breach, question);
  if (upheld !== undefined) refuseGround(breach, upheld.ground);
  return [{ type: 'DecisionUpheld', data: { question, reason, against } }];
}

export const reconsiderationDecisions = { UpholdDecision: upholdDecision } satisfies Decisions;
