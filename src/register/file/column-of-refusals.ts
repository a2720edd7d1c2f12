import type { RefusedProposalAnswer } from '../refused-proposal.answer.js';
import type { WaitingProposalAnswer } from '../waiting-proposal.answer.js';
import {
  changeInWords,
  correctedWithin,
  REASON_IN_DOSSIER,
  statementInWords,
} from './column-of-corrections.js';
import { line, onWall, told, wordsOf, type Column } from './column.js';
import type { RegisterWords } from './register-words.js';

/** Of everything that needed a second person and got a no: what, by whom, when and why, on both sides. */
export const refusalColumn: Column = told(
  'Voorstellen die zijn afgewezen',
  'refusedProposals',
  ({ refusedProposals }, words) => refusedProposals.map((proposal) => refusalInWords(proposal, words)),
  {
    ...{ 'refusedProposals.what': 'proposed', 'refusedProposals.ground': 'dismissalGrounds' },
    ...{ 'refusedProposals.for': 'functions', 'refusedProposals.shutsOut': 'supervisors' },
    ...{ 'refusedProposals.proposedByRole, refusedByRole': 'roles' },
    ...correctedWithin('refusedProposals'),
  },
);

/** Of all that waits: what, by whom, when, why, and by when an answer is expected. */
export const waitingColumn: Column = told(
  'Voorstellen die wachten op een tweede persoon',
  'waitingProposals',
  ({ waitingProposals }, words) =>
    waitingProposals.map((proposal) => {
      const waits = `wacht op een tweede persoon (vóór ${onWall(proposal.confirmBy)})`;
      return `${askedInWords(proposal, words)}; ${waits}`;
    }),
  {
    ...{ 'waitingProposals.what': 'proposed', 'waitingProposals.ground': 'dismissalGrounds' },
    ...{ 'waitingProposals.for': 'functions', 'waitingProposals.shutsOut': 'supervisors' },
    ...{ 'waitingProposals.proposedByRole': 'roles' },
  },
);

function refusalInWords(proposal: RefusedProposalAnswer, words: RegisterWords): string {
  const { refusedAt, refusedByRole, refusedBecause, refusedBecauseIsPersonal } = proposal;
  const refused = [
    `afgewezen ${onWall(refusedAt)} door: ${wordsOf(words, 'roles')(refusedByRole)}`,
    refusedBecause ?? (refusedBecauseIsPersonal && REASON_IN_DOSSIER),
  ];
  return `${askedInWords(proposal, words)}; ${refused.filter(Boolean).join(': ')}`;
}

type Proposed = RefusedProposalAnswer | WaitingProposalAnswer;

/** What was proposed, by whom, when and why. */
function askedInWords(proposal: Proposed, words: RegisterWords): string {
  const { proposedAt, proposedByRole, reason, reasonIsPersonal } = proposal;
  const by = proposedByRole && `door: ${wordsOf(words, 'roles')(proposedByRole)}`;
  const asked = [
    ['voorgesteld', proposedAt && onWall(proposedAt), by].filter(Boolean).join(' '),
    proposal.what === 'correction' ? correctionInWords(proposal, words) : whatInWords(proposal, words),
    reason ?? (reasonIsPersonal && REASON_IN_DOSSIER),
  ];
  return asked.filter(Boolean).join(': ');
}

function correctionInWords(
  { statement, about, changes = [] }: RefusedProposalAnswer,
  words: RegisterWords,
): string {
  return line(
    statement && statementInWords({ statement, ...(about && { about }) }, words),
    ...changes.map((change) => changeInWords(change, words)),
  );
}

function whatInWords({ what, ground, shutsOut = [], for: missed }: Proposed, words: RegisterWords): string {
  const which = line(
    ground && wordsOf(words, 'dismissalGrounds')(ground),
    missed && `voor: ${wordsOf(words, 'functions')(missed)}`,
    shutsOut.length > 0 && `ook voor: ${shutsOut.map(wordsOf(words, 'supervisors')).join(' en ')}`,
  );
  return `${wordsOf(words, 'proposed')(what)}${which && ` (${which})`}`;
}
