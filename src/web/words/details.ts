import type { Irregularity } from '../../breach/domain/subject-notification.js';
import type { MeasureKind, NoticeMeans } from '../../law/ap-vocabulary.js';
import type { Lateness } from '../../law/clock.js';
import type { Moment } from '../../shared/moment.js';
import type { events } from './events.nl.js';
import { each, one, type Say } from './say.js';

export type DetailName = keyof typeof events.labels;
/** In the order in which they are read; what is absent is not shown. */
export type Details = { readonly [N in DetailName]?: string | undefined };

export function detailsInOrder(details: Details): readonly (readonly [DetailName, string])[] {
  return (Object.entries(details) as [DetailName, string | undefined][]).filter(
    (detail): detail is [DetailName, string] => detail[1] !== undefined && detail[1] !== '',
  );
}

export const lateness = (late: Lateness | undefined, say: Say): string | undefined =>
  late && say.words.events.late(late.hours, late.days);

/** What a correction can restate, of whatever statement. */
interface Restated {
  readonly number?: string;
  readonly notifiedAt?: Moment;
  readonly late?: Lateness;
  readonly delayReason?: string;
  readonly delayReasonOmitted?: boolean;
  readonly informedAt?: Moment;
  readonly controller?: string;
  readonly means?: readonly NoticeMeans[];
  readonly intended?: number;
  /** How many people; of the board: whether. */
  readonly reached?: number | boolean;
  readonly returned?: number;
  readonly unreachable?: number;
  readonly outOfOrder?: readonly Irregularity[];
  readonly kind?: MeasureKind;
  readonly what?: string;
  readonly takenAt?: Moment;
  readonly confirmedAt?: Moment;
  readonly inWriting?: boolean;
  readonly everywhere?: boolean;
  readonly withdrawn?: boolean;
  readonly at?: Moment;
  readonly attemptedAt?: Moment;
  readonly receivedAt?: Moment;
  readonly dueAt?: Moment;
  readonly settledAt?: Moment;
  readonly withdrawalReason?: string;
}

export const restated = (values: Restated, say: Say): Details => ({
  kind: one(say.words.lists.measureKinds, values.kind),
  what: values.what,
  number: values.number,
  notifiedAt: say.maybeAt(values.notifiedAt),
  late: lateness(values.late, say),
  delayReason: values.delayReason,
  delayReasonOmitted: say.onlyYes(values.delayReasonOmitted),
  informedAt: say.maybeAt(values.informedAt),
  party: values.controller,
  takenAt: say.maybeAt(values.takenAt),
  confirmedAt: say.maybeAt(values.confirmedAt),
  inWriting: say.flag(values.inWriting),
  everywhere: say.flag(values.everywhere),
  means: say.all(each(say.words.lists.noticeMeans, values.means)),
  intended: say.number(values.intended),
  reached: say.number(typeof values.reached === 'number' ? values.reached : undefined),
  returned: say.number(values.returned),
  unreachable: say.number(values.unreachable),
  outOfOrder: say.all(each(say.words.lists.irregularities, values.outOfOrder)),
  withdrawn: say.onlyYes(values.withdrawn),
  withdrawalReason: values.withdrawalReason,
  happenedAt: say.maybeAt(values.at ?? values.attemptedAt ?? values.receivedAt ?? values.settledAt),
  boardReached: say.flag(typeof values.reached === 'boolean' ? values.reached : undefined),
  dueAt: say.maybeAt(values.dueAt),
});

/** Details as one line: only those that are not the same in `other`. */
export function inOneLine(details: Details, other: Details, say: Say): string | undefined {
  const told = detailsInOrder(details).filter(([name, text]) => other[name] !== text);
  return told.length === 0
    ? undefined
    : told.map(([name, text]) => `${say.words.events.labels[name]}: ${text}`).join('; ');
}
