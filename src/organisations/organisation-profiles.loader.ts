import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { OrganisationProfiles } from './organisation-profiles.js';
import { contradictionsIn } from './organisation-profile.rules.js';
import { organisationProfile, type OrganisationProfile } from './organisation-profile.js';
import { readDocument, type DocumentProblem, type ReadDocument } from './read-document.js';

/** The path is empty for the file as a whole. */
export interface ProfileProblem extends DocumentProblem {
  /** File name within the profiles' directory. */
  readonly file: string;
}

/** Lekwacht does not start with profiles that cannot be trusted: all that is wrong, in all files at once. */
export class InvalidOrganisationProfiles extends Error {
  override readonly name = 'InvalidOrganisationProfiles';
  constructor(
    directory: string,
    readonly problems: readonly ProfileProblem[],
  ) {
    const lines = problems.map(
      ({ file, path, message }) => `  ${[file, path, message].filter(Boolean).join(': ')}`,
    );
    super(`The organisation profiles in ${directory} are not valid:\n${lines.join('\n')}`);
  }
}

/**
 * Reads every `<slug>.yaml` of the directory.
 * @throws InvalidOrganisationProfiles with everything that is wrong
 */
export async function loadOrganisationProfiles(directory: string): Promise<OrganisationProfiles> {
  const { files, problems } = await profileFiles(directory);
  const profiles: OrganisationProfile[] = [];
  for (const file of files) {
    const read = readProfileFile(file, await readFile(join(directory, file), 'utf8'));
    problems.push(...read.problems.map((problem) => ({ file, ...problem })));
    if (read.value !== undefined) profiles.push(read.value);
  }
  // A predecessor is only missing when every file could be read.
  if (problems.length === 0) problems.push(...unknownPredecessors(profiles));
  if (problems.length > 0) throw new InvalidOrganisationProfiles(directory, problems);
  return new OrganisationProfiles(profiles);
}

async function profileFiles(directory: string): Promise<{ files: string[]; problems: ProfileProblem[] }> {
  let names: string[];
  try {
    names = (await readdir(directory)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InvalidOrganisationProfiles(directory, [
      { file: '', path: '', message: `cannot be read: ${reason}` },
    ]);
  }
  const files = names.filter((name) => name.endsWith('.yaml'));
  // An organisation whose file is quietly skipped would find out at its first breach.
  const problems = names
    .filter((name) => /\.(yml|json)$/i.test(name))
    .map((file) => ({ file, path: '', message: 'would not be read: a profile is called <slug>.yaml' }));
  if (files.length === 0)
    problems.push({ file: '', path: '', message: 'there is no profile (<slug>.yaml) at all' });
  return { files, problems };
}

function readProfileFile(file: string, source: string): ReadDocument<OrganisationProfile> {
  const document = parseDocument(source, { prettyErrors: true });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return {
      problems: faults.map(({ message }) => ({ path: '', message: message.split('\n')[0] ?? message })),
    };
  }
  const { value, problems } = readDocument(organisationProfile, document.toJS());
  // Fields can only be compared with each other in a profile that is whole.
  if (value === undefined) return { problems };
  const isNamesake = file === `${value.slug}.yaml`;
  const misnamed = { path: 'slug', message: `"${value.slug}" is not the name of the file` };
  return { value, problems: [...contradictionsIn(value), ...(isNamesake ? [] : [misnamed])] };
}

function unknownPredecessors(profiles: readonly OrganisationProfile[]): ProfileProblem[] {
  return profiles.flatMap(({ slug, successorOf }) =>
    successorOf === undefined ||
    (successorOf !== slug && profiles.some((other) => other.slug === successorOf))
      ? []
      : [{ file: `${slug}.yaml`, path: 'successorOf', message: `"${successorOf}" is no other profile` }],
  );
}
