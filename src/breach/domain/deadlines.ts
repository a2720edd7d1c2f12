import { withEveningBefore } from '../../law/term/evening-before.js';
import { plusHours, toMilliseconds, type Moment } from '../../shared/moment.js';
import { type AdditionFields, areClocksHeld } from './additions.js';
import {
  type Alarm,
  type AlarmEvent,
  type AlarmFields,
  type Basis,
  cameAt,
  wasNotifiedBy,
  type WhyFalse,
  whyNotMissed,
} from './alarms.js';
import {
  type HeardFields,
  lastNotified,
  standingNotification,
  type NotificationFields,
} from './authority-notification.js';
import type { ClockFields } from './awareness.js';
import { type DecisionFields, standingDecision } from './decision.js';
import { alsoWhen, type Decisions } from './decisions.js';
import type { Command, DecisionContext } from './domain-event.js';
import type { EndingFields } from './ending.js';
import { passedBeforeEntry, type EntryFields } from './entry.js';
import { type Matter, type MatterFields, openMatters } from './matters.js';
import { waitingAnswers, waitingOnErasures, type WaitingReads } from './waiting-answers.js';
import type { OpinionFields } from './opinions.js';
import { bareClaim, type FirstLookFields } from './first-look.js';
import { firstLookWaiting, rungsWaiting, type LadderFields } from './ladder.js';
import type { LastActFields } from './last-act.js';
import { bearsControllersDuties, type ControllersDutiesReads } from './controllers-duties.js';
import { moreForTheAuthoritySince, type MoreForAuthorityReads } from './more-for-authority.js';
import { noStands } from './reconsideration.js';
import type { RulesFields } from './report.js';
import { endOf, safetyTerm } from './safety-moments.js';
import { isInDanger, type SafetyFields } from './safety.js';

/**
 * What terms are called; those of matters, of the rungs of an alarm and of what waits for a second person say which one.
 * That nobody answered an alarm or looked at a report breaks no law: it brings in the next person.
 */
export type DeadlineName =
  | 'authority-notification'
  | 'claimed-awareness'
  | 'safety'
  | 'supplement-notification'
  | `matter:${string}`
  | `rung:${string}`
  | 'first-look'
  | `confirmation:${string}`;
type KindIn<Name extends string> = Name extends `${infer Kind}:${string}` ? Kind : Name;
export type KindOfDeadline = KindIn<DeadlineName>;

/** @param deadline its name, as it stands in the log */
export function kindOfDeadline(deadline: string): KindOfDeadline {
  return deadline.split(':')[0] as KindOfDeadline;
}

/** A term that runs. Its identity is its name and its due moment: corrected awareness makes another deadline. */
export interface Deadline {
  readonly deadline: DeadlineName;
  readonly dueAt: Moment;
  /** Hours before `dueAt` at which a warning is due, widest first. */
  readonly marginsHours: readonly number[];
  /** Of the clock of Art. 33; other terms have none. */
  readonly basis?: Basis;
  /** Brings something to mind at `dueAt` and again after so many hours; nothing is missed by it. */
  readonly everyHours?: number;
  /** By what somebody states whom nobody has looked at: nothing is missed by it either. */
  readonly isClaim?: true;
}

export type DeadlineEvent = AlarmEvent;

export type CheckDeadlines = Command<'CheckDeadlines'>;

/** The part of a dossier that its deadlines depend on. */
export type DeadlineReads = AdditionFields &
  AlarmFields &
  ClockFields &
  DecisionFields &
  EndingFields &
  EntryFields &
  FirstLookFields &
  HeardFields &
  LadderFields &
  LastActFields &
  MatterFields &
  NotificationFields &
  OpinionFields &
  ControllersDutiesReads &
  MoreForAuthorityReads &
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
  // Its term brings in a deputy, not a second alarm before.
  const waits = breach.ending === undefined ? waitingAnswers(breach) : waitingOnErasures(breach);
  const second = waits.map((waiting): Deadline => ({ ...waiting, marginsHours: [] }));
  if (breach.ending !== undefined) return second;
  const deadlines: Deadline[] = [];
  if (authorityClockRuns(breach)) {
    const claim = bareClaim(breach);
    const dueAt = claim?.dueFromReceipt ?? breach.awareness.deadline.dueAt;
    deadlines.push({
      deadline: 'authority-notification',
      dueAt,
      marginsHours: withEveningBefore(breach.rules.warningMarginsHours, dueAt),
      basis: breach.awareness.basis,
    });
    // A claim accuses nobody: it warns that it would be too late if it is right.
    if (claim) {
      deadlines.push({
        ...{ deadline: 'claimed-awareness', dueAt: claim.dueAt, isClaim: true },
        marginsHours: withEveningBefore([0], claim.dueAt),
      });
    }
  }
  const term = safetyTerm(breach.safety);
  const dueAt = endOf(term);
  if (isInDanger(breach) && term && dueAt && breach.safety.measures === 0) {
    deadlines.push({
      deadline: 'safety',
      dueAt,
      marginsHours: safetyMargins(term.minutes),
    });
  }
  for (const matter of openMatters(breach)) {
    const { dueAt } = matter;
    if (dueAt) {
      const marginsHours = withEveningBefore(marginsOf(matter, dueAt), dueAt);
      deadlines.push({ deadline: `matter:${matter.matter}`, dueAt, marginsHours });
    }
  }
  deadlines.push(...second);
  const calls = [...rungsWaiting(breach), ...firstLookWaiting(breach)];
  deadlines.push(
    ...calls.filter((call) => !wasRaised(breach, call)).map((call) => ({ ...call, marginsHours: [] })),
  );
  const reminder = supplementReminder(breach);
  return reminder === undefined ? deadlines : [...deadlines, reminder];
}

/** Who was called in vain is not called again for the same: what was missed so runs no more. */
function wasRaised({ alarms }: AlarmFields, { deadline, dueAt }: Pick<Deadline, 'deadline' | 'dueAt'>) {
  return alarms.some(
    (alarm) => alarm.deadline === deadline && alarm.dueAt === dueAt && alarm.corrected === undefined,
  );
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
 * since the AP was promised more, or what it heard holds no more.
 */
function supplementReminder(breach: DeadlineReads): Deadline | undefined {
  const last = lastNotified(breach);
  const more = moreForTheAuthoritySince(breach);
  if (last === undefined || more === undefined) return undefined;
  const raised = breach.alarms.findLast(
    ({ deadline, dueAt, corrected }) =>
      deadline === 'supplement-notification' && dueAt > last.notifiedAt && corrected === undefined,
  );
  // Of what was entered later, not before it was here to be thought of.
  const since = breach.entry !== undefined && breach.entry.enteredAt > more ? breach.entry.enteredAt : more;
  const everyHours = (breach.rules.supplementReminderDays ?? A_WEEK) * 24;
  return {
    deadline: 'supplement-notification',
    dueAt: plusHours(raised?.dueAt ?? since, everyHours),
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
  { deadline, dueAt, marginsHours, basis, everyHours, isClaim }: Deadline,
): readonly DueAlarm[] {
  if (passedBeforeEntry(breach, dueAt)) return [];
  const raised = breach.alarms.filter(
    (alarm) => alarm.deadline === deadline && alarm.dueAt === dueAt && alarm.corrected === undefined,
  );
  if (raised.some(({ kind }) => kind === 'missed')) return [];
  const tightest = Math.min(Infinity, ...raised.map(({ marginHours }) => marginHours ?? Infinity));
  const about = { deadline, dueAt, ...(basis && { basis }) };
  const warnings = marginsHours
    .filter((marginHours) => marginHours < tightest)
    .map((marginHours): DueAlarm => ({
      at: plusHours(dueAt, -marginHours),
      event: { type: 'DeadlineWarningRaised', data: { ...about, marginHours } },
    }));
  if (everyHours !== undefined || isClaim) return warnings;
  // A notification that stood at that moment and was withdrawn after it: the clock runs, and nothing was missed.
  if (deadline === 'authority-notification' && wasNotifiedBy(breach, dueAt)) return [];
  return [...warnings, { at: dueAt, event: { type: 'DeadlineMissed', data: about } }];
}

/** From when on {@link checkDeadlines} has something to say; `undefined` when nothing is to come. */
export function nextAlarmAt(breach: DeadlineReads): Moment | undefined {
  const toCorrect = breach.alarms.filter((alarm) => whyFalse(breach, alarm) !== undefined);
  const toCome = runningDeadlines(breach).flatMap((deadline) => alarmsToCome(breach, deadline));
  return [...toCorrect.map(cameAt), ...toCome.map(({ at }) => at)].sort()[0];
}

/** Why an alarm that was raised is false by what is known now, whatever time it is. */
function whyFalse(breach: DeadlineReads, alarm: Alarm): WhyFalse | undefined {
  return whyNotMissed(breach, alarm) ?? (wasDecidedBefore(breach, alarm) ? 'decided-in-time' : undefined);
}

/**
 * It was decided in time that the AP need not be notified, and that "no" holds the clock; it was recorded later. One that
 * was upheld only after the term does not count: nobody held the clock when the miss was raised (ADR 21).
 */
function wasDecidedBefore(breach: DeadlineReads, { kind, deadline, dueAt, corrected }: Alarm): boolean {
  const decided = standingDecision(breach, 'notify-authority');
  return (
    kind === 'missed' &&
    corrected === undefined &&
    deadline === 'authority-notification' &&
    decided !== undefined &&
    noStands(breach, 'notify-authority') &&
    decided.decidedAt <= dueAt &&
    (decided.upheld === undefined || decided.upheld.at <= dueAt)
  );
}

/** A false alarm does not stay as it is. One for a moment that has not come was raised by a clock that was wrong. */
function falseAlarms(breach: DeadlineReads, now: Moment): readonly DeadlineEvent[] {
  return breach.alarms.flatMap((alarm): readonly DeadlineEvent[] => {
    const { revision, deadline, dueAt, corrected } = alarm;
    const because =
      corrected === undefined && cameAt(alarm) > now ? 'clock-was-wrong' : whyFalse(breach, alarm);
    return because === undefined
      ? []
      : [{ type: 'AlarmCorrected', data: { corrects: revision, deadline, dueAt, because } }];
  });
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
  const alarms = runningDeadlines(breach).flatMap((running) => {
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
  return [...falseAlarms(breach, now), ...alarms];
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
  return type === 'DeadlineWarningRaised' || type === 'DeadlineMissed' || type === 'AlarmCorrected';
}

export const deadlineDecisions = {
  CheckDeadlines: alsoWhen('ended-or-merged', checkDeadlines),
} satisfies Decisions;
