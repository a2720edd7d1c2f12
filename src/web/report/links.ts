import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import type { ReportingLanguage } from '../words/reporting-language.js';
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

export function footerOf({ slug }: OrganisationProfile, language: ReportingLanguage) {
  const words = language.words.footer;
  return [
    { href: linkTo(slug, language, '/privacy'), text: words.privacy },
    { href: linkTo(slug, language, '/poster'), text: words.poster },
    { href: `/?taal=${language.code}`, text: words.start },
  ];
}

export const telephone = (phone: string): string => `tel:${phone.replaceAll(/[^+\d]/g, '')}`;
