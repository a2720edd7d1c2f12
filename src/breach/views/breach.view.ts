import type { ListedPeople, ListFigures } from '../domain/affected-people.js';
import type { Attachment } from '../domain/attachments.js';
import type { NotifiedContent } from '../domain/authority-notification.js';
import type { Breach } from '../domain/breach.js';
import { runningDeadlines } from '../domain/deadlines.js';
import { disagreements } from './disagreements.view.js';
import { flags, openDuties } from '../domain/duties.js';
import { peopleSaidIn } from '../domain/people-reached.js';
import { isAlarmOpen, rungsOf } from '../domain/ladder.js';
import { bareClaim } from '../domain/first-look.js';
import { claimed } from './claimed.view.js';
import type { SafetyNote } from '../domain/safety-notes.js';
import { needsSafeContact, safetyAtStake, wayAgreedIn, type SafetyFields } from '../domain/safety.js';
import { statusOf } from '../domain/status.js';
import type { Moment } from '../../shared/moment.js';
import type { DangerAlarmAnswer } from '../contract/clock.answer.js';
import type { DossierAnswer } from '../contract/dossier.answer.js';
import { plain } from '../contract/plain.js';
import { otherDuties } from './other-duties.view.js';
import { dutyView } from './duty.view.js';

/**
 * A dossier as it is answered. A pure function of its events, with nothing of "now" in it: asked again as of a
 * revision, the answer is the one that was given then. Hours left are the reader's subtraction.
 */
export function breachView(breach: Breach): DossierAnswer {
  const {
    id,
    reference,
    organisation,
    secretDigest: _s,
    numberDigest: _n,
    rules: _r,
    own: _o,
    irregular: _i,
    awarenessFacts: _a,
    awarenessStated: _stated,
    riskWasAssessed: _w,
    handledBy: _h,
    outcomes: _c,
    unanswered: _u,
    reported: _rep,
    correctionsMade: _made,
    proposers: _proposers,
    refusedProposals: _refused,
    mandatesGiven: _mandates,
    emergencyMandates: _emergencies,
    recorders: _recorders,
    restrictionsMade: _restrictions,
    emergencyWaysIn: _waysIn,
    assessmentsMade: _assessed,
    earlierDecisions: _earlier,
    oddDecisions: _odd,
    heardOnPeople: _heard,
    turns: _turns,
    holdersAssessed: _holders,
    goneLists: _gone,
    mergedBeforeLater: _before,
    restrictionWhenProposed: _when,
    openQuestions: _open,
    firstLookBy: _look,
    lastAct: _act,
    dangerAlarm,
    affectedPeople,
    attachments,
    notifiedContent,
    safetyNotes,
    ...rest
  } = breach;
  const claim = bareClaim(breach);
  return plain({
    id,
    reference,
    organisation,
    status: statusOf(breach),
    claimed: claim && claimed(claim),
    deadlines: runningDeadlines(breach).map(({ deadline, dueAt, basis }) => ({ deadline, dueAt, basis })),
    openDuties: openDuties(breach).map(dutyView),
    flags: flags(breach),
    disagreements: disagreements(breach),
    peopleReached: peopleSaidIn(breach),
    otherDuties: otherDuties(breach),
    alarm: dangerAlarm && alarmView(breach, dangerAlarm),
    affectedPeople: affectedPeople && inFigures(affectedPeople, breach),
    attachments: attachments.map(withoutKey),
    // Without the form: that is an answer of its own.
    notifiedContent: notifiedContent && withoutForm(notifiedContent),
    safetyNotes: safetyNotes.map((note) => safetyNoteView(breach, note)),
    ...rest,
  });
}

function safetyNoteView(breach: SafetyFields, { revision, ...note }: SafetyNote) {
  if (note.kind !== 'safe-contact') return note;
  const way = wayAgreedIn(breach, revision);
  return { ...note, holds: way !== undefined && way.erasedAt === undefined };
}

function alarmView(
  breach: Breach,
  { beganAt, answered }: NonNullable<Breach['dangerAlarm']>,
): DangerAlarmAnswer {
  return {
    ...{ beganAt, open: isAlarmOpen(breach) },
    ...(answered && { answered }),
    rungs: rungsOf(breach).map(({ rung, function: called, at, answersBy }) => ({
      ...{ rung, function: called, at, answersBy },
      missed: wasCalledInVain(breach, rung, answersBy),
    })),
  };
}

function wasCalledInVain({ alarms }: Breach, rung: number, answersBy: Moment): boolean {
  return alarms.some(
    ({ deadline, dueAt, corrected }) =>
      deadline === `rung:${rung}` && dueAt === answersBy && corrected === undefined,
  );
}

/** Who stands on it, and what its rows are called, is for its own page. */
/** Where somebody may be in danger nobody is reached but over a safe way of his own, and nobody before there is one for all. */
function inFigures(
  { people, reachable, withSafeContact, changes, lastBeforeDanger }: ListedPeople,
  breach: SafetyFields,
): Omit<ListFigures, 'digest' | 'toldAgain' | 'reachedAgain'> {
  // All that stand there lapsed, until somebody says one of them again.
  const areLapsed = lastBeforeDanger !== undefined && lastBeforeDanger === changes.at(-1);
  const safely = needsSafeContact(breach) || areLapsed ? 0 : withSafeContact;
  return { people, reachable: safetyAtStake(breach) ? safely : reachable, withSafeContact };
}

/** What stands in it is for whoever downloads it. */
function withoutKey({ fileKey: _key, ...attachment }: Attachment): Omit<Attachment, 'fileKey'> {
  return attachment;
}

function withoutForm({ form: _form, ...content }: NotifiedContent): Omit<NotifiedContent, 'form'> {
  return content;
}
