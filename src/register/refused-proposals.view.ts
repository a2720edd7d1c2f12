import { plain } from '../breach/contract/plain.js';
import type { RefusedProposal } from '../breach/domain/refused-proposals.js';
import { standingStatement } from '../breach/domain/standing-statement.js';
import { aboutStatement, changes, type Values } from './corrections.view.js';
import type { RefusedProposalAnswer } from './refused-proposal.answer.js';
import type { RegisterRow } from './register.projection.js';

/** Oldest first; whom a deputy or a restriction was about is personal and stays in the dossier. */
export function refusedProposals(row: RegisterRow): readonly RefusedProposalAnswer[] {
  return row.refusedProposals.map(({ asked, refused, ...proposed }) =>
    plain({
      ...proposed,
      ...what(row, asked),
      refusedAt: refused.at,
      refusedByRole: refused.byRole,
      refusedBecause: refused.reason,
      refusedBecauseIsPersonal: refused.reasonIsPersonal,
    }),
  );
}

function what(row: RegisterRow, asked: RefusedProposal['asked']) {
  if (asked.what !== 'correction') return asked;
  const { corrects, previous, corrected, ...rest } = asked;
  const known = corrects === undefined ? previous : { ...standingStatement(row, corrects), ...previous };
  return {
    ...rest,
    about: aboutStatement(row, asked.statement, corrects, known as Values),
    changes: changes(previous as Values, corrected as Values),
  };
}
