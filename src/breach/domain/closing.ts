import type { Command } from './domain-event.js';
import { Refusal } from '../../shared/refusal.js';
import { isAdditionToBeReviewed, type AdditionFields } from './additions.js';
import { standingNotification, type NotificationFields } from './authority-notification.js';
import { alsoWhen, type Decisions } from './decisions.js';
import { openDuties, type DutyFields } from './duties.js';
import type { BreachClosed, BreachDismissed, BreachReopened, EndingFields } from './ending.js';
import { openMatters, type MatterFields } from './matters.js';
import { refuseBy, type RefusalRule } from './refusals.js';
import type { RegisterText } from '../../shared/register-text.js';
import { isInDanger, type SafetyFields } from './safety.js';

export type DismissBreach = Command<'DismissBreach', BreachDismissed['data']>;
export type CloseBreach = Command<'CloseBreach', BreachClosed['data']>;
export type ReopenBreach = Command<'ReopenBreach', { readonly reason: RegisterText }>;
const AGAINST_DISMISSAL: readonly RefusalRule<
  NotificationFields & SafetyFields & MatterFields & AdditionFields
>[] = [
  {
    code: 'notification-stands',
    detail: 'A notification to the AP stands: withdraw it before dismissing.',
    when: (breach) => standingNotification(breach) !== undefined,
  },
  {
    code: 'danger-not-averted',
    detail: 'Somebody may be in danger: avert it, or say that it is averted.',
    when: isInDanger,
  },
  {
    code: 'matters-open',
    detail: 'A question, order, complaint or claim is still open.',
    when: (breach) => openMatters(breach).length > 0,
  },
  {
    code: 'addition-not-looked-at',
    detail: 'Something was added after the end: look at it first.',
    when: isAdditionToBeReviewed,
  },
];

function dismissBreach(
  breach: NotificationFields & SafetyFields & MatterFields & AdditionFields,
  { type: _type, ...data }: DismissBreach,
): readonly BreachDismissed[] {
  refuseBy(AGAINST_DISMISSAL, breach);
  return [{ type: 'BreachDismissed', data }];
}

/** Closing needs what was decided to be done or grounded; open preventive measures live on. */
function closeBreach(breach: DutyFields, { conclusion }: CloseBreach): readonly BreachClosed[] {
  const open = openDuties(breach).filter(({ blocksClosing }) => blocksClosing);
  if (open.length > 0) {
    throw new Refusal('duties-open', `Still to be done: ${open.map(({ duty }) => duty).join(', ')}.`);
  }
  return [{ type: 'BreachClosed', data: { conclusion } }];
}

function reopenBreach(breach: EndingFields, { reason }: ReopenBreach): readonly BreachReopened[] {
  if (breach.ending === undefined) return [];
  return [{ type: 'BreachReopened', data: { cause: 'decided-by-person', reason } }];
}

export const closingDecisions = {
  DismissBreach: dismissBreach,
  CloseBreach: closeBreach,
  ReopenBreach: alsoWhen('ended', reopenBreach),
} satisfies Decisions;
