import { ACT_GROUPS, type ActGroup } from '../acts/act-groups.js';
import { actPath } from '../acts/act-links.js';
import { inLanguage } from '../html/desk-page.js';
import { wordsIn } from '../words/words.js';
import type { DossierDesk } from './dossier-desk.service.js';
import { Section } from './section.js';

const GROUPS = Object.keys(ACT_GROUPS) as readonly ActGroup[];

/** Every act that the reader may do here now, where he would look for it. */
export function ActsToChoose({ desk: { dossier, language, offered } }: { readonly desk: DossierDesk }) {
  const { acts, dossier: words } = wordsIn(language);
  return (
    <Section title={words.whatElse}>
      {GROUPS.map((group) => {
        const some = ACT_GROUPS[group].filter((act) => offered.has(act));
        return some.length === 0 ? null : (
          <details class="lw-more" key={group}>
            <summary>{acts.groups[group]}</summary>
            <ul class="lw-plain">
              {some.map((act) => (
                <li key={act}>
                  <a class="utrecht-link" href={inLanguage(actPath(dossier.id, act), language)}>
                    {acts.of[act].title}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </Section>
  );
}
