import { runningDeadlines } from '../breach/domain/deadlines.js';
import { flags, openDuties, type Duty, type Holder } from '../breach/domain/duties.js';
import { statusOf, type Status } from '../breach/domain/status.js';
import { toMilliseconds, type Moment } from '../shared/moment.js';
import type { DashboardRow } from './dashboard.projection.js';

/** A clock as it stands at the moment of asking. */
export interface RunningClock {
  readonly deadline: string;
  readonly dueAt: Moment;
  readonly basis?: 'provisional' | 'established';
  /** Full minutes; negative once overdue. */
  readonly minutesLeft: number;
  readonly overdue: boolean;
}

/** A line of the dashboard. Nothing personal: the dossier itself has that. */
export interface DossierSummary {
  readonly id: string;
  readonly reference: string;
  readonly organisation: string;
  readonly status: Status;
  readonly receivedAt: Moment;
  readonly awareness: { readonly at: Moment; readonly basis: 'provisional' | 'established' };
  readonly clocks: readonly RunningClock[];
  /** Who has to move first; nobody when nothing is open. */
  readonly blockedOn?: Holder;
  readonly openDuties: readonly Duty[];
  readonly flags: readonly string[];
  /** Art. 34 has no term in hours: hours since the risk to people was first judged high. */
  readonly hoursSinceHighRisk?: number;
}

export function dossierSummary(row: DashboardRow, now: Moment): DossierSummary {
  const duties = openDuties(row);
  const [first] = duties;
  return {
    id: row.id,
    reference: row.reference,
    organisation: row.organisation,
    status: statusOf(row),
    receivedAt: row.moments.receivedAt,
    awareness: { at: row.awareness.at, basis: row.awareness.basis },
    clocks: runningDeadlines(row).map(({ deadline, dueAt, basis }) => ({
      deadline,
      dueAt,
      ...(basis && { basis }),
      minutesLeft: Math.floor(millisecondsBetween(now, dueAt) / 60_000),
      overdue: dueAt < now,
    })),
    ...(first && { blockedOn: first.holder }),
    openDuties: duties,
    flags: flags(row),
    ...(row.highRiskSince && {
      hoursSinceHighRisk: Math.floor(millisecondsBetween(row.highRiskSince, now) / 3_600_000),
    }),
  };
}

function millisecondsBetween(from: Moment, to: Moment): number {
  return toMilliseconds(to) - toMilliseconds(from);
}
