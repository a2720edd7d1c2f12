import type { ClockRules } from '../breach/domain/report.js';
import { ladderOf } from '../organisations/on-call.js';
import type { OrganisationProfile } from '../organisations/organisation-profile.js';
import type { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { Refusal } from '../shared/refusal.js';

/** @throws Refusal naming the field of the body that says the organisation */
export function profileServed(
  profiles: OrganisationProfiles,
  organisation: string,
  field: string,
): OrganisationProfile {
  const profile = profiles.find(organisation);
  if (profile === undefined) {
    throw new Refusal(
      'unknown-organisation',
      `Known here: ${profiles.slugs().join(', ')}.`,
      'invalid',
      field,
    );
  }
  return profile;
}

/** The settings of a profile as they are now: with these the dossier begins. */
export function clockRules(profiles: OrganisationProfiles, profile: OrganisationProfile): ClockRules {
  return {
    warningMarginsHours: profile.warningMarginsHours,
    emergencyMandateMarginHours: profile.mandates.emergency.marginHours,
    ...(profile.mandates.emergency.attemptsApartMinutes !== undefined && {
      boardAttemptsApartMinutes: profile.mandates.emergency.attemptsApartMinutes,
    }),
    standingMandateRecordOnly: profile.mandates.standingRecordOnly,
    supplementReminderDays: profile.supplementReminderDays,
    safetyTermMinutes: profile.safetyTermMinutes,
    ...(profile.otherDuties && { otherDuties: profile.otherDuties }),
    ladder: ladderOf(profile),
    profileDigest: profiles.digest(profile.slug),
  };
}
