import type { Language } from '../../law/sentence.js';
import type { RegisterEntryAnswer } from '../../register/register-entry.answer.js';
import { momentOf } from '../html/moments.js';
import { Listed } from '../recorded/listed.js';
import { roleIn } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

/** What the board let others decide, and when somebody tried to reach it. */
export function BoardLines({
  entry: { mandates, boardAttempts },
  language,
}: {
  readonly entry: Pick<RegisterEntryAnswer, 'mandates' | 'boardAttempts'>;
  readonly language: Language;
}) {
  const { register: words, lists } = wordsIn(language);
  const role = (one: string): string => roleIn(lists.roles, one);
  return (
    <>
      {mandates.length > 0 && (
        <>
          <p>{words.mandates}</p>
          <Listed
            lines={mandates.map(({ givenAt, until, byRole, ended }) =>
              [
                words.mandate(momentOf(givenAt, language), until && momentOf(until, language), role(byRole)),
                ...(ended
                  ? [words.mandateEnded[ended.how](momentOf(ended.at, language), role(ended.byRole))]
                  : []),
              ].join('; '),
            )}
          />
        </>
      )}
      {boardAttempts !== undefined && (
        <>
          <p>{words.boardAttempts}</p>
          <Listed
            lines={boardAttempts.attempts.map(({ attemptedAt, reached }) =>
              words.boardAttempt(momentOf(attemptedAt, language), reached),
            )}
          />
        </>
      )}
    </>
  );
}
