import type { Language } from '../../law/sentence.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { wordsIn } from '../words/words.js';

/** An address of reporting, in a language. */
export function linkTo(slug: string, language: Language, part = ''): string {
  return `/meld/${slug}${part}?taal=${language}`;
}

export function footerOf({ slug }: OrganisationProfile, language: Language) {
  const words = wordsIn(language).footer;
  return [
    { href: linkTo(slug, language, '/privacy'), text: words.privacy },
    { href: linkTo(slug, language, '/poster'), text: words.poster },
    { href: `/?taal=${language}`, text: words.start },
  ];
}
