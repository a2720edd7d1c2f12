import type { Config } from './config.js';
import { withMadeUpOnCall } from './organisations/development-on-call.js';
import { sheltersWithoutOnCall } from './organisations/on-call.js';
import { loadOrganisationProfiles } from './organisations/organisation-profiles.loader.js';
import type { OrganisationProfiles } from './organisations/organisation-profiles.js';
import { assertMayStart } from './settings/refused.js';

/**
 * The profiles, where nothing in them or in the settings stands between this installation and a start.
 * @throws Error in words for whoever starts it
 */
export async function profilesToStartWith(config: Config): Promise<OrganisationProfiles> {
  assertMayStart(config);
  const profiles = withMadeUpOnCall(
    await loadOrganisationProfiles(config.organisationsDirectory),
    config.environment,
  );
  assertMayStart(config, sheltersWithoutOnCall(profiles));
  return profiles;
}
