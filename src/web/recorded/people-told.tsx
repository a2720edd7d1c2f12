import type { RegisterEntryAnswer } from '../../register/register-entry.answer.js';
import type { Language } from '../../law/sentence.js';
import { momentOf } from '../html/moments.js';
import { wordsIn } from '../words/words.js';
import { Corrected } from './corrected.js';

/** Rounds of telling the people concerned, and how far that came. */
export function PeopleTold({
  rounds,
  reached,
  language,
}: {
  rounds: RegisterEntryAnswer['peopleInformed'];
  reached: RegisterEntryAnswer['peopleReached'];
  language: Language;
}) {
  const { recorded: words, lists } = wordsIn(language);
  const { toBeTold = 0 } = reached;
  return (
    <>
      {rounds.map(({ informedAt, means, corrections }, index) => (
        <div key={index}>
          <p>
            {momentOf(informedAt, language)}: {means.map((one) => lists.noticeMeans[one]).join(', ')}
          </p>
          <Corrected {...{ corrections, language }} />
        </div>
      ))}
      {rounds.length > 0 && reached.reached !== undefined && reached.concerned !== undefined && (
        <p>{words.reached(reached.reached, reached.concerned)}</p>
      )}
      {toBeTold > 0 && <p>{words.toBeTold(toBeTold)}</p>}
      {reached.publicToBeTold === true && <p>{words.publicToBeTold}</p>}
      {reached.restCoveredBy !== undefined && <p>{words.covered(lists.covers[reached.restCoveredBy])}</p>}
    </>
  );
}
