import { wordsIn } from '../words/words.js';
import type { DossierDesk } from './dossier-desk.service.js';
import { knownFacts, type KnownFact } from './known-facts.js';

/** Known, claimed, missing. */
export function FactsTable({ desk: { dossier, language } }: { readonly desk: DossierDesk }) {
  const words = wordsIn(language).dossier;
  const facts = knownFacts(dossier, language);
  const isKnown = ({ established, claimed }: KnownFact): boolean =>
    established !== undefined || claimed !== undefined;
  const missing = facts.filter((fact) => !isKnown(fact)).map(({ name }) => name);
  return (
    <>
      <dl class="lw-facts">
        {facts.filter(isKnown).map(({ name, established, claimed }) => (
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
            </dd>
          </>
        ))}
      </dl>
      {missing.length > 0 && (
        <p>
          <span class="lw-label">{words.missing}</span> {missing.join(', ')}
        </p>
      )}
    </>
  );
}
