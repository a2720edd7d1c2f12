import { additions } from '../breach/domain/additions.js';
import { affectedPeople } from '../breach/domain/affected-people.js';
import { adviceRequests } from '../breach/domain/advice.js';
import { assessment } from '../breach/domain/assessment.js';
import { heard, notifications } from '../breach/domain/authority-notification.js';
import { clock } from '../breach/domain/awareness.js';
import { proposedCorrections } from '../breach/domain/correction.js';
import { assignment } from '../breach/domain/assignment.js';
import { alarms } from '../breach/domain/alarms.js';
import { runningDeadlines } from '../breach/domain/deadlines.js';
import { decisions } from '../breach/domain/decision.js';
import { deputies } from '../breach/domain/deputies.js';
import { dismissalNeeds } from '../breach/domain/dismissal-needs.js';
import { ending } from '../breach/domain/ending.js';
import { erasures } from '../breach/domain/erasure.js';
import { entry } from '../breach/domain/entry.js';
import { firstLook } from '../breach/domain/first-look.js';
import { lastAct } from '../breach/domain/last-act.js';
import { composed, type StateOf } from '../breach/domain/fields.js';
import { irregularities } from '../breach/domain/irregularities.js';
import { involvement } from '../breach/domain/involvement.js';
import { ladder } from '../breach/domain/ladder.js';
import { matters } from '../breach/domain/matters.js';
import { measures } from '../breach/domain/measures.js';
import { opinions } from '../breach/domain/opinions.js';
import { outcomes } from '../breach/domain/outcomes.js';
import { controllerInformed, organisationRole } from '../breach/domain/organisation-role.js';
import { proposals } from '../breach/domain/proposals.js';
import { openQuestions } from '../breach/domain/questions-asked.js';
import { identity, rules } from '../breach/domain/report.js';
import { reported } from '../breach/domain/reported.js';
import { restriction } from '../breach/domain/restriction.js';
import { isInDanger, safety } from '../breach/domain/safety.js';
import { openDuties, type Holder } from '../breach/domain/duties.js';
import { statusOf } from '../breach/domain/status.js';
import { unanswered } from '../breach/domain/unanswered.js';
import { informed } from '../breach/domain/subject-notification.js';
import { touchedBy } from '../breach/lists/found-by.js';
import { listOf } from '../breach/lists/list-of.js';
import { isOneOf, visibleTo, type Viewer } from '../breach/lists/visibility.js';
import type { Projection } from '../platform/subscriptions/projection.js';

const kept = composed(
  identity,
  rules,
  entry,
  involvement,
  reported,
  additions,
  lastAct,
  openQuestions,
  clock,
  firstLook,
  safety,
  ladder,
  organisationRole,
  controllerInformed,
  measures,
  assessment,
  unanswered,
  adviceRequests,
  opinions,
  decisions,
  dismissalNeeds,
  outcomes,
  notifications,
  heard,
  informed,
  affectedPeople,
  proposedCorrections,
  matters,
  ending,
  restriction,
  deputies,
  assignment,
  proposals,
  erasures,
  alarms,
  irregularities,
);

/** What the lists need of a dossier: its clocks, who has to move, what is missing. */
export type DashboardRow = StateOf<typeof kept>;

export const dashboardProjection: Projection<DashboardRow> = {
  name: 'dashboard',
  // 2: statements with their revision, so that they can be corrected; what turns against a decision. 3: rows of concepts.
  // 4: safety has the signs of danger in the facts. 5: restrictions, deputies, what waits for a second person.
  // 6: who was reached, additions after the end, measures withdrawn; matters with a term of the law.
  // 7: the clock of a "no" that something turned against; the order of acts.
  // 8: days as they were said, whether anybody looked, alarms that can be false.
  // 9: another danger beside one that was not averted, and from when its term runs.
  // 10: who takes care of it; whom it is about, by organisation.
  // 11: whom it waits for, and which answers it lacks.
  // 12: it waits for whoever has anything to do in it, not only for who is first.
  // 13: moments of a danger and of matters with their events, so that they can be corrected; what was sent to the AP.
  // 14: what was entered later.
  // 15: when the board answered for a decision.
  // 16: what is to be erased.
  // 17: which questions wait for an answer of the reporter.
  // 18: who is called in danger, and that somebody looks; what is warned of the evening before.
  // 19: who takes care of it, what happened and what of the organisation it touches, to filter by.
  // 20: whether the AP heard that people are not told.
  // 21: a danger that was averted and never raised asks for a safe way of contact too.
  // Whether anybody went on since something was added.
  // 22: terms of each danger; a way of contact whose words are erased; two who dismiss what was merged.
  // 23: who steps back is not at it; terms of dangers after one that is over; two dangers of two dossiers.
  // 24: what takes two to dismiss, how many are on the list of people, what the AP heard of telling them.
  version: 24,
  ...listOf(kept),
  columns: (row) => ({
    organisation: row.organisation,
    received_at: row.moments.receivedAt,
    status: statusOf(row),
    is_open: row.ending === undefined,
    due_at: authorityDueAt(row),
    is_verified: row.lookedAt !== undefined,
    states_danger: isInDanger(row),
    visible_to: visibleTo(row),
    waits_for: waitsFor(row),
    assigned_to: row.assignedTo ?? null,
    ...touchedBy(row),
  }),
};

function authorityDueAt(row: DashboardRow): string | null {
  return runningDeadlines(row).find(({ deadline }) => deadline === 'authority-notification')?.dueAt ?? null;
}

/**
 * Who has anything to do in it, each between spaces as in `visible_to`. Not only who is first: a decision waits for the
 * board also while the FG is still asked, and the deadline waits for neither. `null`: nothing is open.
 */
function waitsFor(row: DashboardRow): string | null {
  const holders = [...new Set(openDuties(row).map(({ holder }) => holder))];
  if (holders.length === 0) return null;
  return ` ${[...new Set(holders.flatMap((holder) => moversOf(row, holder)))].join(' ')} `;
}

/** The role as `organisation:role`, whoever stands in for it here, and under the board those who may decide by mandate. */
function moversOf(row: DashboardRow, holder: Holder): readonly string[] {
  const roles = holder === 'board' ? [holder, 'mandate-holder'] : [holder];
  const standIns = row.deputies.filter((deputy) => deputy.for === holder).map(({ person }) => person);
  return [...roles.map((role) => `${row.organisation}:${role}`), ...standIns];
}

/**
 * Of the holders of its open duties those that the viewer is: the same as `waits_for` says of him.
 * @param duties its open duties
 */
export function heldBy(
  row: DashboardRow,
  duties: readonly { readonly holder: Holder }[],
  viewer: Viewer,
): readonly Holder[] {
  const holders = [...new Set(duties.map(({ holder }) => holder))];
  return holders.filter((holder) => moversOf(row, holder).some((word) => isOneOf(viewer, word)));
}

/** The pattern of `waits_for` for whatever waits for this role, in any organisation. */
export const waitingFor = (holder: Holder): string => `%:${holder} %`;
