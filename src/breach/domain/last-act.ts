import type { Recording } from './domain-event.js';
import type { BreachReopened } from './ending.js';
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
  BreachReopened | Exclude<Look, { readonly type: 'BreachReopened' }>
>({
  initial: {},
  on: {
    ...onEveryLook<LastActFields>((_, recording) => act(recording)),
    // By what came in, whoever wrote that down.
    BreachReopened: (_, { cause }, recording) => (cause === 'decided-by-person' ? act(recording) : {}),
  },
});
