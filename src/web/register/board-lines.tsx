import type { Language } from '../../law/sentence.js';
import type { RegisterEntryAnswer } from '../../register/register-entry.answer.js';
import { momentOf } from '../html/moments.js';
import { Listed } from '../recorded/listed.js';
import { roleIn } from '../words/list-words.js';
import { wordsIn } from '../words/words.js';

/** What the board let others decide, when somebody tried to reach it, and to whom the dossier was open. */
export function BoardLines({
  entry: { mandates, boardAttempts, restrictions, emergencyWaysIn },
  language,
}: {
  readonly entry: Pick<
    RegisterEntryAnswer,
    'mandates' | 'boardAttempts' | 'restrictions' | 'emergencyWaysIn'
  >;
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
            lines={boardAttempts.attempts.map(({ attemptedAt, reached, byRole, recordedAt }) =>
              [
                words.boardAttempt(momentOf(attemptedAt, language), reached),
                ...(byRole && recordedAt
                  ? [words.boardAttemptRecorded(role(byRole), momentOf(recordedAt, language))]
                  : []),
              ].join('; '),
            )}
          />
        </>
      )}
      {restrictions.length > 0 && (
        <>
          <p>{words.restrictions}</p>
          <Listed
            lines={restrictions.map(({ at, byRole, proposedByRole, open, refusesSomebody, ended }) =>
              [
                words.restricted(
                  momentOf(at, language),
                  role(byRole),
                  proposedByRole && role(proposedByRole),
                  open.map((one) => lists.supervisors[one]),
                ),
                ...(refusesSomebody ? [words.refusesSomebody] : []),
                ended
                  ? words.restrictionEnded[ended.how](momentOf(ended.at, language), role(ended.byRole))
                  : words.restrictionHolds,
              ].join('; '),
            )}
          />
        </>
      )}
      {emergencyWaysIn.length > 0 && (
        <>
          <p>{words.emergencyWaysIn}</p>
          <Listed
            lines={emergencyWaysIn.map(({ at, byRole, reason }) =>
              words.emergencyWayIn(momentOf(at, language), role(byRole), reason),
            )}
          />
        </>
      )}
    </>
  );
}
