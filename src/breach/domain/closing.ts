import { Refusal } from '../../shared/refusal.js';
import { standingNotification, type NotificationFields } from './authority-notification.js';
import { alsoWhen, type Decisions } from './decisions.js';
import { openDuties, type DutyFields } from './duties.js';
import type {
  BreachClosed,
  BreachDismissed,
  BreachReopened,
  DismissalGround,
  EndingFields,
} from './ending.js';
import { openMatters, type MatterFields } from './matters.js';
import { refuseBy, type RefusalRule } from './refusals.js';
import type { RegisterText } from '../../shared/register-text.js';
import { isInDanger, type SafetyFields } from './safety.js';

export interface DismissBreach {
  readonly type: 'DismissBreach';
  readonly ground: DismissalGround;
  readonly reason: RegisterText;
}
export interface CloseBreach {
  readonly type: 'CloseBreach';
  readonly conclusion: RegisterText;
}
export interface ReopenBreach {
  readonly type: 'ReopenBreach';
  readonly reason: RegisterText;
}

const AGAINST_DISMISSAL: readonly RefusalRule<NotificationFields & SafetyFields & MatterFields>[] = [
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
];

export function dismissBreach(
  breach: NotificationFields & SafetyFields & MatterFields,
  { ground, reason }: DismissBreach,
): readonly BreachDismissed[] {
  refuseBy(AGAINST_DISMISSAL, breach);
  return [{ type: 'BreachDismissed', data: { ground, reason } }];
}

/** Closing needs what was decided to be done or grounded; open preventive measures live on. */
export function closeBreach(breach: DutyFields, { conclusion }: CloseBreach): readonly BreachClosed[] {
  const open = openDuties(breach).filter(({ blocksClosing }) => blocksClosing);
  if (open.length > 0) {
    throw new Refusal('duties-open', `Still to be done: ${open.map(({ duty }) => duty).join(', ')}.`);
  }
  return [{ type: 'BreachClosed', data: { conclusion } }];
}

export function reopenBreach(breach: EndingFields, { reason }: ReopenBreach): readonly BreachReopened[] {
  if (breach.ending === undefined) return [];
  return [{ type: 'BreachReopened', data: { cause: 'decided-by-person', reason } }];
}

export const closingDecisions = {
  DismissBreach: dismissBreach,
  CloseBreach: closeBreach,
  ReopenBreach: alsoWhen('ended', reopenBreach),
} satisfies Decisions;
