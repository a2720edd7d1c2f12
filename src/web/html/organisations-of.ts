import type { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import type { Principal } from '../../platform/identity/principal.js';

/** Slugs with the names of those organisations that the reader may see. */
export type OrganisationNames = ReadonlyMap<string, string>;

/** Those for which somebody has a grant, by name. */
export function organisationsOf({ grants }: Principal, profiles: OrganisationProfiles): OrganisationNames {
  const mine = new Set(grants.map(({ organisation }) => organisation));
  return new Map(
    profiles
      .slugs()
      .filter((slug) => mine.has(slug))
      .map((slug) => [slug, profiles.get(slug).name]),
  );
}
