import { matterLaw } from '../../law/term/matter-kinds.js';
import { isAdditionToBeReviewed } from './additions.js';
import type { AdviceRequestFields } from './advice.js';
import type { AffectedPeopleFields } from './affected-people.js';
import { type AlarmFields, wasMatterMissed, wasMissed, wasNotifiedBy } from './alarms.js';
import type { Contradiction } from './assessment-against-facts.js';
import type { AssessmentFields } from './assessment.js';
import {
  areNumbersApart,
  isLate,
  lastRun,
  standingNotification,
  type NotificationFields,
} from './authority-notification.js';
import type { ClockFields } from './awareness.js';
import type { ProposedCorrectionFields } from './correction.js';
import { DATE_FLAGS } from './date-flags.js';
import type { DeadlineReads } from './deadlines.js';
import { type DecisionFields, standingDecision } from './decision.js';
import { mayHaveBeenDecided } from './decided-before-entry.js';
import { passedBeforeEntry, type EntryFields } from './entry.js';
import { type DeputyFields, FUNCTIONS, isRecused } from './deputies.js';
import { waitingErasures, type Erasure, type ErasureFields } from './erasure.js';
import type { IrregularityFields } from './irregularities.js';
import { isOursToTell, type MatterFields, openMatters } from './matters.js';
import { moreForTheAuthoritySince } from './more-for-authority.js';
import { type MeasureFields, unfinishedMeasures } from './measures.js';
import { bearsControllersDuties, type ControllersDutiesReads } from './controllers-duties.js';
import type { ControllerInformedFields } from './organisation-role.js';
import { actedOnDangerTooLate, passedUntold } from './passed-terms.js';
import type { Proposed } from './proposals.js';
import type { OpenQuestionFields } from './questions-asked.js';
import {
  arePeopleCountedTwice,
  arePeopleToBeTold,
  isPublicToBeTold,
  isResultAwaited,
} from './people-reached.js';
import { type Question, QUESTIONS } from './question.js';
import { type OutcomeFields, wasDecided } from './outcomes.js';
import { noStands, toReconsider, type ReconsiderationReads } from './reconsideration.js';
import { restsOnNothing } from './ground-needs.js';
import { isInDanger, needsSafeContact, safetyAtStake, type SafetyFields } from './safety.js';
import type { RoundFields } from './subject-notification.js';
import { waitingAnswers } from './waiting-answers.js';

/** The part of a dossier that tells what is to be done. */
export type DutyFields = DeadlineReads &
  AdviceRequestFields &
  AssessmentFields &
  ControllerInformedFields &
  DeputyFields &
  ErasureFields &
  MeasureFields &
  OpenQuestionFields &
  ProposedCorrectionFields &
  ReconsiderationReads;

/** The part of a dossier that tells what went wrong. */
export type FlagReads = AffectedPeopleFields &
  AlarmFields &
  AssessmentFields &
  Pick<ClockFields, 'absorbed' | 'awareness' | 'moments'> &
  DecisionFields &
  EntryFields &
  IrregularityFields &
  MatterFields &
  NotificationFields &
  ControllersDutiesReads &
  OutcomeFields &
  RoundFields &
  SafetyFields;

/** Who has to move next. */
export const HOLDERS = ['handler', 'fg', 'board'] as const;
export type Holder = (typeof HOLDERS)[number];

interface DutyRule<Name extends string = string, Subject = unknown> {
  readonly duty: Name;
  readonly article: string;
  readonly holder: Holder;
  readonly blocksClosing: boolean;
  /** Also where the dossier has ended. */
  readonly alsoWhenEnded?: true;
  /** What it is open for, each a duty of its own. */
  readonly openFor: (breach: DutyFields) => readonly Subject[];
}

const undecided = (question: Question) => (breach: DutyFields) =>
  bearsControllersDuties(breach) && standingDecision(breach, question) === undefined;

const wasNotifiedUndecided = (breach: DutyFields): boolean =>
  standingNotification(breach) !== undefined && standingDecision(breach, 'notify-authority') === undefined;

/** Once the board said no, deciding again does nothing: the AP still has to hear it. */
const isToBeWithdrawn = (breach: DutyFields): boolean =>
  standingNotification(breach) !== undefined && noStands(breach, 'notify-authority');

/** On which questions. */
const questions =
  (isOpen: (breach: DutyFields, question: Question) => boolean, among: readonly Question[] = QUESTIONS) =>
  (breach: DutyFields) =>
    among.filter((question) => isOpen(breach, question)).map((question) => ({ question }));

const isProposed = ({ proposals }: DutyFields, what: Proposed): boolean =>
  proposals.some((proposal) => proposal.what === what);

const isAboutBoard = ({ proposals }: DutyFields): boolean =>
  proposals.some((one) => one.what === 'restriction' && one.restriction.shutsOut.includes('board'));

/** Nobody answered in time, or somebody stepped back and nobody stands in for him. */
const isSomebodyMissed = (breach: DutyFields): boolean => {
  const isOverdue = waitingAnswers(breach).some((waiting) =>
    breach.alarms.some(
      ({ kind, deadline, dueAt, corrected }) =>
        kind === 'missed' &&
        corrected === undefined &&
        deadline === waiting.deadline &&
        dueAt === waiting.dueAt,
    ),
  );
  const isUnfilled = FUNCTIONS.some(
    (one) =>
      breach.recusals.some((recusal) => recusal.function === one) &&
      !breach.deputies.some((deputy) => deputy.for === one && !isRecused(breach, [deputy.person], one)),
  );
  return isOverdue || isUnfilled;
};

/** In the order in which a person would want to see them: safety before law. */
const RULES = [
  rule('avert-danger', 'safety before law', 'handler', isInDanger),
  rule('establish-safe-contact', 'safety before law', 'handler', needsSafeContact),
  rule('look-at-addition', 'GDPR Art. 33(5)', 'handler', isAdditionToBeReviewed),
  rule(
    'correct-receipt',
    'GDPR Art. 33(1)',
    'handler',
    ({ moments, laterReceipt }) => moments.receiptUncertain === true && laterReceipt === undefined,
  ),
  ruleFor('confirm-later-receipt', 'GDPR Art. 33(1)', 'handler', ({ laterReceipt }) =>
    laterReceipt === undefined ? [] : [{ receivedAt: laterReceipt.receivedAt }],
  ),
  rule(
    'establish-awareness',
    'GDPR Art. 33(1)',
    'handler',
    ({ awareness }) => awareness.basis === 'provisional',
  ),
  ruleFor('confirm-later-awareness', 'GDPR Art. 33(1)', 'handler', ({ laterAwareness }) =>
    laterAwareness === undefined ? [] : [{ awareAt: laterAwareness.awareAt }],
  ),
  ruleFor('confirm-correction', 'GDPR Art. 5(2)', 'handler', ({ proposedCorrections }) =>
    proposedCorrections.map(({ corrects }) => ({ corrects })),
  ),
  rule('confirm-dismissal', 'GDPR Art. 5(2)', 'board', (breach) => isProposed(breach, 'dismissal')),
  rule(
    'confirm-restriction',
    'GDPR Art. 38(3)',
    'board',
    (breach) => isProposed(breach, 'restriction') && !isAboutBoard(breach),
  ),
  rule(
    'confirm-restriction',
    'GDPR Art. 5(2)',
    'fg',
    (breach) => isProposed(breach, 'restriction') && isAboutBoard(breach),
  ),
  rule('confirm-deputy', 'GDPR Art. 5(2)', 'board', (breach) => isProposed(breach, 'deputy')),
  erasureRule('decide-on-erasure', 'board', ({ proposedByRole }) => proposedByRole !== 'board'),
  // The other of the two where there are two.
  erasureRule('decide-on-erasure', 'handler', ({ proposedByRole }) => proposedByRole === 'board'),
  erasureRule('look-at-erasure', 'fg', ({ objection }) => objection === undefined),
  { ...rule('appoint-deputy', 'GDPR Art. 5(2)', 'handler', isSomebodyMissed), blocksClosing: false },
  rule('assess', 'GDPR Art. 33(5)', 'handler', ({ assessment }) => assessment === undefined),
  rule(
    'inform-controller',
    'GDPR Art. 33(2)',
    'handler',
    (breach) => breach.organisationRole === 'processor' && breach.controllerInformed === undefined,
  ),
  {
    ...ruleFor(
      'advise',
      'GDPR Art. 39(1)',
      'fg',
      questions(({ adviceRequested }, question) => adviceRequested.includes(question)),
    ),
    blocksClosing: false,
  },
  ruleFor(
    'decide-on-authority',
    'GDPR Art. 33(1)',
    'board',
    // What was notified already is decided on as such.
    questions(
      (breach) => undecided('notify-authority')(breach) && !wasNotifiedUndecided(breach),
      ['notify-authority'],
    ),
  ),
  ruleFor(
    'decide-on-people',
    'GDPR Art. 34(1)',
    'board',
    questions(undecided('inform-people'), ['inform-people']),
  ),
  ruleFor(
    'reconsider-on-authority',
    'GDPR Art. 33(1)',
    'board',
    questions((breach, question) => toReconsider(breach, question).length > 0, ['notify-authority']),
  ),
  ruleFor(
    'reconsider-on-people',
    'GDPR Art. 34(1)',
    'board',
    questions((breach, question) => toReconsider(breach, question).length > 0, ['inform-people']),
  ),
  ruleFor(
    'ratify',
    'mandate of the board',
    'board',
    questions(({ decisions }, question) => decisions[question]?.ratification === 'open'),
  ),
  ruleFor(
    'confirm-decision',
    'GDPR Art. 5(2)',
    'board',
    questions(({ decisions }, question) => decisions[question]?.confirmation === 'open'),
  ),
  ruleFor(
    'decide-anew-on-authority',
    'GDPR Art. 33(1)',
    'board',
    questions(restsOnNothing, ['notify-authority']),
  ),
  ruleFor('decide-anew-on-people', 'GDPR Art. 34', 'board', questions(restsOnNothing, ['inform-people'])),
  rule(
    'notify-authority',
    'GDPR Art. 33(1)',
    'handler',
    (breach) =>
      standingDecision(breach, 'notify-authority')?.outcome === 'yes' &&
      standingNotification(breach) === undefined,
  ),
  ruleFor(
    'decide-on-what-was-notified',
    'GDPR Art. 33(1)',
    'board',
    questions(wasNotifiedUndecided, ['notify-authority']),
  ),
  rule('withdraw-notification', 'GDPR Art. 33(1)', 'handler', isToBeWithdrawn),
  rule(
    'supplement-notification',
    'GDPR Art. 33(4)',
    'handler',
    (breach) => moreForTheAuthoritySince(breach) !== undefined,
  ),
  rule(
    'record-number-of-authority',
    'GDPR Art. 33(5)',
    'handler',
    (breach) =>
      breach.notifications.length > 0 && lastRun(breach).every(({ number }) => number === undefined),
  ),
  rule('inform-people', 'GDPR Art. 34(1)', 'handler', arePeopleToBeTold),
  rule('record-result-of-round', 'GDPR Art. 34(1)', 'handler', isResultAwaited),
  rule('state-number-of-people', 'GDPR Art. 5(1)(d)', 'handler', arePeopleCountedTwice),
  rule('communicate-publicly', 'GDPR Art. 34(3)(c)', 'handler', isPublicToBeTold),
  ruleFor('finish-measures', 'GDPR Art. 33(3)(d)', 'handler', (breach) =>
    unfinishedMeasures(breach).map(({ measure, what }) => ({ measure, what })),
  ),
  ruleFor('settle-matters', 'GDPR Art. 58, 77, 82', 'handler', (breach) =>
    openMatters(breach)
      .filter((matter) => !isOursToTell(matter))
      .map(({ matter, kind }) => ({ matter, kind })),
  ),
  ruleFor('tell-others', 'other duties to notify', 'handler', (breach) =>
    openMatters(breach)
      .filter(isOursToTell)
      .map(({ matter, kind }) => ({ matter, kind })),
  ),
  {
    ...ruleFor('await-answer', 'GDPR Art. 33(5)', 'handler', ({ openQuestions }) =>
      openQuestions.map((asked) => ({ asked })),
    ),
    // A reporter may never come back.
    blocksClosing: false,
  },
];

type Rules = (typeof RULES)[number];
const RULES_WHEN_ENDED = RULES.filter(({ alsoWhenEnded }) => alsoWhenEnded === true);
export type DutyName = Rules['duty'];
/** What tells one duty of this name from another; `undefined` where there is only one. */
export type SubjectOf<Name extends DutyName> =
  Extract<Rules, { readonly duty: Name }> extends DutyRule<Name, infer Subject> ? Subject : never;

export interface Duty {
  readonly duty: DutyName;
  readonly article: string;
  readonly holder: Holder;
  readonly blocksClosing: boolean;
  /** In the words of the call that fulfils it. */
  readonly subject?: NonNullable<SubjectOf<DutyName>>;
}

function rule<const Name extends string>(
  duty: Name,
  article: string,
  holder: Holder,
  isOpen: (breach: DutyFields) => boolean,
): DutyRule<Name, undefined> {
  return ruleFor(duty, article, holder, (breach) => (isOpen(breach) ? [undefined] : []));
}

function ruleFor<const Name extends string, Subject>(
  duty: Name,
  article: string,
  holder: Holder,
  openFor: DutyRule<Name, Subject>['openFor'],
): DutyRule<Name, Subject> {
  return { duty, article, holder, blocksClosing: true, openFor };
}

function erasureRule<const Name extends string>(
  duty: Name,
  holder: Holder,
  concerns: (erasure: Erasure) => boolean,
): DutyRule<Name, Pick<Erasure, 'erasure'>> {
  const openFor = (breach: DutyFields) =>
    waitingErasures(breach)
      .filter(concerns)
      .map(({ erasure }) => ({ erasure }));
  return {
    ...ruleFor(duty, 'GDPR Art. 17', holder, openFor),
    ...{ blocksClosing: false, alsoWhenEnded: true },
  };
}

/** What is still to be done, and by whom. An ended dossier has no duties but to decide what is erased of it. */
export function openDuties(breach: DutyFields): readonly Duty[] {
  const rules: readonly Rules[] = breach.ending === undefined ? RULES : RULES_WHEN_ENDED;
  return rules.flatMap((rule) => rule.openFor(breach).map((subject) => dutyOf(rule, subject)));
}

function dutyOf({ openFor: _open, alsoWhenEnded: _ended, ...duty }: Rules, subject: Duty['subject']): Duty {
  return { ...duty, ...(subject && { subject }) };
}

const noted =
  (name: string) =>
  ({ irregular }: FlagReads): boolean =>
    irregular.includes(name);

const FLAGS = {
  'authority-notified-late': (breach) =>
    breach.notifications.some((notification) => isLate(breach, notification)),
  'authority-notified-without-decision': (breach) => actedUndecided(breach, 'initial'),
  'notification-withdrawn-without-decision': (breach) => actedUndecided(breach, 'withdrawal'),
  'authority-numbers-apart': areNumbersApart,
  // Whoever warns somebody in danger first does it right: safety before law.
  'people-informed-before-authority': (breach) =>
    informedOutOfOrder(breach, 'before-authority') && !safetyAtStake(breach),
  'people-informed-without-decision': informedUndecided,
  'people-informed-before-breach': (breach) => informedOutOfOrder(breach, 'before-breach'),
  'people-informed-before-safe-contact': (breach) => informedOutOfOrder(breach, 'before-safe-contact'),
  'people-informed-in-public-in-danger': (breach) => informedOutOfOrder(breach, 'in-public-in-danger'),
  'people-counted-twice': arePeopleCountedTwice,
  'deadline-missed': (breach) =>
    wasMissed(breach, 'authority-notification') || passedUntold(breach) || wasMissedBeforeEntry(breach),
  'matter-deadline-missed': wasAnyMatterMissed,
  'safety-deadline-missed': (breach) => wasMissed(breach, 'safety') || actedOnDangerTooLate(breach),
  ...DATE_FLAGS,
  'decision-contradicts-assessment': noted('decision-contradicts-assessment'),
  'decision-not-confirmed': ({ decisions }) =>
    Object.values(decisions).some(({ confirmation }) => confirmation === 'open'),
  'decision-contradicted': noted('decision-contradicted'),
  'mandate-opened-on-own-word': noted('mandate-opened-on-own-word'),
  'ratification-refused': noted('ratification-refused'),
  'emergency-access-taken': noted('emergency-access-taken'),
  'fg-did-handlers-work': noted('fg-did-handlers-work'),
  'assessment-contradicts-facts': noted('assessment-contradicts-facts'),
  'severity-contradicts-risk': noted('severity-contradicts-risk'),
} satisfies Readonly<Record<string, (breach: FlagReads) => boolean>> &
  Readonly<Record<Contradiction, unknown>>;
export type FlagName = keyof typeof FLAGS;

/** What went otherwise than it should. Stays visible for good: it is part of accounting for oneself (Art. 5(2)). */
export function flags(breach: FlagReads): readonly FlagName[] {
  return (Object.keys(FLAGS) as FlagName[]).filter((flag) => FLAGS[flag](breach));
}

/** Somebody said so, and it was not met after all: by what is known now, as with any other (ADR 33). */
function wasMissedBeforeEntry(breach: FlagReads): boolean {
  const { dueAt } = breach.awareness.deadline;
  return (
    breach.entry?.earlierMiss?.missed === true &&
    passedBeforeEntry(breach, dueAt) &&
    !wasNotifiedBy(breach, dueAt)
  );
}

/** Ours to answer or to tell: what somebody else owes us late is no fault of this organisation. */
function wasAnyMatterMissed(breach: FlagReads): boolean {
  return breach.matters.some(
    (matter) => matterLaw(matter.kind).direction !== 'owed' && wasMatterMissed(breach, matter),
  );
}

/** Told, or taken back, before it was decided, in whatever order the two were recorded. */
function actedUndecided(breach: FlagReads, kind: 'initial' | 'withdrawal'): boolean {
  return breach.notifications.some(
    (notification) =>
      notification.kind === kind &&
      !wasDecided(breach, notification) &&
      !(kind === 'initial' && mayHaveBeenDecided(breach, 'notify-authority', notification.notifiedAt)),
  );
}

function informedUndecided(breach: FlagReads): boolean {
  return breach.informed.some(
    ({ outOfOrder, informedAt }) =>
      outOfOrder.includes('without-decision') && !mayHaveBeenDecided(breach, 'inform-people', informedAt),
  );
}

function informedOutOfOrder(
  { informed }: FlagReads,
  how: (typeof informed)[number]['outOfOrder'][number],
): boolean {
  return informed.some(({ outOfOrder }) => outOfOrder.includes(how));
}
