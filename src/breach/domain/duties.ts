import { PUBLIC_MEANS } from '../../law/ap-vocabulary.js';
import type { AdviceRequestFields } from './advice.js';
import type { AssessmentFields } from './assessment.js';
import {
  isIncomplete,
  isLate,
  standingNotification,
  type NotificationFields,
} from './authority-notification.js';
import type { ClockFields } from './awareness.js';
import type { ProposedCorrectionFields } from './correction.js';
import { dateFlags } from './date-flags.js';
import { authorityDeadlineMissed, type AlarmFields } from './alarms.js';
import type { DeadlineReads } from './deadlines.js';
import { standingDecision } from './decision.js';
import type { IrregularityFields } from './irregularities.js';
import { openMatters } from './matters.js';
import { hasUnfinishedMeasures, type MeasureFields } from './measures.js';
import { bearsControllersDuties, type ControllerInformedFields } from './organisation-role.js';
import type { Question } from './question.js';
import { toReconsider, type ReconsiderationReads } from './reconsideration.js';
import { isInDanger, needsSafeContact, safetyAtStake, type SafetyFields } from './safety.js';
import type { RoundFields } from './subject-notification.js';

/** The part of a dossier that tells what is to be done. */
export type DutyFields = DeadlineReads &
  AdviceRequestFields &
  AssessmentFields &
  ControllerInformedFields &
  MeasureFields &
  ProposedCorrectionFields &
  ReconsiderationReads;

/** The part of a dossier that tells what went wrong. */
export type FlagReads = AlarmFields &
  Pick<ClockFields, 'awareness' | 'moments'> &
  IrregularityFields &
  NotificationFields &
  RoundFields &
  SafetyFields;

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

/** In the order in which a person would want to see them: safety before law. */
const RULES: readonly DutyRule[] = [
  rule('avert-danger', 'safety before law', 'handler', isInDanger),
  rule('establish-safe-contact', 'safety before law', 'handler', needsSafeContact),
  rule('correct-receipt', 'GDPR Art. 33(1)', 'handler', ({ moments }) => moments.receiptUncertain === true),
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
  rule(
    'inform-people',
    'GDPR Art. 34(1)',
    'handler',
    (breach) => standingDecision(breach, 'inform-people')?.outcome === 'yes' && breach.informed.length === 0,
  ),
  rule(
    'communicate-publicly',
    'GDPR Art. 34(3)(c)',
    'handler',
    ({ decisions, informed }) =>
      standingDecision({ decisions }, 'inform-people')?.ground === 'disproportionate-effort' &&
      !informed.some(({ means }) => means.some((one) => PUBLIC_MEANS.includes(one))),
  ),
  rule('finish-measures', 'GDPR Art. 33(3)(d)', 'handler', hasUnfinishedMeasures),
  rule('settle-matters', 'GDPR Art. 58, 77, 82', 'handler', (breach) => openMatters(breach).length > 0),
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
    [
      'people-informed-before-authority',
      // Whoever warns somebody in danger first does it right: safety before law.
      informedOutOfOrder(breach, 'before-authority') && !safetyAtStake(breach),
    ],
    ['people-informed-without-decision', informedOutOfOrder(breach, 'without-decision')],
    ['people-informed-before-safe-contact', informedOutOfOrder(breach, 'before-safe-contact')],
    ['deadline-missed', authorityDeadlineMissed(breach)],
    ...dateFlags(breach),
    ['ratification-refused', breach.irregular.includes('ratification-refused')],
    ['fg-did-handlers-work', breach.irregular.includes('fg-did-handlers-work')],
  ];
  return all.filter(([, holds]) => holds).map(([flag]) => flag);
}

function informedOutOfOrder(
  { informed }: FlagReads,
  how: (typeof informed)[number]['outOfOrder'][number],
): boolean {
  return informed.some(({ outOfOrder }) => outOfOrder.includes(how));
}
