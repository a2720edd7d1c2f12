import type { Language } from '../../law/sentence.js';
import type { RefusedProposalAnswer } from '../../register/refused-proposal.answer.js';
import type { WaitingProposalAnswer } from '../../register/waiting-proposal.answer.js';
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

/** What waits for a second person: what, by whom, when, why, and by when an answer is expected. */
export function WaitingProposals({
  proposals,
  language,
}: {
  readonly proposals: readonly WaitingProposalAnswer[];
  readonly language: Language;
}) {
  const { waiting: words } = wordsIn(language).register;
  if (proposals.length === 0) return null;
  return (
    <>
      <p>
        <strong>{words.title}</strong>
      </p>
      <Listed
        lines={proposals.map((proposal) => {
          const until = words.until(momentOf(proposal.confirmBy, language));
          return capitalised(`${askedInWords(proposal, language)}; ${until}`);
        })}
      />
    </>
  );
}

function inWords(proposal: RefusedProposalAnswer, language: Language): string {
  const { register, lists } = wordsIn(language);
  const { refusedAt, refusedByRole, refusedBecause, refusedBecauseIsPersonal } = proposal;
  const refused = register.refused.refused(momentOf(refusedAt, language), roleIn(lists.roles, refusedByRole));
  return `${askedInWords(proposal, language)}; ${refused}${why(refusedBecause, refusedBecauseIsPersonal, language)}`;
}

type Proposed = RefusedProposalAnswer | WaitingProposalAnswer;

function askedInWords(proposal: Proposed, language: Language): string {
  const { register, lists } = wordsIn(language);
  const { proposedAt, proposedByRole, reason, reasonIsPersonal } = proposal;
  const proposed = register.refused.proposed(
    proposal.what === 'correction' ? correctionInWords(proposal, language) : whatInWords(proposal, language),
    proposedAt && momentOf(proposedAt, language),
    proposedByRole && roleIn(lists.roles, proposedByRole),
  );
  return `${proposed}${why(reason, reasonIsPersonal, language)}`;
}

function why(said: string | undefined, isPersonal: boolean | undefined, language: Language): string {
  const text = said ?? (isPersonal ? wordsIn(language).register.corrections.reasonInDossier : undefined);
  return text === undefined ? '' : `: ${text}`;
}

function correctionInWords(
  { statement, about, changes = [] }: RefusedProposalAnswer,
  language: Language,
): string {
  const which = statement && statementInWords({ statement, ...(about && { about }) }, language);
  return [which, ...changes.map((change) => changeInWords(change, language))].join(', ');
}

function whatInWords({ what, ground, shutsOut = [], for: missed }: Proposed, language: Language): string {
  const { register, lists } = wordsIn(language);
  if (what === 'correction') return '';
  const which = [
    ground && lists.dismissalGrounds[ground],
    missed && register.refused.for(lists.functions[missed]),
    shutsOut.length > 0 &&
      register.refused.shutsOut(shutsOut.map((one) => lists.supervisors[one]).join(', ')),
  ].filter(Boolean);
  return `${lists.proposed[what]}${which.length > 0 ? ` (${which.join(', ')})` : ''}`;
}
