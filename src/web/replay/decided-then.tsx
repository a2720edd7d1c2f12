import { QUESTIONS, type Question } from '../../breach/domain/question.js';
import { momentOf } from '../html/moments.js';
import { Who } from '../html/who.js';
import { DecisionLines } from '../recorded/decision-lines.js';
import { Listed } from '../recorded/listed.js';
import { shownText } from '../words/withheld.js';
import { capitalised } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';
import { FactList } from './facts.js';
import type { ThenProps } from './then-props.js';

/** What the FG advised and what was decided, each with its reasons. */
export function DecidedThen({ known, language }: ThenProps) {
  const { replay, lists } = wordsIn(language);
  const words = replay.decided;
  const { dossier, names } = known;
  const { advice, adviceRequested, mandate, boardContacts } = dossier;
  return (
    <>
      <h3 class="utrecht-heading-3">{words.fgAdvice}</h3>
      {advice.length === 0 && <p>{words.noAdvice}</p>}
      <FactList
        facts={advice.map(({ question, outcome, reason, givenAt }) => [
          words.fg(
            lists.questions[question],
            capitalised(lists.outcomes[outcome]),
            momentOf(givenAt, language),
          ),
          reason,
        ])}
      />
      <Listed lines={adviceRequested.map((question) => words.asked(lists.questions[question]))} />
      {QUESTIONS.map((question) => (
        <Decided key={question} {...{ question, known, language }} />
      ))}
      {mandate !== undefined && <p>{words.mandate(mandate.until && momentOf(mandate.until, language))}</p>}
      {boardContacts.length > 0 && (
        <>
          <h3 class="utrecht-heading-3">{words.contacts}</h3>
          <ul>
            {boardContacts.map(({ attemptedAt, reached, recordedBy }, index) => (
              <li key={index}>
                {momentOf(attemptedAt, language)}: {reached ? words.reached : words.notReached}.{' '}
                {words.recordedBy}: <Who id={recordedBy} {...{ names, language }} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Decided({ question, known: { dossier, names }, language }: ThenProps & { question: Question }) {
  const { replay, lists } = wordsIn(language);
  const words = replay.decided;
  const decision = dossier.decisions[question];
  const { onBehalf, recordedBy } = decision ?? {};
  return (
    <>
      <h3 class="utrecht-heading-3">{lists.questions[question]}</h3>
      <DecisionLines {...{ decision, language }} />
      {onBehalf !== undefined && (
        <p>
          {words.spokeForBoard(
            `${shownText(onBehalf.who, language) ?? ''} (${onBehalf.function})`.trim(),
            lists.heardBy[onBehalf.heardBy],
          )}
        </p>
      )}
      {recordedBy !== undefined && (
        <p>
          {words.recordedBy}: <Who id={recordedBy} {...{ names, language }} />
        </p>
      )}
    </>
  );
}
