import { accountsOf } from '../../shared/linked-accounts.js';
import { Refusal } from '../../shared/refusal.js';
import { confirmDismissal, type DismissalReads } from './closing.js';
import { alsoWhen, type Decisions } from './decisions.js';
import { isRecused, type DeputyAppointed, type DeputyFields } from './deputies.js';
import { confirmDeputy } from './deputising.js';
import { isActor, type Acting, type Command, type DecisionContext } from './domain-event.js';
import type { BreachDismissed } from './ending.js';
import type { Proposal, ProposalFields, ProposalRejected } from './proposals.js';
import { confirmRestriction } from './restricting.js';
import type { DossierRestricted, RestrictionFields } from './restriction.js';

export type ConfirmProposal = Command<'ConfirmProposal', Pick<ProposalRejected['data'], 'proposal'>>;
export type RejectProposal = Command<'RejectProposal', Omit<ProposalRejected['data'], 'what'>>;

type ConfirmReads = DismissalReads & DeputyFields & ProposalFields & RestrictionFields;

function confirmProposal(
  breach: ConfirmReads,
  { proposal }: ConfirmProposal,
  context: DecisionContext,
): readonly (BreachDismissed | DossierRestricted | DeputyAppointed)[] {
  const waiting = answered(breach, proposal, context);
  if (isActor(context, waiting.proposedBy)) {
    throw new Refusal('second-person-needed', 'A second person has to confirm it.', 'forbidden');
  }
  if (waiting.what === 'dismissal') return [confirmDismissal(breach, waiting)];
  if (waiting.what === 'restriction') return [confirmRestriction(breach, waiting, context)];
  return [confirmDeputy(breach, waiting, context)];
}

/** Anybody who could have a say in it, also whoever proposed it: nothing gets out of sight by that. */
function rejectProposal(
  breach: ConfirmReads,
  { proposal, reason }: RejectProposal,
  context: DecisionContext,
): readonly ProposalRejected[] {
  const { what } = answered(breach, proposal, context);
  return [{ type: 'ProposalRejected', data: { proposal, what, reason } }];
}

/** What waits, for somebody who may answer it. */
function answered(breach: ConfirmReads, proposal: number, acting: Acting): Proposal {
  const waiting = breach.proposals.find((one) => one.proposal === proposal);
  if (waiting === undefined) {
    throw new Refusal('no-such-proposal', 'Nothing that was proposed at that revision waits for an answer.');
  }
  if (waiting.what === 'restriction' && waiting.restriction.refused.some((id) => isActor(acting, id))) {
    throw new Refusal('about-you', 'It is about you: somebody else answers it.', 'forbidden');
  }
  // Who recused himself can still see to it that somebody stands in for him.
  if (
    waiting.what !== 'deputy' &&
    isRecused(breach, accountsOf(acting.linked, acting.actor.id), acting.actor.role)
  ) {
    throw new Refusal('recused', 'You do not judge in this dossier: your deputy does.', 'forbidden');
  }
  return waiting;
}

export const confirmingDecisions = {
  ConfirmProposal: alsoWhen('ended-or-merged', confirmProposal),
  RejectProposal: alsoWhen('ended-or-merged', rejectProposal),
} satisfies Decisions;
