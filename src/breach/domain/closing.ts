import { confirmBy } from '../../law/term/second-person.js';
import { canonicalJson } from '../../shared/canonical-json.js';
import type { Moment } from '../../shared/moment.js';
import type { Command, DecisionContext } from './domain-event.js';
import { Refusal } from '../../shared/refusal.js';
import type { AffectedPeopleFields } from './affected-people.js';
import { assessedAboveList } from '../../law/people-reached.js';
import { peopleReachedIn } from './people-reached.js';
import { isAdditionToBeReviewed, type AdditionFields } from './additions.js';
import { standingNotification, type NotificationFields } from './authority-notification.js';
import { alsoWhen, type Decisions } from './decisions.js';
import { needsTwoToDismiss, type WeightFields } from './dismissal-needs.js';
import { openDuties, type DutyFields } from './duties.js';
import type { BreachClosed, BreachDismissed, BreachReopened, EndingFields } from './ending.js';
import { openMatters, type MatterFields } from './matters.js';
import {
  refuseBesideAnothers,
  type DismissalProposed,
  type Proposal,
  type ProposalFields,
  type ProposedDismissal,
} from './proposals.js';
import { refuseBy, type RefusalRule } from './refusals.js';
import type { RegisterText } from '../../shared/register-text.js';
import { isInDanger, type SafetyFields } from './safety.js';

export type DismissBreach = Command<'DismissBreach', Omit<ProposedDismissal, 'includingDanger'>>;
export type CloseBreach = Command<'CloseBreach', BreachClosed['data']>;
export type ReopenBreach = Command<'ReopenBreach', { readonly reason: RegisterText }>;
/** What stands against any dismissal. */
export const AGAINST_DISMISSAL: readonly RefusalRule<NotificationFields & MatterFields & AdditionFields>[] = [
  {
    code: 'notification-stands',
    detail: 'A notification to the AP stands: withdraw it before dismissing.',
    when: (breach) => standingNotification(breach) !== undefined,
  },
  {
    code: 'matters-open',
    detail: 'A question, order, complaint or claim is still open.',
    when: (breach) => openMatters(breach).length > 0,
  },
  {
    code: 'addition-not-looked-at',
    detail: 'Something was added after the end: look at it first.',
    when: isAdditionToBeReviewed,
  },
];

const DANGER: RefusalRule<SafetyFields> = {
  code: 'danger-not-averted',
  detail: 'Somebody may be in danger: avert it, or say that it is averted.',
  when: isInDanger,
};

export type DismissalReads = NotificationFields & SafetyFields & MatterFields & EndingFields & AdditionFields;

/**
 * One person says that a report is none of ours. Where the board decided otherwise, or somebody once assessed a risk,
 * a second one has to agree; until then every clock and every duty stays.
 */
function dismissBreach(
  breach: DismissalReads & WeightFields & ProposalFields,
  { type: _type, ...data }: DismissBreach,
  context: DecisionContext,
): readonly (BreachDismissed | DismissalProposed)[] {
  refuseBy([...AGAINST_DISMISSAL, DANGER], breach);
  if (!needsTwoToDismiss(breach)) return [{ type: 'BreachDismissed', data }];
  const waiting = proposedDismissal(breach);
  refuseBesideAnothers(waiting, context);
  return proposeDismissal(waiting, data, context.now);
}

export function proposeDismissal(
  waiting: WaitingDismissal | undefined,
  data: ProposedDismissal,
  now: Moment,
): readonly DismissalProposed[] {
  const isRepeat = waiting !== undefined && canonicalJson(waiting.dismissal) === canonicalJson(data);
  return isRepeat ? [] : [{ type: 'DismissalProposed', data: { ...data, confirmBy: confirmBy(now) } }];
}

type WaitingDismissal = Extract<Proposal, { readonly what: 'dismissal' }>;

export function proposedDismissal({ proposals }: ProposalFields): WaitingDismissal | undefined {
  return proposals.find((one): one is WaitingDismissal => one.what === 'dismissal');
}

export function confirmDismissal(
  breach: DismissalReads,
  { dismissal: { includingDanger, ...dismissal }, proposedBy }: WaitingDismissal,
): BreachDismissed {
  if (breach.ending !== undefined) {
    throw new Refusal('ended', 'This dossier is not open: reopen it first.');
  }
  // Anew: something may have come in since it was proposed.
  refuseBy(includingDanger ? AGAINST_DISMISSAL : [...AGAINST_DISMISSAL, DANGER], breach);
  return { type: 'BreachDismissed', data: { ...dismissal, proposedBy } };
}

/** Closing needs what was decided to be done or grounded; open preventive measures live on. */
function closeBreach(
  breach: DutyFields & AffectedPeopleFields,
  { conclusion }: CloseBreach,
): readonly BreachClosed[] {
  const open = openDuties(breach).filter(({ blocksClosing }) => blocksClosing);
  const numbers = assessedAboveList(peopleReachedIn(breach), breach.affectedPeople?.people);
  if (numbers !== undefined && open.every(({ duty }) => duty === 'inform-people')) {
    throw new Refusal(
      'assessed-above-list',
      `All ${numbers.listed} people on the list were told or tried, and the assessment says ${numbers.assessed}: assess again with the number that it is, or put the others on the list and tell them.`,
    );
  }
  if (open.length > 0) {
    const duties = open.map(({ duty }) => duty).join(', ');
    throw new Refusal('duties-open', `Still to be done: ${duties}.`, 'conflict', undefined, { duties });
  }
  return [{ type: 'BreachClosed', data: { conclusion } }];
}

function reopenBreach(breach: EndingFields, { reason }: ReopenBreach): readonly BreachReopened[] {
  if (breach.ending === undefined) throw new Refusal('not-ended', 'This dossier is open already.');
  return [{ type: 'BreachReopened', data: { cause: 'decided-by-person', reason } }];
}

export const closingDecisions = {
  DismissBreach: dismissBreach,
  CloseBreach: closeBreach,
  ReopenBreach: alsoWhen('ended', reopenBreach),
} satisfies Decisions;
