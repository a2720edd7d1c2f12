import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { LANGUAGES, type Language } from '../../law/sentence.js';
import { ownLanguage, writtenFor, type ReportingLanguage } from '../words/reporting-language.js';
import type { Reader } from './reader.js';

/** An address of reporting, in a language. */
export function linkTo(slug: string, { code }: ReportingLanguage, part = ''): string {
  return `/meld/${slug}${part}?taal=${code}`;
}

/** @param href of this page in a language */
export function otherLanguages({ language, offered }: Reader, href: (other: ReportingLanguage) => string) {
  return offered
    .filter(({ code }) => code !== language.code)
    .map((other) => ({ code: other.code, name: other.words.language, href: href(other) }));
}

/** Where whoever reported comes back: there in Dutch and English. */
export const returnPath = (language: Language): string => `/melding?taal=${language}`;

export const languagesOfReturn = (language: Language) =>
  LANGUAGES.filter((code) => code !== language).map((code) => ({
    ...{ code, name: ownLanguage(code).words.language, href: returnPath(code) },
  }));

export function footerOf(
  { slug, languages }: Pick<OrganisationProfile, 'slug' | 'languages'>,
  language: ReportingLanguage,
) {
  const words = language.words.footer;
  return [
    { href: linkTo(slug, language, '/privacy'), text: words.privacy },
    { href: linkTo(slug, language, '/poster'), text: words.poster },
    { href: returnPath(writtenFor(language, languages)), text: words.back },
    { href: `/?taal=${language.code}`, text: words.start },
  ];
}

export const telephone = (phone: string): string => `tel:${phone.replaceAll(/[^+\d]/g, '')}`;
