import type { RegisterEntryAnswer } from '../../register/register-entry.answer.js';
import { matterLaw, partyBeside } from '../../law/term/matter-kinds.js';
import type { Language } from '../../law/sentence.js';
import { momentOf } from '../html/moments.js';
import { wordsIn } from '../words/words.js';
import { Listed } from './listed.js';

/** What had a term of its own, and whoever else was told. */
export function MatterList({
  matters,
  language,
}: {
  matters: RegisterEntryAnswer['matters'];
  language: Language;
}) {
  const words = wordsIn(language).recorded;
  return (
    <Listed
      lines={matters.map(({ kind, party, settledAt, dueAt }) => {
        const at = settledAt ?? dueAt;
        const who = [matterLaw(kind)[language], partyBeside(kind, party)].filter(
          (part) => part !== undefined,
        );
        return words.matter(who.join(', '), settledAt !== undefined, at && momentOf(at, language));
      })}
    />
  );
}
