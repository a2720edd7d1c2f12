import type { Moment } from '../../shared/moment.js';
import type { RegisterText } from '../../shared/register-text.js';
import type { Recording } from './domain-event.js';
import type { DismissalGround, EndingEvent, ReopeningCause } from './ending.js';
import { append, fields, type Change } from './fields.js';

export const TURNS = ['closed', 'dismissed', 'merged', 'reopened', 'merge-undone'] as const;

/** That it ended, or went on after it had. */
export interface Turn {
  readonly kind: (typeof TURNS)[number];
  readonly at: Moment;
  /** In which role somebody did it. */
  readonly byRole: string;
  /** Of a closing its conclusion, of the others why. */
  readonly reason?: RegisterText;
  readonly ground?: DismissalGround;
  readonly cause?: ReopeningCause;
}

export interface EndingsFields {
  /** Oldest first; into which dossier it was merged is told by its ending alone. */
  readonly turns: readonly Turn[];
}

const turn = (
  kind: Turn['kind'],
  { recordedAt: at, actor }: Recording,
  said: Pick<Turn, 'reason' | 'ground' | 'cause'>,
): Change<EndingsFields> => ({ turns: append({ kind, at, byRole: actor.role, ...said }) });

/** For the register: an ending that was undone is accounted for as the last one is. */
export const endings = fields<EndingsFields, EndingEvent>({
  initial: { turns: [] },
  on: {
    BreachClosed: (_, { conclusion }, recording) => turn('closed', recording, { reason: conclusion }),
    BreachDismissed: (_, { ground, reason }, recording) => turn('dismissed', recording, { ground, reason }),
    BreachMerged: (_, { reason }, recording) => turn('merged', recording, { reason }),
    BreachReopened: (_, { cause, reason }, recording) =>
      turn('reopened', recording, { cause, ...(reason && { reason }) }),
    BreachMergeUndone: (_, { reason }, recording) => turn('merge-undone', recording, { reason }),
  },
});
