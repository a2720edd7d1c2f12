import { plusHours, toMilliseconds, type Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import { areClocksHeld, type AdditionFields } from './additions.js';
import {
  isIncomplete,
  lastNotified,
  standingNotification,
  type NotificationFields,
} from './authority-notification.js';
import type { ClockFields } from './awareness.js';
import type { DecisionFields } from './decision.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import type { EndingFields } from './ending.js';
import { append, fields } from './fields.js';
import { type Matter, type MatterFields, openMatters } from './matters.js';
import { waitingAnswers, type WaitingReads } from './waiting-answers.js';
import type { OpinionFields } from './opinions.js';
import { bearsControllersDuties, type OrganisationRoleFields } from './organisation-role.js';
import { noStands } from './reconsideration.js';
import type { RulesFields } from './report.js';
import { isInDanger, type SafetyFields } from './safety.js';

type Basis = 'provisional' | 'established';

/** A term that runs. Its identity is its name and its due moment: corrected awareness makes another deadline. */
export interface Deadline {
  readonly deadline: string;
  readonly dueAt: Moment;
  /** Hours before `dueAt` at which a warning is due, widest first. */
  readonly marginsHours: readonly number[];
  /** Of the clock of Art. 33; other terms have none. */
  readonly basis?: Basis;
  /** Brings something to mind at `dueAt` and again after so many hours; nothing is missed by it. */
  readonly everyHours?: number;
}

export type DeadlineWarningRaised = DomainEvent<
  'DeadlineWarningRaised',
  { readonly deadline: string; readonly dueAt: Moment; readonly marginHours: number; readonly basis?: Basis }
>;
export type DeadlineMissed = DomainEvent<
  'DeadlineMissed',
  { readonly deadline: string; readonly dueAt: Moment; readonly basis?: Basis }
>;

export type DeadlineEvent = DeadlineWarningRaised | DeadlineMissed;

export type CheckDeadlines = Command<'CheckDeadlines'>;

export interface Alarm {
  readonly kind: 'warning' | 'missed';
  readonly deadline: string;
  readonly dueAt: Moment;
  readonly marginHours?: number;
  readonly basis?: Basis;
}

export interface AlarmFields {
  readonly alarms: readonly Alarm[];
}

export const alarms = fields<AlarmFields, DeadlineEvent>({
  initial: { alarms: [] },
  on: {
    DeadlineWarningRaised: (_, data) => ({ alarms: append({ kind: 'warning', ...data }) }),
    DeadlineMissed: (_, data) => ({ alarms: append({ kind: 'missed', ...data }) }),
  },
});

/** The part of a dossier that its deadlines depend on. */
export type DeadlineReads = AdditionFields &
  AlarmFields &
  ClockFields &
  DecisionFields &
  EndingFields &
  MatterFields &
  NotificationFields &
  OpinionFields &
  OrganisationRoleFields &
  RulesFields &
  SafetyFields &
  WaitingReads;

/** Margins of terms that others set for us (an order, a claim): three days and one day. */
const MATTER_MARGINS_HOURS: readonly number[] = [72, 24];
const SHORT_MARGINS_HOURS: readonly number[] = [12, 4];

/** Of a term that the law set, no margin wider than half of it: 24 hours are not announced as they begin. */
function marginsOf({ source, receivedAt }: Matter, dueAt: Moment): readonly number[] {
  if (source === undefined) return MATTER_MARGINS_HOURS;
  const hours = (toMilliseconds(dueAt) - toMilliseconds(receivedAt)) / 3_600_000;
  return [...MATTER_MARGINS_HOURS, ...SHORT_MARGINS_HOURS].filter((margin) => margin * 2 <= hours);
}

/** The terms that run now; one that was met or no longer matters is not among them. */
export function runningDeadlines(breach: DeadlineReads): readonly Deadline[] {
  if (breach.ending !== undefined) return [];
  const deadlines: Deadline[] = [];
  if (authorityClockRuns(breach)) {
    deadlines.push({
      deadline: 'authority-notification',
      dueAt: breach.awareness.deadline.dueAt,
      marginsHours: breach.rules.warningMarginsHours,
      basis: breach.awareness.basis,
    });
  }
  const { raisedAt, termMinutes, measures } = breach.safety;
  if (isInDanger(breach) && raisedAt !== undefined && termMinutes !== undefined && measures === 0) {
    deadlines.push({
      deadline: 'safety',
      dueAt: plusHours(raisedAt, termMinutes / 60),
      marginsHours: safetyMargins(termMinutes),
    });
  }
  for (const matter of openMatters(breach)) {
    const { dueAt } = matter;
    if (dueAt) {
      deadlines.push({ deadline: `matter:${matter.matter}`, dueAt, marginsHours: marginsOf(matter, dueAt) });
    }
  }
  // Its term brings in a deputy, not a second alarm before.
  for (const waiting of waitingAnswers(breach)) deadlines.push({ ...waiting, marginsHours: [] });
  const reminder = supplementReminder(breach);
  return reminder === undefined ? deadlines : [...deadlines, reminder];
}

/**
 * The last word about a danger comes while there is time to act on it: when a quarter of the term is gone. A second
 * word shortly before its end would find nobody who can still do anything within it.
 */
function safetyMargins(termMinutes: number): readonly number[] {
  return termMinutes > 0 ? [(termMinutes * 0.75) / 60] : [];
}

const A_WEEK = 7;

/**
 * Art. 33(4) sets no term for what is still to follow, only "without undue further delay": every so many days
 * since the AP last heard something, for as long as more was promised.
 */
function supplementReminder(breach: DeadlineReads): Deadline | undefined {
  const last = lastNotified(breach);
  if (last === undefined || !isIncomplete(breach)) return undefined;
  const raised = breach.alarms.findLast(
    ({ deadline, dueAt }) => deadline === 'supplement-notification' && dueAt > last.notifiedAt,
  );
  const everyHours = (breach.rules.supplementReminderDays ?? A_WEEK) * 24;
  return {
    deadline: 'supplement-notification',
    dueAt: plusHours(raised?.dueAt ?? last.notifiedAt, everyHours),
    marginsHours: [0],
    everyHours,
  };
}

/** Until the authority was notified, or for as long as a decision stands that it need not be. */
function authorityClockRuns(breach: DeadlineReads): boolean {
  return (
    bearsControllersDuties(breach) &&
    !areClocksHeld(breach) &&
    standingNotification(breach) === undefined &&
    !noStands(breach, 'notify-authority')
  );
}

interface DueAlarm {
  readonly at: Moment;
  readonly event: DeadlineEvent;
}

/** What is still to be raised for this deadline, each with the moment from which on. */
function alarmsToCome(
  breach: DeadlineReads,
  { deadline, dueAt, marginsHours, basis, everyHours }: Deadline,
): readonly DueAlarm[] {
  const raised = breach.alarms.filter((alarm) => alarm.deadline === deadline && alarm.dueAt === dueAt);
  if (raised.some(({ kind }) => kind === 'missed')) return [];
  const tightest = Math.min(Infinity, ...raised.map(({ marginHours }) => marginHours ?? Infinity));
  const about = { deadline, dueAt, ...(basis && { basis }) };
  const warnings = marginsHours
    .filter((marginHours) => marginHours < tightest)
    .map((marginHours): DueAlarm => ({
      at: plusHours(dueAt, -marginHours),
      event: { type: 'DeadlineWarningRaised', data: { ...about, marginHours } },
    }));
  if (everyHours !== undefined) return warnings;
  return [...warnings, { at: dueAt, event: { type: 'DeadlineMissed', data: about } }];
}

/** From when on {@link checkDeadlines} has something to say; `undefined` when nothing is to come. */
export function nextAlarmAt(breach: DeadlineReads): Moment | undefined {
  return runningDeadlines(breach)
    .flatMap((deadline) => alarmsToCome(breach, deadline))
    .map(({ at }) => at)
    .sort()[0];
}

/**
 * After days of downtime, or where a clock comes back, a person needs the tightest warning that passed, not a row of
 * old ones, and once the term is over the miss alone: "an hour left" would be untrue.
 * What was raised once is never raised again, nor is a wider margin after a tighter one.
 */
function checkDeadlines(
  breach: DeadlineReads,
  _command: CheckDeadlines,
  { now }: DecisionContext,
): readonly DeadlineEvent[] {
  return runningDeadlines(breach).flatMap((running) => {
    const deadline = latestReminder(running, now);
    const passed = alarmsToCome(breach, deadline).filter(({ at }) => at <= now);
    const warnings = passed.filter(({ event }) => event.type === 'DeadlineWarningRaised');
    const tightest = warnings.reduce<DueAlarm | undefined>(
      (latest, alarm) => (latest === undefined || alarm.at > latest.at ? alarm : latest),
      undefined,
    );
    const missed = passed.filter(({ event }) => event.type === 'DeadlineMissed');
    const raised = missed.length > 0 || tightest === undefined ? missed : [tightest];
    return raised.map(({ event }) => event);
  });
}

/** Of reminders that passed unseen only the last one is raised. */
function latestReminder(deadline: Deadline, now: Moment): Deadline {
  const { dueAt, everyHours } = deadline;
  if (everyHours === undefined || dueAt > now) return deadline;
  const elapsedHours = (toMilliseconds(now) - toMilliseconds(dueAt)) / 3_600_000;
  return { ...deadline, dueAt: plusHours(dueAt, Math.floor(elapsedHours / everyHours) * everyHours) };
}

/** Events of the clock do not count as somebody else's change: see `If-Match` in ADR 0004. */
export function isClockEvent(type: string): boolean {
  return type === 'DeadlineWarningRaised' || type === 'DeadlineMissed';
}

export const deadlineDecisions = {
  CheckDeadlines: alsoWhen('ended-or-merged', checkDeadlines),
} satisfies Decisions;
