import type { Language } from '../../law/sentence.js';
import { wordsIn } from '../words/words.js';

/** That a statement was corrected, and why. */
export function Corrected({
  corrections = [],
  language,
}: {
  corrections: readonly { readonly reason: string }[] | undefined;
  language: Language;
}) {
  return (
    <>
      {corrections.map(({ reason }, index) => (
        <p key={index}>{wordsIn(language).recorded.corrected(reason)}</p>
      ))}
    </>
  );
}
