import { flags } from '../breach/domain/duties.js';
import {
  lastNotified,
  lastRun,
  standingNotification,
  withdrawnAt,
  type RecordedNotification,
} from '../breach/domain/authority-notification.js';
import { RECORDABLE_QUESTIONS } from '../law/ap-form/recordable-question.js';
import type { Assessment } from '../law/ap-form/assessment.js';
import { peopleSaidIn } from '../breach/domain/people-reached.js';
import { bareClaim } from '../breach/domain/first-look.js';
import { bearsControllersDuties } from '../breach/domain/controllers-duties.js';
import type { StatedDiscovery } from '../breach/domain/stated-moment.js';
import { avertedAt, isInDanger, safetyAtStake } from '../breach/domain/safety.js';
import { OF_ROLE, ofEvent, ofPlan } from '../breach/domain/recorders.js';
import { statusOf } from '../breach/domain/status.js';
import { plain } from '../breach/contract/plain.js';
import {
  decidedAfterwards,
  earlierDecisions,
  lastDecision,
  oddDecisions,
} from './decisions-in-register.view.js';
import { openTerms } from './open-terms.view.js';
import { corrections } from './corrections.view.js';
import { awareAfterDiscovery, awarenessStated } from './aware-after-discovery.js';
import { refusedProposals } from './refused-proposals.view.js';
import { waitingProposals } from './waiting-proposals.view.js';
import type { Moment } from '../shared/moment.js';
import type { RegisterEntryAnswer } from './register-entry.answer.js';
import type { RegisterRow } from './register.projection.js';

/**
 * A line of the register of Art. 33(5): facts, effects, what was done, and why. Nothing personal in it.
 * @param others references of the dossiers that were merged with one of these and that the reader may see, by id
 */
export function registerEntry(
  row: RegisterRow,
  others: ReadonlyMap<string, string> = new Map(),
): RegisterEntryAnswer {
  const { moments, awareness, assessment, notifications, informed } = row;
  const initial = standingNotification(row);
  const flagged = flags(row);
  return plain({
    reference: row.reference,
    id: row.id,
    organisation: row.organisation,
    status: statusOf(row),
    receivedAt: moments.receivedAt,
    receivedDay: dayOf(moments.receivedAt, row.entry?.firstContact),
    channel: row.entry?.channel,
    enteredAt: row.entry?.enteredAt,
    numberOf: row.entry?.source,
    ownNumber: row.entry?.number,
    involved: row.involved,
    firstSignalAt: moments.firstSignalAt,
    discovered: moments.discovered,
    occurredFrom: moments.occurredFrom,
    occurredUntil: moments.occurredUntil,
    ongoing: moments.ongoing,
    processorAwareAt: moments.processorAwareAt,
    ...awareAt(row),
    awarenessBasis: awareness.basis,
    ...dueAt(row),
    awareAfterDiscovery: awareAfterDiscovery(row),
    awarenessStated: awarenessStated(row),
    awarenessesStated: row.awarenessStated,
    earlierMiss: row.entry?.earlierMiss,
    lawVersion: awareness.deadline.lawVersion,
    organisationRole: row.organisationRole,
    controllerInformed: controllerInformed(row),
    reasonOfRole: row.reasonOfRole,
    roleStatedAt: row.recorders[OF_ROLE]?.at,
    roleStatedByRole: row.recorders[OF_ROLE]?.role,
    reported: row.reported,
    assessment: assessment && withoutDescription(assessment.assessment),
    assessmentsMade: row.assessmentsMade.map(({ at, byRole }) => ({ at, byRole })),
    answeredInDossier: RECORDABLE_QUESTIONS.filter((question) => question in (row.formAnswers ?? {})),
    holders: row.holdersAssessed,
    deletions: row.deletions.map(({ by: _personal, revision: _r, corrections: _c, ...deletion }) => deletion),
    danger: danger(row),
    measures: measures(row),
    rootCause: row.rootCause,
    lessons: row.lessons,
    advice: row.advice,
    notifyAuthority: lastDecision(row, 'notify-authority'),
    informPeople: lastDecision(row, 'inform-people'),
    earlierDecisions: earlierDecisions(row),
    oddDecisions: oddDecisions(row),
    mandates: row.mandatesGiven,
    restrictions: row.restrictionsMade,
    emergencyWaysIn: row.emergencyWaysIn,
    boardAttempts: boardAttempts(row),
    authorityNotified: initial && {
      notifiedAt: initial.notifiedAt,
      number: lastRun(row).findLast(({ number }) => number !== undefined)?.number,
      incomplete: lastNotified(row)?.incomplete,
      late: initial.late,
      delayReason: initial.delayReason,
      delayReasonOmitted: initial.delayReasonOmitted,
      corrections: initial.corrections,
    },
    authorityNotifications: notifications.map((notification, i) => ({
      ...registered(notification),
      withdrawnAt: withdrawnAt(notifications, i),
      byRole: row.recorders[ofEvent(notification.revision)]?.role,
    })),
    interestOfChild: row.interestOfChild?.interest,
    peopleInformed: informed.map(
      ({ informedAt, means, intended, reached, returned, unreachable, content, corrections }) => ({
        informedAt,
        means,
        intended,
        reached,
        returned,
        unreachable,
        content,
        corrections,
      }),
    ),
    peopleReached: peopleSaidIn(row),
    matters: row.matters.map(
      ({ what: _p, matter: _m, settledBy: _b, revision: _r, settledRevision: _s, ...matter }) => matter,
    ),
    openTerms: openTerms(row),
    corrections: corrections(row),
    waitingProposals: waitingProposals(row),
    refusedProposals: refusedProposals(row),
    mergedHere: row.absorbed.flatMap(({ from }) => {
      const reference = others.get(from);
      return reference === undefined ? [] : [{ from, reference }];
    }),
    ending: endingOf(row, others),
    turns: row.turns,
    toldFirstForSafety: toldFirstForSafety(row),
    decidedAfterwards: decidedAfterwards(row, flagged),
    flags: flagged,
  });
}

/**
 * What is no breach has no term, and that of a merged dossier runs in the other; that of a processor is its controller's.
 * Unless it was notified from here.
 */
function dueAt(row: RegisterRow): Pick<RegisterEntryAnswer, 'dueAt' | 'dueAtIfClaimHolds'> {
  const { ending, notifications, awareness } = row;
  const isOurs = (ending === undefined || ending.kind === 'closed') && bearsControllersDuties(row);
  if (!isOurs && notifications.length === 0) return {};
  const claim = bareClaim(row);
  // Nobody is late by what nobody looked at (ADR 22): the same moment that alarms and open terms go by.
  return claim === undefined
    ? { dueAt: awareness.deadline.dueAt }
    : { dueAt: claim.dueFromReceipt, dueAtIfClaimHolds: claim.dueAt };
}

/** The moment from which the term counts: not one that a report claims and nobody has looked at (ADR 22). */
function awareAt(row: RegisterRow) {
  const { awareness, moments, entry } = row;
  const claim = bareClaim(row);
  const at = claim === undefined ? awareness.at : moments.receivedAt;
  return {
    awareAt: at,
    // Whoever established it said a moment.
    awareDay:
      awareness.basis === 'provisional' ? dayOf(at, entry?.firstContact, moments.discovered) : undefined,
    awareAtIfClaimHolds: claim?.awareAt,
  };
}

function measures({ measures: all, recorders }: RegisterRow) {
  return all.map(({ measure: id, planned: _p, revision: _r, ...measure }) => ({
    ...measure,
    plannedAt: recorders[ofPlan(id)]?.at,
    plannedByRole: recorders[ofPlan(id)]?.role,
  }));
}

/** Whoever warns somebody in danger first does it right: it is told, and is no flag. */
function toldFirstForSafety(row: RegisterRow): true | undefined {
  const isFirst = row.informed.some(({ outOfOrder }) => outOfOrder.includes('before-authority'));
  return isFirst && safetyAtStake(row) ? true : undefined;
}

/** The day that was said, where that is what a moment was taken from. */
function dayOf(at: Moment, ...said: readonly (StatedDiscovery | undefined)[]): string | undefined {
  return said.flatMap((one) => (one?.precision === 'day' && one.at === at ? [one.day] : []))[0];
}

function controllerInformed({ controllerInformed: told }: RegisterRow) {
  if (told === undefined) return undefined;
  const { revision: _r, ...notice } = told;
  return notice;
}

/** Where it was merged into a dossier that the reader may not know of, it is not said into which. */
function endingOf({ ending }: RegisterRow, survivors: ReadonlyMap<string, string>) {
  if (ending?.kind !== 'merged') return ending;
  const { into, ...merged } = ending;
  const reference = survivors.get(into);
  return reference === undefined ? merged : { ...merged, into, reference };
}

function registered({
  contentDigest: _digest,
  salt: _salt,
  changed: _changed,
  difference: _difference,
  revision: _revision,
  lacked: _lacked,
  sent: _sent,
  ...notification
}: RecordedNotification) {
  return notification;
}

function withoutDescription({ description: _personal, ...found }: Assessment) {
  return found;
}

/**
 * Whoever dismissed it as no breach held the danger that was reported for false; of a merged one the other dossier tells
 * whether it stands.
 */
function danger(row: RegisterRow) {
  const { safety, ending } = row;
  if (!safetyAtStake(row)) return undefined;
  const isOver = ending?.kind === 'dismissed' || ending?.kind === 'merged';
  return {
    raisedAt: safety.raisedAt,
    stands: isInDanger(row) && !isOver,
    avertedAt: avertedAt(row),
    safeContactAt: safety.safeContactAt,
  };
}

function boardAttempts({ boardContacts, recorders }: RegisterRow) {
  if (boardContacts.length === 0) return undefined;
  return {
    count: boardContacts.length,
    reached: boardContacts.filter(({ reached }) => reached).length,
    attempts: boardContacts
      .map(({ attemptedAt, reached, revision }) => ({
        ...{ attemptedAt, reached },
        recordedAt: recorders[ofEvent(revision)]?.at,
        byRole: recorders[ofEvent(revision)]?.role,
      }))
      .sort((one, other) => (one.attemptedAt < other.attemptedAt ? -1 : 1)),
  };
}
