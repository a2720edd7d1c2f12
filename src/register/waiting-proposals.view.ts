import { plain } from '../breach/contract/plain.js';
import { waitingErasures } from '../breach/domain/erasure.js';
import { ofProposal } from '../breach/domain/proposers.js';
import { whatWasAsked } from '../breach/domain/refused-proposals.js';
import type { RegisterRow } from './register.projection.js';
import type { WaitingProposalAnswer } from './waiting-proposal.answer.js';

/**
 * Oldest first: nothing has changed by them yet. Of an erasure it is told that it waits: why somebody has to be forgotten is
 * his own (Art. 17). Whoever ended a dossier otherwise left nothing of its dismissal to confirm.
 */
export function waitingProposals(row: RegisterRow): readonly WaitingProposalAnswer[] {
  const { proposals, proposers, ending } = row;
  const asked = proposals
    .filter(({ what }) => ending === undefined || what !== 'dismissal')
    .map((proposal) => {
      const proposer = proposers[ofProposal(proposal.proposal)];
      const { confirmBy } = proposal;
      return {
        ...whatWasAsked(proposal),
        ...{ proposedAt: proposer?.at, proposedByRole: proposer?.role, confirmBy },
      } as WaitingProposalAnswer;
    });
  const erasures = waitingErasures(row).map(
    ({ proposedAt, proposedByRole, decideBy }): WaitingProposalAnswer => ({
      ...{ what: 'erasure', reasonIsPersonal: true },
      ...{ proposedAt, proposedByRole, confirmBy: decideBy },
    }),
  );
  return plain([...asked, ...erasures]);
}
