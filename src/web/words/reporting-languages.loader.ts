import type { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import type { ReadDocument } from '../../organisations/read-document.js';
import { InvalidDocuments, readFolder, type FileProblem } from '../../organisations/read-folder.js';
import { isLanguage } from '../../law/sentence.js';
import { directionOf, ReportingLanguages, type ReportingLanguage } from './reporting-language.js';
import { wordsFromData } from './words-as-data.js';

/**
 * Reads every `<code>.yaml` of the directory, and sees that no organisation offers a language without words.
 * @throws InvalidDocuments with everything that is wrong
 */
export async function loadReportingLanguages(
  directory: string,
  profiles: OrganisationProfiles,
): Promise<ReportingLanguages> {
  const read = await readFolder(directory, 'a language is called <code>.yaml', readLanguage);
  const languages = new ReportingLanguages(read.values);
  const problems = [...read.problems];
  // A language is only missing when every file could be read.
  if (problems.length === 0) problems.push(...withoutWords(languages, profiles));
  if (problems.length > 0) throw new InvalidDocuments('languages', directory, problems);
  return languages;
}

function readLanguage(document: unknown, code: string): ReadDocument<ReportingLanguage> {
  const refused = (message: string): ReadDocument<ReportingLanguage> => ({
    problems: [{ path: '', message }],
  });
  if (!/^[a-z]{2,3}$/.test(code)) return refused('its name must be a language code such as de');
  if (isLanguage(code)) return refused('Lekwacht has the words of this language itself');
  const direction = directionOf(code);
  const { value: words, problems } = wordsFromData(document, direction);
  return { problems, ...(words && { value: { code, direction, words } }) };
}

function withoutWords(languages: ReportingLanguages, profiles: OrganisationProfiles): FileProblem[] {
  return profiles.slugs().flatMap((slug) =>
    profiles
      .get(slug)
      .languages.filter((code) => !languages.has(code))
      .map((code) => ({ file: `${code}.yaml`, path: '', message: `is missing, and ${slug} offers it` })),
  );
}
