import { assessment } from '../breach/domain/assessment.js';
import { assessmentsMade } from '../breach/domain/assessments-made.js';
import { heard, notifications, standingNotification } from '../breach/domain/authority-notification.js';
import { clock } from '../breach/domain/awareness.js';
import { awarenessStated } from '../breach/domain/awareness-stated.js';
import { advice } from '../breach/domain/advice.js';
import { additions } from '../breach/domain/additions.js';
import { affectedPeople } from '../breach/domain/affected-people.js';
import { alarms } from '../breach/domain/alarms.js';
import { proposedCorrections } from '../breach/domain/correction.js';
import { correctionsMade } from '../breach/domain/corrections-made.js';
import { decisions } from '../breach/domain/decision.js';
import { deputies } from '../breach/domain/deputies.js';
import { earlierDecisions } from '../breach/domain/earlier-decisions.js';
import { emergencyMandates } from '../breach/domain/emergency-mandates.js';
import { dismissalNeeds } from '../breach/domain/dismissal-needs.js';
import { ending } from '../breach/domain/ending.js';
import { erasures } from '../breach/domain/erasure.js';
import { endings } from '../breach/domain/endings.js';
import { entry } from '../breach/domain/entry.js';
import { composed, type StateOf } from '../breach/domain/fields.js';
import { firstLook } from '../breach/domain/first-look.js';
import { lastAct } from '../breach/domain/last-act.js';
import { formAnswers } from '../breach/domain/form-answer.js';
import { holdersAssessed } from '../breach/domain/holders-assessed.js';
import { interestOfChild } from '../breach/domain/interest-of-child.js';
import { involvement } from '../breach/domain/involvement.js';
import { irregularities } from '../breach/domain/irregularities.js';
import { mandate } from '../breach/domain/mandate.js';
import { mandatesGiven } from '../breach/domain/mandates-given.js';
import { ladder } from '../breach/domain/ladder.js';
import { matters } from '../breach/domain/matters.js';
import { lessons, measures } from '../breach/domain/measures.js';
import { opinions } from '../breach/domain/opinions.js';
import { controllerInformed, organisationRole } from '../breach/domain/organisation-role.js';
import { outcomes } from '../breach/domain/outcomes.js';
import { proposals } from '../breach/domain/proposals.js';
import { proposers } from '../breach/domain/proposers.js';
import { recorders } from '../breach/domain/recorders.js';
import { refusedProposals } from '../breach/domain/refused-proposals.js';
import { identity, rules } from '../breach/domain/report.js';
import { reported } from '../breach/domain/reported.js';
import { restriction } from '../breach/domain/restriction.js';
import { restrictionsMade } from '../breach/domain/restrictions-made.js';
import { safety } from '../breach/domain/safety.js';
import { statusOf } from '../breach/domain/status.js';
import { informed } from '../breach/domain/subject-notification.js';
import { touchedBy } from '../breach/lists/found-by.js';
import { listOf } from '../breach/lists/list-of.js';
import { textsIn } from '../breach/lists/texts-in.js';
import { visibleTo } from '../breach/lists/visibility.js';
import type { Projection } from '../platform/subscriptions/projection.js';

const kept = composed(
  identity,
  entry,
  involvement,
  reported,
  clock,
  awarenessStated,
  organisationRole,
  controllerInformed,
  measures,
  lessons,
  assessment,
  assessmentsMade,
  holdersAssessed,
  formAnswers,
  advice,
  decisions,
  dismissalNeeds,
  earlierDecisions,
  mandate,
  mandatesGiven,
  emergencyMandates,
  outcomes,
  notifications,
  heard,
  informed,
  affectedPeople,
  interestOfChild,
  proposedCorrections,
  correctionsMade,
  matters,
  safety,
  ladder,
  ending,
  endings,
  restriction,
  restrictionsMade,
  deputies,
  alarms,
  irregularities,
  // What tells which terms run.
  additions,
  lastAct,
  erasures,
  firstLook,
  opinions,
  proposals,
  proposers,
  recorders,
  refusedProposals,
  rules,
);

/** What the register keeps of a dossier. */
export type RegisterRow = StateOf<typeof kept>;

/** The register of Art. 33(5): every breach, with its facts, effects, measures and reasons. */
export const registerProjection: Projection<RegisterRow> = {
  name: 'register',
  // 2: statements with their revision, so that they can be corrected. 3: rows of concepts.
  // 4: roles that a restriction leaves in, deputies, what waits for a second person.
  // 5: who was reached, additions after the end, measures withdrawn; matters.
  // 6: the order of acts, decisions on behalf of the board.
  // 7: days as they were said, whether safety was at stake, alarms that can be false.
  // 8: another danger beside one that was not averted, and from when its term runs.
  // 9: whom it is about, by organisation.
  // 10: columns to filter by: open, known to the AP, risk.
  // 11: moments of a danger and of matters with their events, so that they can be corrected; what was sent to the AP.
  // 12: what was entered later, and what of the organisation it touches.
  // 13: what was reported, the FG's advice, by whom it was ended and why it was merged.
  // 14: when the board answered, and attempts to reach it; what was corrected, and what
  // waits for that; who has the data, as assessed.
  // 15: earlier decisions, endings and reopenings; what was said anew, and by whom in which role; the notice to a
  // controller; what tells which terms run; which questions of the form have an answer.
  // 16: what was proposed and refused; mandates with their period; the interest of a child; who upheld a decision, when
  // a measure was dropped, and where the reason of awareness stands.
  // 17: who recorded what in which role, restrictions with their period, since when an emergency mandate was open; whether
  // what was corrected was counted provisionally.
  // 18: each time awareness was established; which promises bound when it was assessed.
  // 19: an alarm that the board did not answer is an attempt to reach it.
  // 20: columns to filter by: what happened, what of the organisation it touches, where; its texts.
  // 21: dangers, safe contacts and measures put in order to the minute, as forms say them.
  // 22: whether the AP heard that people are not told.
  // 23: whether anybody went on since something was added.
  // 24: terms of each danger; a way of contact whose words are erased; two who dismiss what was merged.
  // 25: rounds beside a safe way whose moment was corrected; terms of dangers after one that is over; two dangers of two dossiers.
  // 26: what takes two to dismiss, how many are on the list of people, what the AP heard of telling them.
  version: 26,
  ...listOf(kept),
  columns: (row) => ({
    organisation: row.organisation,
    received_at: row.moments.receivedAt,
    status: statusOf(row),
    is_open: row.ending === undefined,
    is_notified: standingNotification(row) !== undefined,
    risk: row.assessment?.assessment.risk ?? null,
    visible_to: visibleTo(row),
    ...touchedBy(row),
    texts: textsIn(row),
  }),
};
