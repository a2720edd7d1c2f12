import type { RefusedProposalAnswer } from '../refused-proposal.answer.js';
import { changeInWords, REASON_IN_DOSSIER, statementInWords } from './column-of-corrections.js';
import { line, onWall, told, wordsOf, type Column } from './column.js';
import type { RegisterWords } from './register-words.js';

/** Of everything that needed a second person and got a no: what, by whom, when and why, on both sides. */
export const refusalColumn: Column = told(
  'Voorstellen die zijn afgewezen',
  'refusedProposals',
  ({ refusedProposals }, words) => refusedProposals.map((proposal) => refusalInWords(proposal, words)),
);

function refusalInWords(proposal: RefusedProposalAnswer, words: RegisterWords): string {
  const { proposedAt, proposedByRole, reason, reasonIsPersonal } = proposal;
  const { refusedAt, refusedByRole, refusedBecause, refusedBecauseIsPersonal } = proposal;
  const role = wordsOf(words, 'roles');
  const proposed = [
    ['voorgesteld', proposedAt && onWall(proposedAt), proposedByRole && `door: ${role(proposedByRole)}`],
    ['afgewezen', onWall(refusedAt), `door: ${role(refusedByRole)}`],
  ].map((parts) => parts.filter(Boolean).join(' '));
  const [asked, refused] = [
    [proposed[0], whatInWords(proposal, words), reason ?? (reasonIsPersonal && REASON_IN_DOSSIER)],
    [proposed[1], refusedBecause ?? (refusedBecauseIsPersonal && REASON_IN_DOSSIER)],
  ].map((parts) => parts.filter(Boolean).join(': '));
  return `${asked}; ${refused}`;
}

function whatInWords(proposal: RefusedProposalAnswer, words: RegisterWords): string {
  const { what, statement, about, changes = [], ground, shutsOut = [], for: missed } = proposal;
  if (what === 'correction') {
    return line(
      statement && statementInWords({ statement, ...(about && { about }) }, words),
      ...changes.map((change) => changeInWords(change, words)),
    );
  }
  const which = line(
    ground && wordsOf(words, 'dismissalGrounds')(ground),
    missed && `voor: ${wordsOf(words, 'functions')(missed)}`,
    shutsOut.length > 0 && `ook voor: ${shutsOut.map(wordsOf(words, 'supervisors')).join(' en ')}`,
  );
  return `${wordsOf(words, 'proposed')(what)}${which && ` (${which})`}`;
}
