import { wordsIn } from '../words/words.js';
import type { DossierDesk } from './dossier-desk.service.js';
import { knownFacts } from './known-facts.js';

/** Known, claimed, missing. */
export function FactsTable({ desk: { dossier, language } }: { readonly desk: DossierDesk }) {
  const words = wordsIn(language).dossier;
  return (
    <dl class="lw-facts">
      {knownFacts(dossier, language).map(({ name, established, claimed }) => (
        <>
          <dt>{name}</dt>
          <dd>
            {established !== undefined && <p class="lw-text">{established}</p>}
            {claimed !== undefined && claimed !== established && (
              <p class="lw-text">
                <span class="lw-hint">{words.claimed}: </span>
                {claimed}
              </p>
            )}
            {established === undefined && claimed === undefined && <p class="lw-hint">{words.missing}</p>}
          </dd>
        </>
      ))}
    </dl>
  );
}
