import { personal, revealed, type Personal } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import { isAdditionToBeReviewed, type AdditionFields } from './additions.js';
import type { AffectedPeopleFields } from './affected-people.js';
import { standingNotification, type NotificationFields } from './authority-notification.js';
import {
  isThatOne,
  type AbsorbedReport,
  type AbsorbedReportReleased,
  type ClockFields,
  type ReportAbsorbed,
} from './awareness.js';
import { standingDecision } from './decision.js';
import { alsoWhen, type Decisions } from './decisions.js';
import { needsTwoToDismiss, type WeightFields } from './dismissal-needs.js';
import type { Command, DecisionContext } from './domain-event.js';
import {
  reopenedByNewEvent,
  type BreachMerged,
  type BreachMergeUndone,
  type BreachReopened,
  type EndingFields,
} from './ending.js';
import {
  interestOfChildOpposes,
  type InterestOfChildEstablished,
  type InterestOfChildFields,
} from './interest-of-child.js';
import { openMatters, type MatterFields } from './matters.js';
import { refuseBy, type RefusalRule } from './refusals.js';
import { earliest, type Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { RegisterText } from '../../shared/register-text.js';
import { contradicting, type OpinionFields } from './opinions.js';
import { bearsControllersDuties } from './controllers-duties.js';
import { isSaidToBeAnothers } from './organisation-role.js';
import { restsOnNothing, type GroundReads } from './ground-needs.js';
import { QUESTIONS, type Question } from './question.js';
import { noStands } from './reconsideration.js';
import type { IdentityFields, ReportSupplemented, RulesFields } from './report.js';
import type { Restriction, RestrictionFields } from './restriction.js';
import {
  avertedAt,
  isInDanger,
  needsSafeContact,
  safetyAtStake,
  standingDanger,
  type SafetyFields,
  type SafetyMeasureTaken,
  type SafetyRiskRaised,
} from './safety.js';

/** Whether anybody is to be told, and who says so. */
type Judged = OpinionFields & GroundReads & WeightFields;
type MergeReads = IdentityFields & SafetyFields & InterestOfChildFields & RestrictionFields & Judged;

/** The dossier that goes on. */
export type Survivor = Omit<MergeReads, 'reference'> & EndingFields;

export interface MergeBreach {
  readonly type: 'MergeBreach';
  readonly reason: RegisterText;
  /** The other dossier as it was when the command came; absent when there is none the person may see. */
  readonly survivor: Survivor | undefined;
}
export interface UndoMerge {
  readonly type: 'UndoMerge';
  readonly reason: RegisterText;
  /** The dossier that this one went up in, and each that it went on in from there. */
  readonly meanwhile: readonly Meanwhile[];
}

/** A dossier as it was when it took in the one before it, and as it is. */
export interface Meanwhile {
  readonly then: Survivor;
  readonly now: Survivor & Pick<IdentityFields, 'reference'>;
  /** What happened between. */
  readonly since: readonly DomainEvent[];
}

export type AbsorbReport = Command<'AbsorbReport', { readonly absorbed: AbsorbedReport }>;
export type ReleaseAbsorbedReport = Command<'ReleaseAbsorbedReport', AbsorbedReportReleased['data']>;

interface Asked {
  readonly breach: MergeReads & NotificationFields & MatterFields & AdditionFields & AffectedPeopleFields;
  readonly survivor: Survivor;
}

const AGAINST_MERGING: readonly RefusalRule<Asked>[] = [
  {
    code: 'merge-into-itself',
    detail: 'A dossier cannot be merged into itself.',
    kind: 'invalid',
    field: 'survivor',
    when: ({ breach, survivor }) => survivor.id === breach.id,
  },
  {
    code: 'survivor-ended',
    detail: 'The other dossier is not open.',
    kind: 'invalid',
    field: 'survivor',
    when: ({ survivor }) => survivor.ending !== undefined,
  },
  {
    code: 'notification-stands',
    detail: 'The AP was notified of this one: merge the other dossier into it.',
    when: ({ breach }) => standingNotification(breach) !== undefined,
  },
  {
    code: 'matters-open',
    detail: 'A question, order, complaint or claim is still open here: settle it.',
    when: ({ breach }) => openMatters(breach).length > 0,
  },
  {
    code: 'addition-not-looked-at',
    detail: 'Something was added here after the end: look at it first.',
    when: ({ breach }) => isAdditionToBeReviewed(breach),
  },
  {
    code: 'people-on-list',
    detail:
      'People stand on the list here: put them on the list of the other dossier, and take them out here.',
    when: ({ breach }) => (breach.affectedPeople?.people ?? 0) > 0,
  },
  {
    code: 'survivor-not-ours',
    detail:
      'The other dossier is said to be of another organisation, and here a risk was assessed, or the board decided that somebody is told: merge it into this one.',
    when: ({ breach, survivor }) => isNotOursThere(breach, survivor),
  },
  {
    code: 'survivor-open-to-more',
    detail: 'The other dossier is open to people whom this one shuts out: restrict it alike first.',
    when: ({ breach, survivor }) => isOpenToMore(survivor.restriction, breach.restriction),
  },
  {
    code: 'safety-at-stake',
    detail: 'Safety is at stake here: raise the risk in the other dossier first, with a note of what it is.',
    when: ({ breach, survivor }) => dangerWouldBeLost(breach, survivor),
  },
  {
    code: 'interest-of-child-opposes',
    detail: 'The interest of a child opposes telling a parent here: record it in the other dossier first.',
    when: ({ breach, survivor }) => interestOfChildOpposes(breach) && !interestOfChildOpposes(survivor),
  },
];

/** Nobody alone takes its clock from a dossier by going on where it is said to be another's (ADR 20). */
function isNotOursThere(breach: Judged, survivor: Judged): boolean {
  if (!needsTwoToDismiss(breach) || !bearsControllersDuties(breach)) return false;
  // Of two that are "not ours" the clock goes on in the other one.
  return (
    isSaidToBeAnothers(survivor) &&
    !(breach.organisationRole === 'not-ours' && survivor.organisationRole === 'not-ours')
  );
}

/** Somebody whom the one shuts out, for a reason or because it is about him, sees the other. */
function isOpenToMore(there: Restriction | undefined, here: Restriction | undefined): boolean {
  if (here === undefined) return false;
  if (there === undefined) return true;
  return (
    here.refused.some((one) => !there.refused.includes(one)) ||
    there.allowed.some((one) => !here.allowed.includes(one)) ||
    there.open.some((one) => !here.open.includes(one))
  );
}

/** An ended dossier has no clocks and no duties: what it knew of a danger would be lost with it. */
function dangerWouldBeLost(breach: SafetyFields, survivor: SafetyFields): boolean {
  // A safe way to those whom the survivor knows of is none to these.
  const isUnsafe = needsSafeContact(breach) && !needsSafeContact(survivor);
  const isForgotten = safetyAtStake(breach) && !safetyAtStake(survivor);
  return isUnsafe || isForgotten || (isInDanger(breach) && !isInDanger(survivor));
}

function mergeBreach(breach: Asked['breach'], { survivor, reason }: MergeBreach): readonly BreachMerged[] {
  if (survivor?.organisation !== breach.organisation) {
    throw new Refusal(
      'no-such-survivor',
      'There is no such dossier in this organisation.',
      'invalid',
      'survivor',
    );
  }
  refuseBy(AGAINST_MERGING, { breach, survivor });
  return [{ type: 'BreachMerged', data: { into: survivor.id, reason } }];
}

export function mergedInto(survivor: string): Refusal {
  const detail = 'This dossier was merged into another one: go on there.';
  return new Refusal('merged', detail, 'conflict', undefined, { survivor });
}

type Learnt = SafetyRiskRaised | SafetyMeasureTaken | InterestOfChildEstablished;

/** What the other dossier came to know of people in danger, it came to know of these people too (ADR 17). */
function undoMerge(
  breach: EndingFields & MergeReads & RulesFields,
  { reason, meanwhile }: UndoMerge,
  { now }: DecisionContext,
): readonly (ReportSupplemented | BreachMergeUndone | Learnt)[] {
  if (breach.ending?.kind !== 'merged') throw new Refusal('not-merged', 'This dossier is not merged.');
  return [
    ...saidMeanwhile(breach, meanwhile),
    { type: 'BreachMergeUndone', data: { into: breach.ending.into, reason } },
    ...dangerLearnt(breach, meanwhile, now),
    ...oppositionLearnt(breach, meanwhile),
  ];
}

/** What its reporter said there, and those of what had gone up in it, is said here, before it goes on: so it waits to be looked at. */
function saidMeanwhile(
  { id, absorbed }: IdentityFields & Pick<ClockFields, 'absorbed'>,
  meanwhile: readonly Meanwhile[],
): readonly ReportSupplemented[] {
  const held = absorbed.map(({ from }) => from);
  return meanwhile.flatMap(({ now, since }) =>
    since.filter(isSupplement).flatMap(({ data: { from, question: _there, text, ...said } }) => {
      if (from === undefined || (from !== id && !held.includes(from))) return [];
      const data = { ...said, text: revealed(text) === undefined ? recordedIn(now) : text };
      return [{ type: 'ReportSupplemented' as const, data: { ...data, ...(from !== id && { from }) } }];
    }),
  );
}

const isSupplement = (one: DomainEvent): one is ReportSupplemented => one.type === 'ReportSupplemented';

function dangerLearnt(
  breach: SafetyFields & RulesFields,
  meanwhile: readonly Meanwhile[],
  now: Moment,
): readonly (SafetyRiskRaised | SafetyMeasureTaken)[] {
  const learnt = meanwhile.findLast(cameToKnowOfDanger)?.now;
  if (learnt === undefined) return [];
  const from = { learntIn: learnt.id };
  // By a clock that was ahead nobody has more time here.
  const until = (moment: Moment | undefined): Moment => earliest(moment, now) ?? now;
  // Whoever goes on with it knows whether it stands. What averted it there averts no danger that stood here before.
  const stands = isInDanger(breach) || meanwhile.slice(-1).some((last) => isInDanger(last.now));
  return stands
    ? [
        {
          type: 'SafetyRiskRaised',
          data: {
            ...{ source: 'organisation', raisedAt: until(learnt.safety.raisedAt ?? avertedAt(learnt)) },
            ...{ termMinutes: breach.rules.safetyTermMinutes, note: recordedIn(learnt), ...from },
          },
        },
      ]
    : [
        {
          type: 'SafetyMeasureTaken',
          data: { takenAt: until(avertedAt(learnt)), what: recordedIn(learnt), dangerAverted: true, ...from },
        },
      ];
}

function cameToKnowOfDanger({ then, now, since }: Meanwhile): boolean {
  return (
    since.some(({ type }) => type === 'SafetyRiskRaised') ||
    (safetyAtStake(now) && !safetyAtStake(then)) ||
    (isInDanger(now) && !isInDanger(then))
  );
}

function oppositionLearnt(
  breach: InterestOfChildFields,
  meanwhile: readonly Meanwhile[],
): readonly InterestOfChildEstablished[] {
  const learnt = meanwhile.find(({ now, since }) => interestOfChildOpposes(now) && since.some(opposes))?.now;
  return learnt === undefined || interestOfChildOpposes(breach)
    ? []
    : [{ type: 'InterestOfChildEstablished', data: { interest: 'opposes', reason: recordedIn(learnt) } }];
}

const opposes = ({ type, data }: DomainEvent): boolean =>
  type === 'InterestOfChildEstablished' &&
  (data as InterestOfChildEstablished['data']).interest === 'opposes';

/** Where it is written down, and not its words: they can be about people of the other dossier alone. */
function recordedIn({ reference }: Pick<IdentityFields, 'reference'>): Personal<string> {
  return personal('dossier', `Vastgelegd in ${reference}, toen dit dossier daarbij hoorde.`);
}

/** One that was closed or dismissed meanwhile goes on: the report would have no clock anywhere. */
function absorbReport(
  breach: IdentityFields & ClockFields & EndingFields,
  { absorbed }: AbsorbReport,
): readonly (ReportAbsorbed | BreachReopened)[] {
  // One that it was merged into for a while can come back to it.
  if (absorbed.from === breach.id || breach.absorbed.some((one) => isThatOne(one, absorbed))) return [];
  const isMerged = breach.ending?.kind === 'merged';
  return [
    { type: 'ReportAbsorbed', data: absorbed },
    ...(isMerged ? [] : reopenedByNewEvent(breach, 'report-supplemented')),
  ];
}

/** With it goes what had gone up in it before; passed on, each is told of by itself. */
function releaseAbsorbedReport(
  breach: ClockFields,
  { type: _type, ...released }: ReleaseAbsorbedReport,
): readonly AbsorbedReportReleased[] {
  const isWithIt = ({ through }: AbsorbedReport): boolean =>
    released.through === undefined && through === released.from;
  return breach.absorbed
    .filter((each) => isThatOne(each, released) || isWithIt(each))
    .map(({ from, through }) => ({
      type: 'AbsorbedReportReleased',
      data: { from, ...(through !== undefined && { through }) },
    }));
}

/**
 * What this dossier hands over when it is merged: its own, and apart from it what it had taken in itself, so that each can be
 * taken back. What somebody established since he saw those counts in their place.
 */
export function handedOver(breach: HandsOver): readonly AbsorbedReport[] {
  const absorbed = breach.absorbed.flatMap(({ settled, ...each }) =>
    settled ? [] : [{ ...each, through: breach.id }],
  );
  return [toAbsorb(breach), ...absorbed];
}

type HandsOver = IdentityFields & ClockFields & Judged;

export function toAbsorb(breach: HandsOver): AbsorbedReport {
  const { awareness, firstSignalAt } = breach.own ?? { ...breach.moments, awareness: breach.awareness };
  const spokeForTelling = QUESTIONS.filter((question) => speaksForTelling(breach, question));
  const danger = standingDanger(breach);
  return {
    from: breach.id,
    reference: breach.reference,
    receivedAt: breach.moments.receivedAt,
    ...(firstSignalAt && { firstSignalAt }),
    awareness,
    ...(needsTwoToDismiss(breach) && { twoToDismiss: true as const }),
    ...(spokeForTelling.length > 0 && { spokeForTelling }),
    ...(safetyAtStake(breach) && { safetyAtStake: true as const }),
    ...(danger && { danger }),
  };
}

/** Whether anybody or anything said so, and the board's own "no" does not answer it. */
function speaksForTelling(breach: Judged, question: Question): boolean {
  if (noStands(breach, question) && !restsOnNothing(breach, question)) return false;
  const isDecided = standingDecision(breach, question)?.outcome === 'yes';
  // A danger goes on by itself, and is averted there.
  return isDecided || contradicting(breach, question, 'no').some((one) => one !== 'danger');
}

export const mergeDecisions = {
  MergeBreach: mergeBreach,
  UndoMerge: alsoWhen('merged', undoMerge),
  AbsorbReport: alsoWhen('ended-or-merged', absorbReport),
  ReleaseAbsorbedReport: alsoWhen('ended-or-merged', releaseAbsorbedReport),
} satisfies Decisions;
