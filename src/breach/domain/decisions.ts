import type { DomainEvent } from '../../shared/recorded-event.js';
import type { DecisionContext } from './domain-event.js';
import type { AnyFields, DataTaken, FoldedTypes, Known } from './fields.js';

/* eslint-disable @typescript-eslint/no-explicit-any -- decisions on any fields and commands, seen by the types below */
type Decision = (breach: any, command: any, context: DecisionContext) => readonly DomainEvent[];

/** Which dossiers that came to an end a command still reaches; without it: none. */
export type AlsoWhen = 'ended' | 'merged' | 'ended-or-merged';

interface LateDecision {
  readonly decide: Decision;
  readonly alsoWhen: AlsoWhen;
}

/** The decisions of a concept, each under the type of its command. */
export type Decisions = Readonly<Record<string, Decision | LateDecision>>;

type DecideOf<D> = D extends { readonly decide: infer Decide } ? Decide : D;
type CommandOf<D> =
  DecideOf<D> extends (breach: any, command: infer Command, ...rest: any[]) => unknown ? Command : never;
type EventOf<D> = DecideOf<D> extends (...all: any[]) => readonly (infer Event)[] ? Event : never;
type StateReadBy<D> = DecideOf<D> extends (breach: infer State, ...rest: any[]) => unknown ? State : never;
/* eslint-enable @typescript-eslint/no-explicit-any */

/** All that these decisions can be asked, and all that can follow. */
export type CommandsOf<All> = { [T in keyof All]: CommandOf<All[T]> }[keyof All];
export type EventsOf<All> = Extract<{ [T in keyof All]: EventOf<All[T]> }[keyof All], DomainEvent>;
type DataOf<Event extends DomainEvent, T> = Extract<Event, { readonly type: T }>['data'];

/** What is wrong between decisions and concepts; nothing where each member is `never`. */
export interface Unsound<All, Concepts extends readonly AnyFields[]> {
  /** A decision that does not stand under the type of its command. */
  readonly misnamed: {
    [T in keyof All]: CommandOf<All[T]> extends { readonly type: T } ? never : T;
  }[keyof All];
  /** A decision that reads what no concept keeps. */
  readonly unreadable: {
    [T in keyof All]: Known<Concepts> extends StateReadBy<All[T]> ? never : T;
  }[keyof All];
  /** An event that no concept folds. */
  readonly unfolded: Exclude<EventsOf<All>['type'], FoldedTypes<Concepts>>;
  /** A step for an event that no decision leads to. */
  readonly undecided: Exclude<FoldedTypes<Concepts>, EventsOf<All>['type']>;
  /** An event whose data some step takes for something else. */
  readonly misread: {
    [T in EventsOf<All>['type']]: DataOf<EventsOf<All>, T> extends DataTaken<Concepts, T> ? never : T;
  }[EventsOf<All>['type']];
}

/** `true`, or what is wrong. */
export type Sound<All, Concepts extends readonly AnyFields[]> = [
  Unsound<All, Concepts>[keyof Unsound<All, Concepts>],
] extends [never]
  ? true
  : Unsound<All, Concepts>;

export function decisionOf(entry: Decision | LateDecision): Decision {
  return typeof entry === 'function' ? entry : entry.decide;
}

export function reaches(entry: Decision | LateDecision, end: 'ended' | 'merged'): boolean {
  return typeof entry !== 'function' && (entry.alsoWhen === end || entry.alsoWhen === 'ended-or-merged');
}

/** Events from outside and acts of the system come in whatever became of the dossier. */
export function alsoWhen<W extends AlsoWhen, D extends Decision>(
  end: W,
  decide: D,
): { readonly decide: D; readonly alsoWhen: W } {
  return { decide, alsoWhen: end };
}
