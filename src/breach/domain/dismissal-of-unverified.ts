import { isAdditionToBeReviewed, type AdditionFields } from './additions.js';
import { standingNotification, type NotificationFields } from './authority-notification.js';
import type { Decisions } from './decisions.js';
import type { Command } from './domain-event.js';
import type { BreachDismissed } from './ending.js';
import type { FirstLookFields } from './first-look.js';
import { openMatters, type MatterFields } from './matters.js';
import { refuseBy, type RefusalRule } from './refusals.js';
import { isInDanger, type SafetyFields } from './safety.js';

/** One of many false reports that are dismissed at once. */
export type DismissUnverified = Command<
  'DismissUnverified',
  BreachDismissed['data'] & {
    /** Also where the report says that somebody is in danger: a person has to mean it. */
    readonly includingDanger: boolean;
  }
>;

interface Asked {
  readonly breach: FirstLookFields & SafetyFields & NotificationFields & MatterFields & AdditionFields;
  readonly includingDanger: boolean;
}

const AGAINST: readonly RefusalRule<Asked>[] = [
  {
    code: 'looked-at',
    detail: 'A person has dealt with this report: dismiss it by itself.',
    when: ({ breach }) => breach.lookedAt !== undefined,
  },
  {
    code: 'danger-was-acted-on',
    detail: 'Something was done about a danger here: dismiss it by itself.',
    when: ({ breach }) => breach.safety.measures > 0,
  },
  {
    code: 'danger-stated',
    detail: 'The report says that somebody may be in danger: look at it, or say that you mean these too.',
    field: 'includingDanger',
    when: ({ breach, includingDanger }) => isInDanger(breach) && !includingDanger,
  },
  {
    code: 'notification-stands',
    detail: 'A notification to the AP stands: withdraw it before dismissing.',
    when: ({ breach }) => standingNotification(breach) !== undefined,
  },
  {
    code: 'matters-open',
    detail: 'A question, order, complaint or claim is still open.',
    when: ({ breach }) => openMatters(breach).length > 0,
  },
  {
    code: 'addition-not-looked-at',
    detail: 'Something was added after the end: look at it first.',
    when: ({ breach }) => isAdditionToBeReviewed(breach),
  },
];

function dismissUnverified(
  breach: Asked['breach'],
  { ground, reason, includingDanger }: DismissUnverified,
): readonly BreachDismissed[] {
  refuseBy(AGAINST, { breach, includingDanger });
  return [{ type: 'BreachDismissed', data: { ground, reason } }];
}

export const dismissalOfUnverifiedDecisions = { DismissUnverified: dismissUnverified } satisfies Decisions;
