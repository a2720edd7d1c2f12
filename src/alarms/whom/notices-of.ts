import type { AlarmEvent } from '../../breach/domain/alarms.js';
import { kindOfDeadline } from '../../breach/domain/deadlines.js';
import { openDuties, type Duty, type Holder } from '../../breach/domain/duties.js';
import { isAlarmOpen, rungMissed } from '../../breach/domain/ladder.js';
import { saysDanger } from '../../breach/domain/reporting.js';
import { safetyTerm } from '../../breach/domain/safety-moments.js';
import { plusHours, type Moment } from '../../shared/moment.js';
import { noticeId, type Notice } from '../notice.js';
import {
  fgIn,
  handlerIn,
  ladderIn,
  supervisorIn,
  told,
  withoutDoubles,
  type Around,
  type Reachable,
} from './recipients.js';

/** From here on the FG hears of a term at once, and the board of what waits for it. */
const NEAR_HOURS = 24;

/**
 * Who hears what of an event, with nothing of what it says: danger alarms the ladder, a report whoever is on call, a term whoever
 * has to move (ADR 52). A pure function: asked again it gives the same.
 */
export function noticesOf(around: Around): readonly Notice[] {
  const { event } = around.recorded;
  const notices = [...ofEvent(around), ...(WITHOUT_DUTIES.has(event.type) ? [] : ofDuties(around))];
  // One event is told to somebody once, by what matters most in it.
  const ids = notices.map(noticeId);
  return notices.filter((_, index) => ids.indexOf(ids[index] ?? '') === index);
}

/** Whoever hears of the report or the danger finds there what is to be done. */
const WITHOUT_DUTIES: ReadonlySet<string> = new Set(['BreachReported', 'ReportEntered', 'SafetyRiskRaised']);

function ofEvent(around: Around): readonly Notice[] {
  const { event } = around.recorded;
  if (event.type === 'BreachReported') {
    return saysDanger(event.data.report) ? ofDanger(around) : ofReport(around);
  }
  if (event.type === 'SafetyRiskRaised') {
    // That of a report was told with it, and one that is raised once more calls nobody again.
    return event.data.source !== 'report' && isCalling(around) ? ofDanger(around) : [];
  }
  // Somebody came back to whom nobody had answered, or whoever was at it steps back.
  if (event.type === 'BreachReopened' || event.type === 'RecusalRecorded')
    return isCalling(around) ? ofDanger(around) : [];
  if (event.type === 'DeadlineMissed') return ofMiss(around, event.data);
  return event.type === 'DeadlineWarningRaised' ? ofWarning(around, event.data) : [];
}

/** An alarm began with this event. */
function isCalling({ before, breach }: Around): boolean {
  return before?.dangerAlarm !== breach.dangerAlarm && isAlarmOpen(breach);
}

function ofReport(around: Around): readonly Notice[] {
  const { breach, recorded, profile } = around;
  const handler = handlerIn(around);
  if (handler === undefined || handler.person === recorded.metadata.actor.id) return [];
  // Where people hide, danger that nobody excluded wakes whoever is on call.
  const urgent = profile.sheltersPeople === true && breach.report.safetyRisk !== 'no';
  return told(around, 'report', handler, { urgent, dueAt: breach.awareness.deadline.dueAt });
}

/** The first of the ladder at once, and the FG, whoever answers. */
function ofDanger(around: Around): readonly Notice[] {
  const [first] = ladderIn(around);
  const facts = first?.rung === undefined ? {} : { rung: first.rung };
  return withoutDoubles([first, fgIn(around)]).flatMap((one) =>
    told(around, 'danger', one, { urgent: true, dueAt: measureDueAt(around), facts }),
  );
}

function measureDueAt({ breach, recorded: { event } }: Around): Moment {
  const { safetyTermMinutes } = breach.rules;
  const from =
    event.type === 'BreachReported'
      ? event.data.receivedAt
      : (safetyTerm(breach.safety)?.from ?? breach.moments.receivedAt);
  return plusHours(from, safetyTermMinutes / 60);
}

type Missed = Extract<AlarmEvent, { readonly type: 'DeadlineMissed' }>['data'];
type Warned = Extract<AlarmEvent, { readonly type: 'DeadlineWarningRaised' }>['data'];

function ofMiss(around: Around, missed: Missed): readonly Notice[] {
  const kind = kindOfDeadline(missed.deadline);
  if (kind === 'rung') return ofRung(around, missed);
  const { dueAt } = missed;
  if (kind === 'first-look') {
    const supervisor = supervisorIn(around);
    const facts = { deadline: kind };
    return supervisor ? told(around, 'nobody-looked', supervisor, { urgent: true, facts }) : [];
  }
  // A second person who did not answer is replaced: that can wait for the morning.
  const urgent = kind !== 'confirmation';
  return withoutDoubles([handlerIn(around), supervisorIn(around)]).flatMap((one) =>
    told(around, 'deadline-missed', one, { urgent, dueAt, facts: { deadline: kind } }),
  );
}

/** The next who is there; where nobody comes any more, everybody once more, to know that nobody was reached. */
function ofRung(around: Around, missed: Missed): readonly Notice[] {
  const rung = rungMissed(around.breach, missed)?.rung;
  if (rung === undefined) return [];
  const dueAt = measureDueAt(around);
  const ladder = ladderIn(around);
  const isLast = rung >= (around.breach.rules.ladder?.length ?? 0) - 1;
  const next = isLast ? undefined : ladder.find((one) => (one.rung ?? 0) > rung);
  if (next?.rung !== undefined)
    return told(around, 'rung', next, { urgent: true, dueAt, facts: { rung: next.rung } });
  return withoutDoubles([...ladder, fgIn(around)]).flatMap((one) =>
    told(around, 'nobody-reached', one, { urgent: true, dueAt, facts: { rung } }),
  );
}

function ofWarning(around: Around, { deadline, dueAt, marginHours }: Warned): readonly Notice[] {
  const facts = { deadline: kindOfDeadline(deadline), marginHours };
  const isNear = marginHours <= NEAR_HOURS && facts.deadline !== 'supplement-notification';
  const isDanger = facts.deadline === 'safety';
  const others = isNear ? [fgIn(around), isDanger ? undefined : awaitedBoard(around)] : [];
  return withoutDoubles([handlerIn(around), ...others]).flatMap((one) =>
    told(around, 'deadline-near', one, {
      urgent: isDanger || (isNear && one.function === 'fg'),
      dueAt,
      facts,
    }),
  );
}

function awaitedBoard(around: Around): Reachable | undefined {
  const isAwaited = duties(around.breach).some(({ holder }) => holder === 'board');
  return isAwaited ? ladderIn(around).find((one) => one.function === 'board') : undefined;
}

/** What is open and can be done: nobody decides on what was not assessed. */
function duties(breach: Around['breach']): readonly Duty[] {
  return openDuties(breach).filter(
    ({ duty }) =>
      breach.assessment !== undefined || (duty !== 'decide-on-authority' && duty !== 'decide-on-people'),
  );
}

/** What somebody else has to do from here on. */
function ofDuties(around: Around): readonly Notice[] {
  const { breach, before, recorded } = around;
  if (before === undefined) return [];
  const keyOf = (duty: Duty): string => JSON.stringify([duty.duty, duty.holder, duty.subject]);
  const known = new Set(duties(before).map(keyOf));
  const opened = duties(breach).filter((duty) => !known.has(keyOf(duty)));
  const { actor } = recorded.metadata;
  return (['handler', 'fg', 'board'] as const).flatMap((holder) => {
    const his = opened.filter((duty) => duty.holder === holder);
    const [first] = his;
    const to = first && actor.role !== holder ? holderIn(around, holder) : undefined;
    return first === undefined || to === undefined || to.person === actor.id
      ? []
      : told(around, 'duty', to, { urgent: false, facts: { duty: first.duty, count: his.length } });
  });
}

function holderIn(around: Around, holder: Holder): Reachable | undefined {
  if (holder === 'handler') return handlerIn(around);
  return holder === 'fg' ? fgIn(around) : ladderIn(around).find((one) => one.function === 'board');
}
