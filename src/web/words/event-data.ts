import type { BreachEvent } from '../../breach/domain/breach.js';
import type { Plain } from '../../breach/contract/plain.js';
import type { Moment } from '../../shared/moment.js';

export type EventType = BreachEvent['type'];
type DataIn<T extends EventType> = Extract<BreachEvent, { readonly type: T }>['data'];

/** What the time line shows of an event: what is personal is its value, or erased. */
export type EventData<T extends EventType> = T extends 'BreachReported'
  ? Plain<Omit<DataIn<T>, 'secretDigest' | 'rules'>>
  : T extends 'ReportEntered'
    ? Plain<Omit<DataIn<T>, 'numberDigest'>>
    : T extends 'AttachmentReceived'
      ? Plain<Omit<DataIn<T>, 'fileKey'>>
      : Plain<DataIn<T>>;

/** How moments and people are said in a title. */
export interface SayInTitle {
  /** On the Dutch clock. */
  readonly at: (moment: Moment) => string;
  /** By the name of whoever has this actor id. */
  readonly who: (actor: string) => string;
}

/** What happened, in one sentence; an event without one does not compile. Free text stands in the details. */
export type EventTitles = {
  readonly [T in EventType]: (data: EventData<T>, say: SayInTitle) => string;
};
