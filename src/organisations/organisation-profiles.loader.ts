import { OrganisationProfiles } from './organisation-profiles.js';
import { contradictionsIn } from './organisation-profile.rules.js';
import { organisationProfile, type OrganisationProfile } from './organisation-profile.js';
import { readDocument, type ReadDocument } from './read-document.js';
import { InvalidDocuments, readFolder, type FileProblem } from './read-folder.js';

/**
 * Reads every `<slug>.yaml` of the directory.
 * @throws InvalidDocuments with everything that is wrong
 */
export async function loadOrganisationProfiles(directory: string): Promise<OrganisationProfiles> {
  const read = await readFolder(directory, 'a profile is called <slug>.yaml', readProfile);
  const problems = [...read.problems];
  // A predecessor is only missing when every file could be read.
  if (problems.length === 0) problems.push(...noneAtAll(read.values), ...unknownPredecessors(read.values));
  if (problems.length > 0) throw new InvalidDocuments('organisation profiles', directory, problems);
  return new OrganisationProfiles(read.values);
}

function noneAtAll(profiles: readonly OrganisationProfile[]): FileProblem[] {
  const message = 'there is no profile (<slug>.yaml) at all';
  return profiles.length === 0 ? [{ file: '', path: '', message }] : [];
}

function readProfile(document: unknown, name: string): ReadDocument<OrganisationProfile> {
  const { value, problems } = readDocument(organisationProfile, document);
  // Fields can only be compared with each other in a profile that is whole.
  if (value === undefined) return { problems };
  const misnamed = { path: 'slug', message: `"${value.slug}" is not the name of the file` };
  return { value, problems: [...contradictionsIn(value), ...(name === value.slug ? [] : [misnamed])] };
}

function unknownPredecessors(profiles: readonly OrganisationProfile[]): FileProblem[] {
  return profiles.flatMap(({ slug, successorOf }) =>
    successorOf === undefined ||
    (successorOf !== slug && profiles.some((other) => other.slug === successorOf))
      ? []
      : [{ file: `${slug}.yaml`, path: 'successorOf', message: `"${successorOf}" is no other profile` }],
  );
}
