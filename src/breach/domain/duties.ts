import { isAdditionToBeReviewed } from './additions.js';
import type { AdviceRequestFields } from './advice.js';
import { CONTRADICTIONS } from './assessment-against-facts.js';
import type { AssessmentFields } from './assessment.js';
import {
  isIncomplete,
  isLate,
  standingNotification,
  type NotificationFields,
} from './authority-notification.js';
import type { ClockFields } from './awareness.js';
import type { ProposedCorrectionFields } from './correction.js';
import type { AlarmFields, DeadlineReads } from './deadlines.js';
import { standingDecision } from './decision.js';
import { FUNCTIONS, type DeputyFields } from './deputies.js';
import type { IrregularityFields } from './irregularities.js';
import { isOursToTell, openMatters } from './matters.js';
import { hasUnfinishedMeasures, isAnythingDone, type MeasureFields } from './measures.js';
import { bearsControllersDuties, type ControllerInformedFields } from './organisation-role.js';
import type { Proposed } from './proposals.js';
import { arePeopleToBeTold, isPublicToBeTold, isResultAwaited } from './people-reached.js';
import type { Question } from './question.js';
import { toReconsider, type ReconsiderationReads } from './reconsideration.js';
import { isInDanger, needsSafeContact } from './safety.js';
import type { RoundFields } from './subject-notification.js';
import { waitingAnswers } from './waiting-answers.js';

/** The part of a dossier that tells what is to be done. */
export type DutyFields = DeadlineReads &
  AdviceRequestFields &
  AssessmentFields &
  ControllerInformedFields &
  DeputyFields &
  MeasureFields &
  ProposedCorrectionFields &
  ReconsiderationReads;

/** The part of a dossier that tells what went wrong. */
export type FlagReads = AlarmFields &
  Pick<ClockFields, 'awareness'> &
  IrregularityFields &
  NotificationFields &
  RoundFields;

/** Who has to move next. */
export type Holder = 'handler' | 'fg' | 'board';

export interface Duty {
  readonly duty: string;
  readonly article: string;
  readonly holder: Holder;
  readonly blocksClosing: boolean;
}

interface DutyRule extends Duty {
  readonly isOpen: (breach: DutyFields) => boolean;
}

const undecided = (question: Question) => (breach: DutyFields) =>
  bearsControllersDuties(breach) && standingDecision(breach, question) === undefined;

const openRatification = (breach: DutyFields): boolean =>
  Object.values(breach.decisions).some(({ ratification }) => ratification === 'open');

const isProposed = ({ proposals }: DutyFields, what: Proposed): boolean =>
  proposals.some((proposal) => proposal.what === what);

const isAboutBoard = ({ proposals }: DutyFields): boolean =>
  proposals.some((one) => one.what === 'restriction' && one.restriction.shutsOut.includes('board'));

/** Nobody answered in time, or somebody stepped back and nobody stands in for him. */
const isSomebodyMissed = (breach: DutyFields): boolean => {
  const isOverdue = waitingAnswers(breach).some((waiting) =>
    breach.alarms.some(
      ({ kind, deadline, dueAt }) =>
        kind === 'missed' && deadline === waiting.deadline && dueAt === waiting.dueAt,
    ),
  );
  const isUnfilled = FUNCTIONS.some(
    (one) =>
      breach.recusals.some((recusal) => recusal.function === one) &&
      !breach.deputies.some((deputy) => deputy.for === one),
  );
  return isOverdue || isUnfilled;
};

/** In the order in which a person would want to see them: safety before law. */
const RULES: readonly DutyRule[] = [
  rule('avert-danger', 'safety before law', 'handler', isInDanger),
  rule('establish-safe-contact', 'safety before law', 'handler', needsSafeContact),
  rule('look-at-addition', 'GDPR Art. 33(5)', 'handler', isAdditionToBeReviewed),
  rule(
    'establish-awareness',
    'GDPR Art. 33(1)',
    'handler',
    ({ awareness }) => awareness.basis === 'provisional',
  ),
  rule(
    'confirm-later-awareness',
    'GDPR Art. 33(1)',
    'handler',
    ({ laterAwareness }) => laterAwareness !== undefined,
  ),
  rule(
    'confirm-correction',
    'GDPR Art. 5(2)',
    'handler',
    ({ proposedCorrections }) => proposedCorrections.length > 0,
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
  { ...rule('appoint-deputy', 'GDPR Art. 5(2)', 'handler', isSomebodyMissed), blocksClosing: false },
  rule('assess', 'GDPR Art. 33(5)', 'handler', ({ assessment }) => assessment === undefined),
  rule(
    'inform-controller',
    'GDPR Art. 33(2)',
    'handler',
    (breach) => breach.organisationRole === 'processor' && breach.controllerInformed === undefined,
  ),
  {
    ...rule('advise', 'GDPR Art. 39(1)', 'fg', ({ adviceRequested }) => adviceRequested.length > 0),
    blocksClosing: false,
  },
  rule('decide-on-authority', 'GDPR Art. 33(1)', 'board', undecided('notify-authority')),
  rule('decide-on-people', 'GDPR Art. 34(1)', 'board', undecided('inform-people')),
  rule(
    'reconsider-on-authority',
    'GDPR Art. 33(1)',
    'board',
    (breach) => toReconsider(breach, 'notify-authority').length > 0,
  ),
  rule(
    'reconsider-on-people',
    'GDPR Art. 34(1)',
    'board',
    (breach) => toReconsider(breach, 'inform-people').length > 0,
  ),
  rule(
    'decide-anew-on-people',
    'GDPR Art. 34(3)(b)',
    'board',
    // What the decision rests on was withdrawn.
    (breach) =>
      standingDecision(breach, 'inform-people')?.ground === 'measures-afterwards' && !isAnythingDone(breach),
  ),
  rule('ratify', 'mandate of the board', 'board', openRatification),
  rule(
    'notify-authority',
    'GDPR Art. 33(1)',
    'handler',
    (breach) =>
      standingDecision(breach, 'notify-authority')?.outcome === 'yes' &&
      standingNotification(breach) === undefined,
  ),
  rule(
    'decide-on-what-was-notified',
    'GDPR Art. 33(1)',
    'board',
    (breach) =>
      standingNotification(breach) !== undefined &&
      standingDecision(breach, 'notify-authority')?.outcome !== 'yes',
  ),
  rule('supplement-notification', 'GDPR Art. 33(4)', 'handler', isIncomplete),
  rule(
    'record-number-of-authority',
    'GDPR Art. 33(5)',
    'handler',
    (breach) =>
      breach.notifications.length > 0 && breach.notifications.every(({ number }) => number === undefined),
  ),
  rule('inform-people', 'GDPR Art. 34(1)', 'handler', arePeopleToBeTold),
  rule('record-result-of-round', 'GDPR Art. 34(1)', 'handler', isResultAwaited),
  rule('communicate-publicly', 'GDPR Art. 34(3)(c)', 'handler', isPublicToBeTold),
  rule('finish-measures', 'GDPR Art. 33(3)(d)', 'handler', hasUnfinishedMeasures),
  rule('settle-matters', 'GDPR Art. 58, 77, 82', 'handler', (breach) =>
    openMatters(breach).some((matter) => !isOursToTell(matter)),
  ),
  rule('tell-others', 'other duties to notify', 'handler', (breach) =>
    openMatters(breach).some(isOursToTell),
  ),
];

function rule(duty: string, article: string, holder: Holder, isOpen: DutyRule['isOpen']): DutyRule {
  return { duty, article, holder, blocksClosing: true, isOpen };
}

/** What is still to be done, and by whom. An ended dossier has no duties. */
export function openDuties(breach: DutyFields): readonly Duty[] {
  if (breach.ending !== undefined) return [];
  return RULES.filter(({ isOpen }) => isOpen(breach)).map(({ duty, article, holder, blocksClosing }) => ({
    duty,
    article,
    holder,
    blocksClosing,
  }));
}

/** What went otherwise than it should. Stays visible for good: it is part of accounting for oneself (Art. 5(2)). */
export function flags(breach: FlagReads): readonly string[] {
  const all: readonly (readonly [string, boolean])[] = [
    ['authority-notified-late', breach.notifications.some((notification) => isLate(breach, notification))],
    ['authority-notified-without-decision', breach.irregular.includes('authority-notified-without-decision')],
    [
      'notification-withdrawn-without-decision',
      breach.irregular.includes('notification-withdrawn-without-decision'),
    ],
    ['people-informed-before-authority', informedOutOfOrder(breach, 'before-authority')],
    ['people-informed-without-decision', informedOutOfOrder(breach, 'without-decision')],
    ['people-informed-before-breach', informedOutOfOrder(breach, 'before-breach')],
    ['people-informed-before-safe-contact', informedOutOfOrder(breach, 'before-safe-contact')],
    [
      'deadline-missed',
      breach.alarms.some(({ kind, deadline }) => kind === 'missed' && deadline === 'authority-notification'),
    ],
    ['ratification-refused', breach.irregular.includes('ratification-refused')],
    ['emergency-access-taken', breach.irregular.includes('emergency-access-taken')],
    ['fg-did-handlers-work', breach.irregular.includes('fg-did-handlers-work')],
    ...CONTRADICTIONS.map((name) => [name, breach.irregular.includes(name)] as const),
  ];
  return all.filter(([, holds]) => holds).map(([flag]) => flag);
}

function informedOutOfOrder(
  { informed }: FlagReads,
  how: (typeof informed)[number]['outOfOrder'][number],
): boolean {
  return informed.some(({ outOfOrder }) => outOfOrder.includes(how));
}
