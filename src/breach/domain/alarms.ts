import { plusHours, type Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { standingNotification, type NotificationFields } from './authority-notification.js';
import type { ClockFields } from './awareness.js';
import { append, fields } from './fields.js';
import type { Matter, MatterFields } from './matters.js';
import { endOf, isDanger, measuresFor, safetyTerm } from './safety-moments.js';
import { safetyDueAt, type SafetyFields } from './safety.js';

export type Basis = 'provisional' | 'established';

export type DeadlineWarningRaised = DomainEvent<
  'DeadlineWarningRaised',
  { readonly deadline: string; readonly dueAt: Moment; readonly marginHours: number; readonly basis?: Basis }
>;
export type DeadlineMissed = DomainEvent<
  'DeadlineMissed',
  { readonly deadline: string; readonly dueAt: Moment; readonly basis?: Basis }
>;

export const WHY_FALSE = ['clock-was-wrong', 'met-in-time', 'decided-in-time', 'deadline-moved'] as const;
/** Why an alarm was false: the moment had not come, or the term was kept and that was written down later. */
export type WhyFalse = (typeof WHY_FALSE)[number];

/** An alarm turned out to be false. It stays on the time line, and so does this. */
export type AlarmCorrected = DomainEvent<
  'AlarmCorrected',
  {
    /** Revision of the event that raised it. */
    readonly corrects: number;
    readonly deadline: string;
    readonly dueAt: Moment;
    readonly because: WhyFalse;
  }
>;

export type AlarmEvent = DeadlineWarningRaised | DeadlineMissed | AlarmCorrected;

export interface Alarm {
  readonly kind: 'warning' | 'missed';
  readonly deadline: string;
  readonly dueAt: Moment;
  readonly marginHours?: number;
  readonly basis?: Basis;
  /** Of the event that raised it. */
  readonly revision: number;
  /** It was false. */
  readonly corrected?: { readonly at: Moment; readonly because: WhyFalse };
}

export interface AlarmFields {
  readonly alarms: readonly Alarm[];
}

export const alarms = fields<AlarmFields, AlarmEvent>({
  initial: { alarms: [] },
  on: {
    DeadlineWarningRaised: (_, data, { revision }) => ({
      alarms: append({ kind: 'warning', ...data, revision }),
    }),
    DeadlineMissed: (_, data, { revision }) => ({ alarms: append({ kind: 'missed', ...data, revision }) }),
    AlarmCorrected: ({ alarms: known }, { corrects, because }, { recordedAt }) => ({
      alarms: known.map((alarm) =>
        alarm.revision === corrects ? { ...alarm, corrected: { at: recordedAt, because } } : alarm,
      ),
    }),
  },
});

/** What tells whether a term was kept, however late that was recorded. */
export type KeptReads = Pick<ClockFields, 'awareness' | 'moments'> &
  NotificationFields &
  MatterFields &
  SafetyFields;

/** Whether a notification stood at that moment, by when it was made and not by when it was written down. */
export function wasNotifiedBy({ notifications }: NotificationFields, at: Moment): boolean {
  const made = notifications.filter(({ notifiedAt }) => notifiedAt <= at);
  return standingNotification({ notifications: made }) !== undefined;
}

/** Why a miss is none by what is known now; nothing in it depends on the clock. */
export function whyNotMissed(
  breach: KeptReads,
  { kind, deadline, dueAt, corrected }: Alarm,
): WhyFalse | undefined {
  if (kind !== 'missed' || corrected !== undefined) return undefined;
  if (deadline === 'authority-notification') {
    if (dueAt < breach.awareness.deadline.dueAt) return 'deadline-moved';
    return wasNotifiedBy(breach, dueAt) ? 'met-in-time' : undefined;
  }
  if (deadline === 'safety') {
    if (wasActedOnBy(breach, dueAt)) return 'met-in-time';
    return dueAt < statedDangerDueAt(breach) ? 'deadline-moved' : undefined;
  }
  const matter = breach.matters.find((one) => `matter:${one.matter}` === deadline);
  const isSettled = matter?.settledAt !== undefined && matter.settledAt <= dueAt;
  return isSettled ? 'met-in-time' : undefined;
}

/** Something was done by then about each danger whose term ended then, however late that was recorded. */
function wasActedOnBy({ safety: { moments = [] } }: SafetyFields, dueAt: Moment): boolean {
  const ended = moments.filter((one) => isDanger(one) && endOf(one.term) === dueAt);
  return (
    ended.length > 0 && ended.every((danger) => measuresFor(danger, moments).some(({ at }) => at <= dueAt))
  );
}

/** End of the term of a danger that the report stated: it moves with a receipt that is corrected. */
function statedDangerDueAt(breach: KeptReads): Moment | '' {
  const isStated = safetyTerm(breach.safety)?.from === breach.moments.receivedAt;
  return isStated ? (safetyDueAt(breach) ?? '') : '';
}

/** From when on it could be raised. */
export function cameAt({ dueAt, marginHours = 0 }: Pick<Alarm, 'dueAt' | 'marginHours'>): Moment {
  return plusHours(dueAt, -marginHours);
}

/** The latest moment that an alarm which still counts says has come: later than now, it is false. */
export function raisedUntil({ alarms: all }: AlarmFields): Moment | undefined {
  return all
    .filter(({ corrected }) => corrected === undefined)
    .map(cameAt)
    .sort()
    .at(-1);
}

/**
 * Whether a term was missed, by what is known now: an alarm alone does not make it so. One that was met is never called
 * missed, however late it was recorded.
 */
export function wasMissed(breach: AlarmFields & KeptReads, deadline: string): boolean {
  return breach.alarms.some(
    (alarm) =>
      alarm.kind === 'missed' &&
      alarm.deadline === deadline &&
      alarm.corrected === undefined &&
      whyNotMissed(breach, alarm) === undefined,
  );
}

/** Settled after its term, or not settled when the clock said so. */
export function wasMatterMissed(
  breach: AlarmFields & KeptReads,
  { matter, dueAt, settledAt }: Matter,
): boolean {
  const isSettledLate = settledAt !== undefined && dueAt !== undefined && settledAt > dueAt;
  return isSettledLate || wasMissed(breach, `matter:${matter}`);
}
