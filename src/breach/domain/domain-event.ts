import type { Actor, RecordedEvent } from '../../shared/recorded-event.js';
import { isSamePerson, type LinkedAccounts } from '../../shared/linked-accounts.js';
import type { Moment } from '../../shared/moment.js';

/** What stands beside an event when it is folded. */
export interface Recording {
  readonly id: string;
  readonly stream: string;
  readonly organisation: string;
  readonly revision: number;
  readonly recordedAt: Moment;
  readonly actor: Actor;
  readonly clockUncertain?: true;
}

export function recordingOf({ id, stream, revision, metadata }: RecordedEvent): Recording {
  const { organisation, recordedAt, actor, clockUncertain } = metadata;
  return {
    ...{ id, stream, organisation, revision, recordedAt, actor },
    ...(clockUncertain && { clockUncertain }),
  };
}

/** What is asked of a dossier, in the words of the event that follows from it where they are the same. */
export type Command<Type extends string, Data extends object = object> = { readonly type: Type } & Data;

/** What a decision knows besides the dossier: never the wall clock itself. */
export interface DecisionContext {
  readonly now: Moment;
  readonly actor: Actor;
  /** As they are linked now. No event is folded by them: what was decided stays decided when accounts are linked later. */
  readonly linked: LinkedAccounts;
}

/** Who acts, and which accounts are one person's. */
export type Acting = Pick<DecisionContext, 'actor' | 'linked'>;

/** Whether this is an account of who acts. */
export function isActor({ actor, linked }: Acting, account: string | undefined): boolean {
  return account !== undefined && isSamePerson(linked, actor.id, account);
}
