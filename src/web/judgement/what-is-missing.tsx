import type { DossierAnswer } from '../../breach/contract/dossier.answer.js';
import type { Language } from '../../law/sentence.js';
import { dossierPath, inLanguage } from '../html/desk-page.js';
import { wordsIn } from '../words/words.js';

type Advice = NonNullable<NonNullable<DossierAnswer['computed']>['computedAdvice']>['notifyAuthority'];

/** So many are read at once; more are folded. */
const SHOWN_AT_ONCE = 3;

/** Why the computed advice cannot say yet: what has to be known, who adds it, and where. */
export function WhatIsMissing({
  advice: { dependsOn },
  id,
  language,
}: {
  readonly advice: Advice;
  readonly id: string;
  readonly language: Language;
}) {
  const { board } = wordsIn(language);
  return (
    <details class="lw-more" open={dependsOn.length <= SHOWN_AT_ONCE}>
      <summary>{board.missing(dependsOn.length)}</summary>
      <ul class="utrecht-unordered-list">
        {dependsOn.map(({ fact, question }) => (
          <li class="utrecht-unordered-list__item" key={fact}>
            {question[language]}
          </li>
        ))}
      </ul>
      <p>
        {board.whoAdds}{' '}
        <a class="utrecht-link" href={inLanguage(dossierPath(id, 'assessment'), language)}>
          {board.toAssessment}
        </a>
      </p>
    </details>
  );
}
