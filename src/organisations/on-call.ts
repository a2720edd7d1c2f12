import { STEP_CHANNELS, type LadderStep, type StepChannel } from '../law/term/on-call-ladder.js';
import type { OrganisationProfile } from './organisation-profile.js';
import type { OrganisationProfiles } from './organisation-profiles.js';

export type OnCallStep = OrganisationProfile['onCallLadder'][number];

/** Number of whoever is called out of hours: on call is the first step of the ladder that has one. */
export function onCallPhone({ onCallLadder }: Pick<OrganisationProfile, 'onCallLadder'>): string | undefined {
  const [phone] = onCallLadder
    .toSorted((a, b) => a.afterMinutes - b.afterMinutes)
    .flatMap(({ contact }) => contact.phone ?? []);
  return phone;
}

/** What a dossier keeps of a ladder: a later change of the profile moves no alarm that runs. */
export function ladderOf({ onCallLadder }: Pick<OrganisationProfile, 'onCallLadder'>): readonly LadderStep[] {
  return onCallLadder.map(({ function: called, afterMinutes }) => ({ function: called, afterMinutes }));
}

/** How a step is reached: as it says itself, or in every way that its contact allows. */
export function channelsOf({ channels, contact }: OnCallStep): readonly StepChannel[] {
  return (
    channels ??
    STEP_CHANNELS.filter((channel) => (channel === 'mail' ? contact.email : contact.phone) !== undefined)
  );
}

/** Names of organisations in which people live or hide, and nobody can be called at night. */
export function sheltersWithoutOnCall(profiles: OrganisationProfiles): readonly string[] {
  return profiles
    .slugs()
    .map((slug) => profiles.get(slug))
    .filter((profile) => profile.sheltersPeople === true && onCallPhone(profile) === undefined)
    .map(({ name }) => name);
}
