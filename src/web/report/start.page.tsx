import { page } from '../html/page.js';
import { linkTo, otherLanguages } from './links.js';
import type { Reader } from './reader.js';

/** Which organisation it is about: each has its own address too. */
export function startPage(
  organisations: readonly { readonly slug: string; readonly name: string }[],
  reader: Reader,
): string {
  const { language } = reader;
  const words = language.words.start;
  return page({
    ...{ language, title: words.title, name: 'Lekwacht', canLeave: true },
    footer: [{ href: '/login?return=/desk', text: words.login }],
    otherLanguages: otherLanguages(reader, ({ code }) => `/?taal=${code}`),
    children: (
      <>
        <h1 class="utrecht-heading-1">{words.title}</h1>
        <p class="utrecht-paragraph">{words.intro}</p>
        <h2 class="utrecht-heading-2">{words.choose}</h2>
        <ul class="utrecht-unordered-list">
          {organisations.map(({ slug, name }) => (
            <li class="utrecht-unordered-list__item" key={slug}>
              <a class="utrecht-link" href={linkTo(slug, language)}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}
