import type { Actor } from '../../shared/recorded-event.js';
import type { Moment } from '../../shared/moment.js';
import type { Breach } from './breach-state.js';

/** A fact: its literal type string, and what a board member would want to know of it. */
export interface Fact<Type extends string, Data extends object> {
  readonly type: Type;
  readonly data: Data;
}

/** What stands beside a fact when it is folded. */
export interface Recording {
  readonly id: string;
  readonly stream: string;
  readonly organisation: string;
  readonly revision: number;
  readonly recordedAt: Moment;
  readonly actor: Actor;
}

/** One fold step for every event type of a concept: leaving one out does not compile. */
export type Evolve<E extends { readonly type: string; readonly data: object }> = {
  readonly [T in E['type']]: (
    breach: Breach,
    data: Extract<E, { readonly type: T }>['data'],
    recording: Recording,
  ) => Breach;
};

/** What a decision knows besides the dossier: never the wall clock itself. */
export interface DecisionContext {
  readonly now: Moment;
  readonly actor: Actor;
}
