import type { Breach } from './breach-state.js';
import type { Fact } from './domain-event.js';
import type { RegisterText } from './register-text.js';

export const REOPENING_CAUSES = [
  'matter-received',
  'report-supplemented',
  'safety-risk-raised',
  'authority-notified',
  'people-informed',
  'decided-by-person',
] as const;
export type ReopeningCause = (typeof REOPENING_CAUSES)[number];

export type BreachReopened = Fact<
  'BreachReopened',
  { readonly cause: ReopeningCause; readonly reason?: RegisterText }
>;

export interface ReopenBreach {
  readonly type: 'ReopenBreach';
  readonly reason: RegisterText;
}

export function reopenBreach(breach: Breach, { reason }: ReopenBreach): readonly BreachReopened[] {
  if (breach.ending === undefined) return [];
  return [{ type: 'BreachReopened', data: { cause: 'decided-by-person', reason } }];
}

/** A fact from outside is never refused; a dossier that was ended comes back for it. */
export function reopenedByNewFacts(breach: Breach, cause: ReopeningCause): readonly BreachReopened[] {
  return breach.ending === undefined ? [] : [{ type: 'BreachReopened', data: { cause } }];
}
