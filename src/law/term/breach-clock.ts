import { toMilliseconds, type Moment } from '../../shared/moment.js';
import { lateness, notificationDeadline, type Lateness, type NotificationDeadline } from '../clock.js';
import { lawFor, type LawVersion } from '../law-version.js';
import { regulation1182Term, type Regulation1182Term } from './regulation-1182.js';

/** The moments from which the clock of Art. 33 is told, all kept apart (law.md §2). */
export interface ClockMoments {
  /** The first sign that something might be wrong; not yet awareness. */
  readonly firstSignalAt?: Moment;
  /** Reasonable certainty; provisional until a person establishes it with the facts it rests on. */
  readonly awareAt: Moment;
  readonly basis: 'provisional' | 'established';
  /** Its own clock is Art. 33(2); it never starts ours. */
  readonly processorAwareAt?: Moment;
  readonly occurredFrom?: Moment;
  /** When the authority was first notified. */
  readonly notifiedAt?: Moment;
}

export interface BreachClock {
  readonly basis: ClockMoments['basis'];
  /** Steers and alarms. */
  readonly deadline: NotificationDeadline;
  /** Shown as information. */
  readonly regulation1182: Regulation1182Term;
  readonly state: 'running' | 'overdue' | 'met' | 'missed';
  /** Elapsed time to the deadline, as whole hours and minutes; left out once it passed or was met. */
  readonly remaining?: HoursAndMinutes;
  /** How late it is now, or was when notified. */
  readonly late?: Lateness;
  /** The margins (hours before the deadline) that have passed, widest first. */
  readonly marginsPassed: readonly number[];
  /** Hours between the first signal and awareness: what an authority asks about (Booking.com, Teaching Council). */
  readonly signalToAwarenessHours?: number;
  /** Hours the processor took to tell; Art. 33(2) asks "without undue delay". */
  readonly processorDelayHours?: number;
}

export interface HoursAndMinutes {
  readonly hours: number;
  readonly minutes: number;
}

/** The clock as it stands at that moment. */
export function breachClock(
  moments: ClockMoments,
  now: Moment,
  marginsHours: readonly number[] = [],
  law: LawVersion = lawFor(moments),
): BreachClock {
  const { awareAt, basis, firstSignalAt, processorAwareAt, notifiedAt } = moments;
  const deadline = notificationDeadline(awareAt, law);
  const stoppedAt = notifiedAt ?? now;
  const late = lateness(deadline.dueAt, stoppedAt);
  const left = toMilliseconds(deadline.dueAt) - toMilliseconds(stoppedAt);
  return {
    basis,
    deadline,
    regulation1182: regulation1182Term(awareAt, law),
    state: stateOf(late, notifiedAt),
    ...(notifiedAt === undefined && late === undefined && { remaining: hoursAndMinutes(left) }),
    ...(late && { late }),
    marginsPassed: [...marginsHours].sort((a, b) => b - a).filter((margin) => left <= margin * 3_600_000),
    ...(firstSignalAt && { signalToAwarenessHours: hoursBetween(firstSignalAt, awareAt) }),
    ...(processorAwareAt && { processorDelayHours: hoursBetween(processorAwareAt, awareAt) }),
  };
}

function stateOf(late: Lateness | undefined, notifiedAt: Moment | undefined): BreachClock['state'] {
  if (notifiedAt !== undefined) return late ? 'missed' : 'met';
  return late ? 'overdue' : 'running';
}

/** Rounded down: a minute that has begun to pass is not promised. */
function hoursAndMinutes(milliseconds: number): HoursAndMinutes {
  const minutes = Math.floor(milliseconds / 60_000);
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}

/** Full hours; negative where the second moment lies before the first. */
function hoursBetween(from: Moment, to: Moment): number {
  return Math.trunc((toMilliseconds(to) - toMilliseconds(from)) / 3_600_000);
}
