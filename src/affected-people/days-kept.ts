import type { OrganisationProfile } from '../organisations/organisation-profile.js';

/** Where a profile says nothing: long enough for letters that come back, and for whoever asks about his. */
const NINETY_DAYS = 90;

/** Days that a list is kept after closing; `undefined` where the organisation is served no more, and nothing goes by itself. */
export function daysKept(profile: OrganisationProfile | undefined): number | undefined {
  return profile && (profile.retention.affectedPeopleDaysAfterClosing ?? NINETY_DAYS);
}
