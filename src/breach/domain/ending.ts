import { Refusal } from '../../shared/refusal.js';
import type { Moment } from '../../shared/moment.js';
import { standingNotification } from './authority-notification.js';
import type { Breach } from './breach-state.js';
import type { Evolve, Fact } from './domain-event.js';
import { openDuties } from './duties.js';
import { openMatters } from './matters.js';
import type { RegisterText } from './register-text.js';
import type { BreachReopened } from './reopening.js';
import { isInDanger } from './safety.js';

export const DISMISSAL_GROUNDS = [
  'no-personal-data',
  'no-breach-of-security',
  'not-ours',
  'test-report',
] as const;
export type DismissalGround = (typeof DISMISSAL_GROUNDS)[number];

/** It is no personal-data breach after all. It stays in the register, with the ground. */
export type BreachDismissed = Fact<
  'BreachDismissed',
  { readonly ground: DismissalGround; readonly reason: RegisterText }
>;
export type BreachClosed = Fact<'BreachClosed', { readonly conclusion: RegisterText }>;

export type EndingEvent = BreachDismissed | BreachClosed | BreachReopened;

export interface DismissBreach {
  readonly type: 'DismissBreach';
  readonly ground: DismissalGround;
  readonly reason: RegisterText;
}
export interface CloseBreach {
  readonly type: 'CloseBreach';
  readonly conclusion: RegisterText;
}
export type Ending =
  | {
      readonly kind: 'dismissed';
      readonly at: Moment;
      readonly ground: DismissalGround;
      readonly reason: RegisterText;
    }
  | { readonly kind: 'closed'; readonly at: Moment; readonly conclusion: RegisterText }
  | { readonly kind: 'merged'; readonly at: Moment; readonly into: string };

export function dismissBreach(breach: Breach, { ground, reason }: DismissBreach): readonly BreachDismissed[] {
  if (standingNotification(breach) !== undefined) {
    throw new Refusal(
      'notification-stands',
      'A notification to the AP stands: withdraw it before dismissing.',
    );
  }
  if (isInDanger(breach)) {
    throw new Refusal(
      'danger-not-averted',
      'Somebody may be in danger: avert it, or say that it is averted.',
    );
  }
  if (openMatters(breach).length > 0) {
    throw new Refusal('matters-open', 'A question, order, complaint or claim is still open.');
  }
  return [{ type: 'BreachDismissed', data: { ground, reason } }];
}

/** Closing needs what was decided to be done or grounded; open preventive measures live on. */
export function closeBreach(breach: Breach, { conclusion }: CloseBreach): readonly BreachClosed[] {
  const open = openDuties(breach).filter(({ blocksClosing }) => blocksClosing);
  if (open.length > 0) {
    throw new Refusal('duties-open', `Still to be done: ${open.map(({ duty }) => duty).join(', ')}.`);
  }
  return [{ type: 'BreachClosed', data: { conclusion } }];
}

export const evolveEnding: Evolve<EndingEvent> = {
  BreachDismissed: (breach, data, { recordedAt }) => ({
    ...breach,
    ending: { kind: 'dismissed', at: recordedAt, ...data },
  }),
  BreachClosed: (breach, data, { recordedAt }) => ({
    ...breach,
    ending: { kind: 'closed', at: recordedAt, ...data },
  }),
  BreachReopened: ({ ending: _over, ...breach }) => breach,
};
