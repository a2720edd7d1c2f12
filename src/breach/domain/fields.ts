import type { DomainEvent } from '../../shared/recorded-event.js';
import type { Recording } from './domain-event.js';

/** Items that an event adds at the end of a list. */
export class Appended<Item> {
  constructor(readonly items: readonly Item[]) {}
}

export function append<Item>(...items: readonly Item[]): Appended<Item> {
  return new Appended(items);
}

/** What an event changes of a concept's own fields; `undefined` takes a field away. */
export type Change<Own> = {
  readonly [K in keyof Own]?:
    Own[K] | undefined | (NonNullable<Own[K]> extends readonly (infer Item)[] ? Appended<Item> : never);
};

/**
 * The fields of a dossier that one concept owns, and every event that changes them. A step sees the dossier as it
 * was before the event, the concept's own fields and those that it says it reads, and gives back what changes: in
 * which order concepts fold does not matter.
 */
export interface Fields<Own extends object, Event extends DomainEvent, Reads extends object = Own> {
  /** The fields that are there from the beginning; what `BreachReported` brings is not among them. */
  readonly initial: Partial<Own>;
  readonly on: {
    readonly [T in Event['type']]: (
      before: Own & Reads,
      data: Extract<Event, { readonly type: T }>['data'],
      recording: Recording,
    ) => Change<Own>;
  };
}

/** Declares the fields of a concept; only there for its types. */
export function fields<Own extends object, Event extends DomainEvent, Reads extends object = Own>(
  concept: Fields<Own, Event, Reads>,
): Fields<Own, Event, Reads> {
  return concept;
}

/* eslint-disable @typescript-eslint/no-explicit-any -- concepts of any fields, seen by the types below */
export type AnyFields = Fields<any, any, any>;
type OwnOf<F> = F extends Fields<infer Own, any, any> ? Own : never;
type StepOf<F, T extends string> = F extends { readonly on: { readonly [K in T]: infer Step } }
  ? Step
  : never;
type ReadsOf<F> = F extends { readonly on: infer On }
  ? On[keyof On] extends (before: infer Before, ...rest: any[]) => unknown
    ? Before
    : never
  : never;
/** What every step for this event takes as its data. */
export type DataTaken<F extends readonly AnyFields[], T extends string> =
  StepOf<F[number], T> extends (before: any, data: infer Data, ...rest: any[]) => unknown ? Data : never;
/* eslint-enable @typescript-eslint/no-explicit-any */
type Intersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never;

/** All that these concepts know of a dossier. */
export type Known<F extends readonly AnyFields[]> = Intersection<OwnOf<F[number]>> & object;
export type FoldedTypes<F extends readonly AnyFields[]> = TypesOf<F[number]>;
type TypesOf<F> = F extends { readonly on: infer On } ? keyof On & string : never;
/** Fields that some concept reads and none of these keeps. */
type Missing<F extends readonly AnyFields[]> = Exclude<
  keyof Intersection<ReadsOf<F[number]>>,
  keyof Known<F>
>;
/** Fields that two of these concepts own; what was found goes along, so that there may be many of them. */
type OwnedTwice<F extends readonly AnyFields[], Found = never> = F extends readonly [
  infer First,
  ...infer Rest extends readonly AnyFields[],
]
  ? OwnedTwice<Rest, Found | (keyof OwnOf<First> & keyof Known<Rest>)>
  : Found;
type Faults<F extends readonly AnyFields[]> = ([Missing<F>] extends [never]
  ? unknown
  : { readonly missing: Missing<F> }) &
  ([OwnedTwice<F>] extends [never] ? unknown : { readonly ownedTwice: OwnedTwice<F> });

type Step = (before: object, data: object, recording: Recording) => Readonly<Record<string, unknown>>;

/** Begins every dossier, and only once. */
const FIRST = 'BreachReported';

/** Some concepts together: the dossier itself, or the row of a list. */
export class Composition<State extends object> {
  readonly initial: Readonly<Record<string, unknown>>;
  readonly #steps = new Map<string, readonly Step[]>();

  constructor(concepts: readonly AnyFields[]) {
    this.initial = Object.assign({}, ...concepts.map(({ initial }) => initial as object)) as Record<
      string,
      unknown
    >;
    for (const { on } of concepts) {
      for (const [type, step] of Object.entries(on)) {
        this.#steps.set(type, [...this.stepsOn(type), step as Step]);
      }
    }
  }

  /** The types of the events that change anything here. */
  get types(): readonly string[] {
    return [...this.#steps.keys()];
  }

  stepsOn(type: string): readonly Step[] {
    return this.#steps.get(type) ?? [];
  }

  /** The state after one more event; what was before stays as it is. */
  evolve(before: State | undefined, event: DomainEvent, recording: Recording): State {
    return new Draft(this, before).apply(event, recording);
  }
}

export type StateOf<C> = C extends Composition<infer State> ? State : never;

/** Who wants to know which event each value comes from; an item that was added to a list is told as `field/index`. */
export interface Watcher {
  changed(path: string, before: unknown, after: unknown, event: DomainEvent, recording: Recording): void;
}

/**
 * A state that is changed in place, for a history that is folded as a whole: lists grow without being copied for each
 * event. Nothing that was there before it, the state it begins with included, is written to.
 */
export class Draft<State extends object> {
  #state: Record<string, unknown> | undefined;
  /** Lists that were made here, so that they may grow in place. */
  readonly #lists = new WeakSet<object>();

  constructor(
    private readonly composition: Composition<State>,
    before?: State,
    private readonly watcher?: Watcher,
  ) {
    this.#state = before && ({ ...before } as Record<string, unknown>);
  }

  get state(): State | undefined {
    return this.#state as State | undefined;
  }

  /** @throws Error on an event that no concept knows, or before the first report: the reader stops, it never skips */
  apply(event: DomainEvent, recording: Recording): State {
    const { type, data } = event;
    const steps = this.composition.stepsOn(type);
    if (steps.length === 0) throw new Error(`unknown event type ${type}`);
    if ((type === FIRST) !== (this.#state === undefined)) {
      throw new Error(this.#state === undefined ? `${type} before ${FIRST}` : `${FIRST} twice in one stream`);
    }
    const state = (this.#state ??= { ...this.composition.initial });
    // All steps see the dossier as it was before the event.
    const changes = steps.map((step) => step(state, data, recording));
    for (const changed of changes)
      for (const field of Object.keys(changed)) this.#change(state, field, changed[field], event, recording);
    return state as State;
  }

  #change(
    state: Record<string, unknown>,
    field: string,
    change: unknown,
    event: DomainEvent,
    recording: Recording,
  ): void {
    if (change instanceof Appended) {
      this.#grow(state, field, change, event, recording);
      return;
    }
    this.watcher?.changed(field, state[field], change, event, recording);
    if (change === undefined) Reflect.deleteProperty(state, field);
    else state[field] = change;
  }

  #grow(
    state: Record<string, unknown>,
    field: string,
    { items }: Appended<unknown>,
    event: DomainEvent,
    recording: Recording,
  ): void {
    let list = state[field] as unknown[] | undefined;
    if (list === undefined || !this.#lists.has(list)) {
      list = [...(list ?? [])];
      this.#lists.add(list);
      state[field] = list;
    }
    for (const item of items) {
      this.watcher?.changed(`${field}/${list.length}`, undefined, item, event, recording);
      list.push(item);
    }
  }
}

/** Does not compile where a concept reads a field that none of these keeps, or where two own the same field. */
export function composed<const F extends readonly AnyFields[]>(
  ...concepts: F & Faults<F>
): Composition<Known<F>> {
  return new Composition(concepts as readonly AnyFields[]);
}
