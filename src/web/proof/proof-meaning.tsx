import type { Language } from '../../law/sentence.js';
import { Section } from '../dossier/section.js';
import { wordsIn } from '../words/words.js';

/** What a checkpoint proves, and what not: said on the page, because it is taken for more than it is. */
export function ProofMeaning({ language }: { readonly language: Language }) {
  const words = wordsIn(language).proof.meaning;
  const list = (things: readonly string[]) => (
    <ul>
      {things.map((thing) => (
        <li key={thing}>{thing}</li>
      ))}
    </ul>
  );
  return (
    <Section title={words.title}>
      <p class="utrecht-paragraph">{words.proven}</p>
      {list(words.provenThings)}
      <p class="utrecht-paragraph">{words.not}</p>
      {list(words.notThings)}
      <p class="utrecht-paragraph">{words.law}</p>
    </Section>
  );
}
