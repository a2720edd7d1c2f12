import type { Language } from '../../law/sentence.js';
import type { RefusedProposalAnswer } from '../../register/refused-proposal.answer.js';
import { momentOf } from '../html/moments.js';
import { Listed } from '../recorded/listed.js';
import { capitalised, roleIn } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { changeInWords, statementInWords } from './correction-list.js';

/** What needed a second person and got a no: what, by whom, when and why, on both sides. */
export function RefusedProposals({
  proposals,
  language,
}: {
  readonly proposals: readonly RefusedProposalAnswer[];
  readonly language: Language;
}) {
  const { refused: words } = wordsIn(language).register;
  if (proposals.length === 0) return null;
  return (
    <>
      <p>
        <strong>{words.title}</strong>
      </p>
      <Listed lines={proposals.map((proposal) => capitalised(inWords(proposal, language)))} />
    </>
  );
}

function inWords(proposal: RefusedProposalAnswer, language: Language): string {
  const { register, lists } = wordsIn(language);
  const { proposedAt, proposedByRole, refusedAt, refusedByRole } = proposal;
  const { reason, reasonIsPersonal, refusedBecause, refusedBecauseIsPersonal } = proposal;
  const proposed = register.refused.proposed(
    whatInWords(proposal, language),
    proposedAt && momentOf(proposedAt, language),
    proposedByRole && roleIn(lists.roles, proposedByRole),
  );
  const refused = register.refused.refused(momentOf(refusedAt, language), roleIn(lists.roles, refusedByRole));
  const why = (said: string | undefined, isPersonal: boolean | undefined): string => {
    const text = said ?? (isPersonal ? register.corrections.reasonInDossier : undefined);
    return text === undefined ? '' : `: ${text}`;
  };
  return `${proposed}${why(reason, reasonIsPersonal)}; ${refused}${why(refusedBecause, refusedBecauseIsPersonal)}`;
}

function whatInWords(proposal: RefusedProposalAnswer, language: Language): string {
  const { register, lists } = wordsIn(language);
  const { what, statement, about, changes = [], ground, shutsOut = [], for: missed } = proposal;
  if (what === 'correction') {
    const which = statement && statementInWords({ statement, ...(about && { about }) }, language);
    return [which, ...changes.map((change) => changeInWords(change, language))].join(', ');
  }
  const which = [
    ground && lists.dismissalGrounds[ground],
    missed && register.refused.for(lists.functions[missed]),
    shutsOut.length > 0 &&
      register.refused.shutsOut(shutsOut.map((one) => lists.supervisors[one]).join(', ')),
  ].filter(Boolean);
  return `${lists.proposed[what]}${which.length > 0 ? ` (${which.join(', ')})` : ''}`;
}
