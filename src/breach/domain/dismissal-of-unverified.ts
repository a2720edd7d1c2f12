import {
  AGAINST_DISMISSAL,
  confirmDismissal,
  proposedDismissal,
  proposeDismissal,
  type DismissalReads,
} from './closing.js';
import { Refusal } from '../../shared/refusal.js';
import type { Decisions } from './decisions.js';
import { needsTwoToDismiss, type WeightFields } from './dismissal-needs.js';
import { isActor, type Command, type DecisionContext } from './domain-event.js';
import type { BreachDismissed } from './ending.js';
import type { FirstLookFields } from './first-look.js';
import type { DismissalProposed, ProposalFields, ProposedDismissal } from './proposals.js';
import { refuseBy, type RefusalRule } from './refusals.js';
import { isInDanger } from './safety.js';

/** One of many false reports that are dismissed at once. */
export type DismissUnverified = Command<
  'DismissUnverified',
  Pick<ProposedDismissal, 'ground' | 'reason'> & {
    /** Also where the report says that somebody is in danger: a second person has to say the same. */
    readonly includingDanger: boolean;
  }
>;

type Reads = DismissalReads & FirstLookFields & WeightFields & ProposalFields;

interface Asked {
  readonly breach: Reads;
  readonly includingDanger: boolean;
}

const AGAINST: readonly RefusalRule<Asked>[] = [
  {
    code: 'looked-at',
    detail: 'A person has dealt with this report: dismiss it by itself.',
    // Of what was merged into it somebody has, too.
    when: ({ breach }) => breach.lookedAt !== undefined || needsTwoToDismiss(breach),
  },
  {
    code: 'danger-was-acted-on',
    detail: 'Something was done about a danger here: dismiss it by itself.',
    when: ({ breach }) => breach.safety.measures > 0,
  },
  {
    code: 'danger-stated',
    detail: 'The report says that somebody may be in danger: look at it, or say that you mean these too.',
    field: 'includingDanger',
    when: ({ breach, includingDanger }) => isInDanger(breach) && !includingDanger,
  },
];

/** Where danger is stated the first person proposes, and the same request of a second one dismisses (ADR 20). */
function dismissUnverified(
  breach: Reads,
  { ground, reason, includingDanger }: DismissUnverified,
  context: DecisionContext,
): readonly (BreachDismissed | DismissalProposed)[] {
  refuseBy(AGAINST, { breach, includingDanger });
  refuseBy(AGAINST_DISMISSAL, breach);
  if (!isInDanger(breach)) return [{ type: 'BreachDismissed', data: { ground, reason } }];
  const waiting = proposedDismissal(breach);
  if (waiting !== undefined && !isActor(context, waiting.proposedBy)) {
    return [confirmedInOwnWords(confirmDismissal(breach, waiting), { ground, reason })];
  }
  return proposeDismissal(waiting, { ground, reason, includingDanger: true }, context.now);
}

/** @throws Refusal where the second person holds it for something else than the first */
function confirmedInOwnWords(
  { type, data }: BreachDismissed,
  said: Pick<DismissUnverified, 'ground' | 'reason'>,
): BreachDismissed {
  if (said.ground !== data.ground) {
    throw new Refusal(
      'says-something-else',
      `A colleague proposed to dismiss this as ${data.ground}: say the same, or reject it.`,
      'conflict',
      'ground',
    );
  }
  return { type, data: { ...data, ...(said.reason !== data.reason && { confirmedBecause: said.reason }) } };
}

export const dismissalOfUnverifiedDecisions = { DismissUnverified: dismissUnverified } satisfies Decisions;
