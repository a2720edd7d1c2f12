import { namesInProfile } from '../../organisations/called-in-profile.js';
import type { OrganisationProfile } from '../../organisations/organisation-profile.js';
import type { Language } from '../../law/sentence.js';
import type { Options } from './act-fields.js';

/** What a profile has to choose from, in the reader's language, by the fields that ask for it. */
export function choicesInProfile(
  profile: OrganisationProfile | undefined,
  language: Language,
): Readonly<Record<string, Options>> {
  if (profile === undefined) return {};
  return Object.fromEntries(
    Object.entries(namesInProfile(profile)).map(([what, names]) => [
      what,
      names.map((name) => [name[language], name[language]] as const),
    ]),
  );
}
