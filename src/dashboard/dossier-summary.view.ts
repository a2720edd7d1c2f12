import { runningDeadlines } from '../breach/domain/deadlines.js';
import { flags, openDuties } from '../breach/domain/duties.js';
import { isAlarmOpen } from '../breach/domain/ladder.js';
import { bareClaim } from '../breach/domain/first-look.js';
import { claimed } from '../breach/views/claimed.view.js';
import { statusOf } from '../breach/domain/status.js';
import { unansweredView } from '../breach/views/unanswered.view.js';
import { dutyView } from '../breach/views/duty.view.js';
import { toMilliseconds, type Moment } from '../shared/moment.js';
import type { DashboardRow } from './dashboard.projection.js';
import type { DossierSummaryAnswer } from './dossier-summary.answer.js';

export function dossierSummary(row: DashboardRow, now: Moment): DossierSummaryAnswer {
  const duties = openDuties(row);
  const [first] = duties;
  const claim = bareClaim(row);
  return {
    id: row.id,
    reference: row.reference,
    organisation: row.organisation,
    status: statusOf(row),
    receivedAt: row.moments.receivedAt,
    awareness: { at: row.awareness.at, basis: row.awareness.basis },
    ...(claim && { claimed: Object.assign(claimed(claim), { overdue: claim.dueAt < now }) }),
    verified: row.lookedAt !== undefined,
    clocks: runningDeadlines(row).map(({ deadline, dueAt, basis }) => ({
      deadline,
      dueAt,
      ...(basis && { basis }),
      minutesLeft: Math.floor(millisecondsBetween(now, dueAt) / 60_000),
      overdue: dueAt < now,
    })),
    alarmOpen: isAlarmOpen(row),
    ...(first && { blockedOn: first.holder }),
    ...(row.assignedTo !== undefined && { assignedTo: row.assignedTo }),
    openDuties: duties.map(dutyView),
    unanswered: unansweredView(row),
    flags: flags(row),
    ...(row.highRiskSince && {
      hoursSinceHighRisk: Math.floor(millisecondsBetween(row.highRiskSince, now) / 3_600_000),
    }),
  };
}

function millisecondsBetween(from: Moment, to: Moment): number {
  return toMilliseconds(to) - toMilliseconds(from);
}
