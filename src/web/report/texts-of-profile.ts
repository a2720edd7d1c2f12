import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import { writtenFor, writtenIn, type ReportingLanguage } from '../words/reporting-language.js';

/** What the organisation says to whoever reports, in his language or the nearest to it, marked as what it is. */
export function textsOfProfile(
  { reporterTexts, languages }: OrganisationProfile,
  language: ReportingLanguage,
) {
  const near = writtenFor(language, languages);
  const own = reporterTexts[language.code];
  return {
    texts: own ?? reporterTexts[near],
    written: own ? {} : writtenIn(near, language),
    isOwn: own !== undefined,
  };
}
