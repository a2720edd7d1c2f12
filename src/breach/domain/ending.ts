import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { Recording } from './domain-event.js';
import { fields } from './fields.js';
import type { RegisterText } from '../../shared/register-text.js';

export const DISMISSAL_GROUNDS = [
  'no-personal-data',
  'no-breach-of-security',
  'not-ours',
  'test-report',
] as const;
export type DismissalGround = (typeof DISMISSAL_GROUNDS)[number];

/** It is no personal-data breach after all. It stays in the register, with the ground. */
export type BreachDismissed = DomainEvent<
  'BreachDismissed',
  {
    readonly ground: DismissalGround;
    readonly reason: RegisterText;
    /** Who proposed it, where a second person was needed. */
    readonly proposedBy?: string;
    /** In the words of the second person, where he has others. */
    readonly confirmedBecause?: RegisterText;
  }
>;
export type BreachClosed = DomainEvent<'BreachClosed', { readonly conclusion: RegisterText }>;

/** Two reports of one breach. The receipt of each reporter stays valid. */
export type BreachMerged = DomainEvent<
  'BreachMerged',
  { readonly into: string; readonly reason: RegisterText }
>;
export type BreachMergeUndone = DomainEvent<
  'BreachMergeUndone',
  { readonly into: string; readonly reason: RegisterText }
>;

export const REOPENING_CAUSES = [
  'matter-received',
  'report-supplemented',
  'safety-risk-raised',
  'authority-notified',
  'people-informed',
  'others-have-the-data',
  'decided-by-person',
] as const;
export type ReopeningCause = (typeof REOPENING_CAUSES)[number];

export type BreachReopened = DomainEvent<
  'BreachReopened',
  { readonly cause: ReopeningCause; readonly reason?: RegisterText }
>;

export type EndingEvent = BreachDismissed | BreachClosed | BreachMerged | BreachMergeUndone | BreachReopened;

export type Ending = {
  readonly at: Moment;
  /** Actor id of who ended it, and his role then. */
  readonly by: string;
  readonly byRole: string;
} & (
  | ({ readonly kind: 'dismissed' } & BreachDismissed['data'])
  | ({ readonly kind: 'closed' } & BreachClosed['data'])
  | ({ readonly kind: 'merged' } & BreachMerged['data'])
);

export interface EndingFields {
  readonly ending?: Ending;
}

export const ending = fields<EndingFields, EndingEvent>({
  initial: {},
  on: {
    BreachDismissed: (_, data, recording) => ({
      ending: { kind: 'dismissed', ...whenAndBy(recording), ...data },
    }),
    BreachClosed: (_, data, recording) => ({ ending: { kind: 'closed', ...whenAndBy(recording), ...data } }),
    BreachMerged: (_, data, recording) => ({ ending: { kind: 'merged', ...whenAndBy(recording), ...data } }),
    BreachReopened: () => ({ ending: undefined }),
    BreachMergeUndone: () => ({ ending: undefined }),
  },
});

function whenAndBy({ recordedAt, actor }: Recording): Pick<Ending, 'at' | 'by' | 'byRole'> {
  return { at: recordedAt, by: actor.id, byRole: actor.role };
}

/** An event from outside is never refused; a dossier that was ended comes back for it. */
export function reopenedByNewEvent(breach: EndingFields, cause: ReopeningCause): readonly BreachReopened[] {
  return breach.ending === undefined ? [] : [{ type: 'BreachReopened', data: { cause } }];
}
