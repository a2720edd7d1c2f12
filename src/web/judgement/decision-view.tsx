import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import { OPINIONS, type Question } from '../../breach/domain/question.js';
import { onDutchClock } from '../../law/clock.js';
import type { Language } from '../../law/sentence.js';
import { capitalised } from '../words/list-words.js';
import { opinionsInWords } from '../words/opinions-in-words.js';
import { wordsIn } from '../words/words.js';
import { WhatIsMissing } from './what-is-missing.js';

interface OnQuestion {
  readonly dossier: DossierAnswer;
  readonly question: Question;
  readonly language: Language;
}

const COMPUTED = { 'notify-authority': 'notifyAuthority', 'inform-people': 'informPeople' } as const;

/** What the FG, the computed advice and others say on a question now. */
export function WhatIsSaid({ dossier, question, language }: OnQuestion) {
  const { board, lists } = wordsIn(language);
  const { says = {} } = dossier.opinions[question] ?? {};
  const advice = dossier.advice.findLast((one) => one.question === question);
  const computed = dossier.computed?.computedAdvice?.[COMPUTED[question]];
  const lines = OPINIONS.flatMap((one) => {
    const outcome = says[one];
    // An advice that leaves both answers open says so too.
    if (one === 'computed-advice' && computed !== undefined)
      return [[one, lists.verdicts[computed.verdict]] as const];
    const risk = dossier.assessment?.assessment.risk;
    if (one === 'assessed-risk' && outcome !== undefined && risk !== undefined)
      return [[one, lists.risks[risk]] as const];
    return outcome === undefined ? [] : [[one, lists.outcomes[outcome]] as const];
  });
  const promises = (dossier.computed?.bindingPromises ?? []).filter((one) => one.question === question);
  return (
    <>
      <p class="lw-label">{board.said}</p>
      {lines.length === 0 && <p>{board.nobody}</p>}
      <ul class="utrecht-unordered-list">
        {lines.map(([one, said]) => (
          <li class="utrecht-unordered-list__item" key={one}>
            {capitalised(lists.opinions[one])}: <strong>{said}</strong>
          </li>
        ))}
      </ul>
      {computed?.verdict === 'undecided' && (
        <WhatIsMissing advice={computed} id={dossier.id} language={language} />
      )}
      {advice !== undefined && <p class="lw-said">{board.fgReason(advice.reason)}</p>}
      {promises.map(({ id, sentence }) => (
        <p key={id}>{board.promised(sentence)}</p>
      ))}
    </>
  );
}

/** What stands decided, on which ground, by whom, and what the board said of it. */
export function WhatIsDecided({ dossier, question, language }: OnQuestion) {
  const { board, lists } = wordsIn(language);
  const decision = dossier.decisions[question];
  if (decision === undefined) return null;
  const { mandate, onBehalf, departure, departsFrom = [], confirmation, ratification } = decision;
  const who = onBehalf?.who;
  const state =
    confirmation === undefined ? lists.ratifications[ratification] : lists.confirmations[confirmation];
  const lines = [
    [board.ground, lists.grounds[decision.ground]],
    [board.reason, decision.reason],
    [board.departsFrom, departsFrom.length > 0 ? opinionsInWords(departsFrom, language) : undefined],
    [departsFrom.length > 0 ? board.departure : board.remark, departure],
    [board.under, mandate && lists.mandates[mandate]],
    [
      board.spoke,
      onBehalf &&
        [typeof who === 'string' ? who : undefined, onBehalf.function, lists.heardBy[onBehalf.heardBy]]
          .filter((part) => part !== undefined)
          .join(', '),
    ],
    [board.stands, state],
  ] as const;
  return (
    <div class="lw-note">
      <p>
        <strong>
          {board.decided(
            lists.outcomes[decision.outcome],
            onDutchClock(decision.decidedAt, 'd MMM, HH:mm', language),
          )}
        </strong>
      </p>
      <dl class="lw-facts lw-short">
        {lines.map(
          ([name, said]) =>
            said !== undefined && (
              <>
                <dt>{name}</dt>
                <dd>{capitalised(said)}</dd>
              </>
            ),
        )}
      </dl>
    </div>
  );
}
