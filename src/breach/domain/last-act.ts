import type { Recording } from './domain-event.js';
import type { BreachMergeUndone, BreachReopened } from './ending.js';
import { fields, type Change } from './fields.js';
import { isPersonHere, onEveryLook, type Look } from './first-look.js';

export interface LastActFields {
  /** Revision of the last event by which a person dealt with the dossier; absent while nobody did. */
  readonly lastAct?: number;
}

const act = ({ actor, revision }: Recording): Change<LastActFields> =>
  isPersonHere(actor) ? { lastAct: revision } : {};

/** So that what came in since is told from what somebody has gone on after. */
export const lastAct = fields<
  LastActFields,
  | BreachReopened
  | BreachMergeUndone
  | Exclude<Look, { readonly type: 'BreachReopened' | 'BreachMergeUndone' }>
>({
  initial: {},
  on: {
    ...onEveryLook<LastActFields>((_, recording) => act(recording)),
    // Its clock ran before it was merged, and runs on, also where the desk itself undid it.
    BreachMergeUndone: (_before, _data, { revision }) => ({ lastAct: revision }),
    // By what came in, whoever wrote that down.
    BreachReopened: (_, { cause }, recording) => (cause === 'decided-by-person' ? act(recording) : {}),
  },
});
