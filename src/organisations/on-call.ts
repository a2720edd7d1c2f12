import type { OrganisationProfile } from './organisation-profile.js';

/** Number of whoever is called out of hours: on call is the first step of the ladder that has one. */
export function onCallPhone({ onCallLadder }: Pick<OrganisationProfile, 'onCallLadder'>): string | undefined {
  const [phone] = onCallLadder
    .toSorted((a, b) => a.afterMinutes - b.afterMinutes)
    .flatMap(({ contact }) => contact.phone ?? []);
  return phone;
}
