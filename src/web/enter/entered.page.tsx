import type { EntriesAnswer } from '../../intake/entries.answer.js';
import type { Language } from '../../law/sentence.js';
import type { OrganisationNames } from '../html/organisations-of.js';
import { deskPage, dossierPath, inLanguage, type DeskPage } from '../html/desk-page.js';
import { wordsIn } from '../words/words.js';
import { ENTER } from './enter.page.js';

interface EnteredPageProps {
  readonly answer: EntriesAnswer;
  readonly organisations: OrganisationNames;
  /** What was entered is about a handler: no handler sees it. */
  readonly isHidden: boolean;
  readonly language: Language;
}

/** What came of it; sent again by reloading, it says the same. */
export function enteredPage({ answer, organisations, isHidden, language }: EnteredPageProps): DeskPage {
  const words = wordsIn(language).enter;
  const said = words.entered;
  const { dossiers } = answer;
  return deskPage({
    ...{ language, title: said.title, place: 'desk' },
    children: (
      <>
        {dossiers.map(({ organisation, id, reference, recorded }) => (
          <section class="lw-panel" key={id}>
            <h2 class="utrecht-heading-2">{organisations.get(organisation) ?? organisation}</h2>
            <p>
              {recorded ? said.recorded : said.known} <b>{reference}</b>.
            </p>
            {!recorded && <p>{said.addToIt}</p>}
            {recorded && isHidden && <p class="lw-note">{said.hidden}</p>}
            <p>
              <a class="utrecht-link" href={inLanguage(dossierPath(id), language)}>
                {said.open} {reference}
              </a>
            </p>
          </section>
        ))}
        {dossiers.length > 1 && <p class="lw-note">{said.apart}</p>}
        <p class="lw-choices">
          <a class="utrecht-link" href={inLanguage(ENTER, language)}>
            {said.another}
          </a>
          <a class="utrecht-link" href={inLanguage('/desk', language)}>
            {words.toDesk}
          </a>
        </p>
      </>
    ),
  });
}
