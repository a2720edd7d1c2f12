import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { page } from '../html/page.js';
import { writtenFor, writtenIn } from '../words/reporting-language.js';
import { linkTo, otherLanguages, returnPath } from './links.js';
import { offeredBy, type Reader } from './reader.js';

/** Which organisation it is about: each has its own address too. */
export function startPage(
  organisations: readonly Pick<OrganisationProfile, 'slug' | 'name' | 'sector' | 'website' | 'languages'>[],
  reader: Reader,
): string {
  const { language } = reader;
  const words = language.words.start;
  return page({
    ...{ language, title: words.title, name: 'Lekwacht', canLeave: true },
    footer: [
      { href: returnPath(writtenFor(language, offeredBy(organisations))), text: language.words.footer.back },
      { href: '/login?return=/desk', text: words.login },
    ],
    otherLanguages: otherLanguages(reader, ({ code }) => `/?taal=${code}`),
    children: (
      <>
        <h1 class="utrecht-heading-1">{words.title}</h1>
        <p class="utrecht-paragraph">{words.intro}</p>
        <h2 class="utrecht-heading-2">{words.choose}</h2>
        <ul class="lw-organisations">
          {organisations.map(({ slug, name, sector, website, languages }) => {
            const near = writtenFor(language, languages);
            return (
              <li key={slug}>
                <a href={linkTo(slug, language)}>
                  <b>{name}</b>
                  {sector !== undefined && <span {...writtenIn(near, language)}>{sector[near]}</span>}
                  {/* Two may have nearly the same name. */}
                  {website !== undefined && <span dir="ltr">{website}</span>}
                </a>
              </li>
            );
          })}
        </ul>
      </>
    ),
  });
}
