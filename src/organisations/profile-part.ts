import type { DocumentedPath } from './documented-path.js';
import type { OrganisationProfile } from './organisation-profile.js';

/** Who is reached and how: changed by one person at once, since a wrong number can cost a night (ADR 60). */
export const PARTS_AT_ONCE = ['ladder', 'contacts'] as const;
/** What the organisation is bound by: proposed by one and confirmed by the board. */
export const PARTS_CONFIRMED = ['decider', 'mandates', 'promises', 'retention'] as const;
/** What can be changed while the desk runs; the rest of a profile is its file. */
export const PROFILE_PARTS = [...PARTS_AT_ONCE, ...PARTS_CONFIRMED] as const;
export type ProfilePart = (typeof PROFILE_PARTS)[number];

/** What a part is; each whole, never a piece of it. */
export interface PartValues {
  readonly ladder: OrganisationProfile['onCallLadder'];
  readonly contacts: Pick<OrganisationProfile, 'fg' | 'reportingContacts'>;
  readonly decider: NonNullable<OrganisationProfile['decider']>;
  readonly mandates: OrganisationProfile['mandates'];
  readonly promises: OrganisationProfile['promises'];
  readonly retention: OrganisationProfile['retention'];
}

/** A part and what it becomes. */
export type PartValue = {
  readonly [Part in ProfilePart]: { readonly part: Part; readonly value: PartValues[Part] };
}[ProfilePart];

export function isAtOnce(part: ProfilePart): boolean {
  return PARTS_AT_ONCE.some((one) => one === part);
}

export function partOf<Part extends ProfilePart>(
  profile: OrganisationProfile,
  part: Part,
): PartValues[Part] | undefined;
export function partOf(profile: OrganisationProfile, part: ProfilePart): unknown {
  const { onCallLadder, fg, reportingContacts } = profile;
  if (part === 'ladder') return onCallLadder;
  return part === 'contacts' ? { ...(fg && { fg }), reportingContacts } : profile[part];
}

/** What the document is asked for of each part: a change is stated by whoever made it, and not there. */
const STATED: Readonly<Record<ProfilePart, readonly DocumentedPath[]>> = {
  ladder: ['onCallLadder'],
  contacts: [
    ...(['fg', 'fg.name', 'fg.contact.email', 'fg.contact.phone', 'fg.apRegistrationNumber'] as const),
    ...(['reportingContacts.email', 'reportingContacts.phone'] as const),
  ],
  decider: ['decider'],
  mandates: [],
  promises: ['promises'],
  retention: ['retention.files'],
};

/** The profile with this part as it became. */
export function withPart(profile: OrganisationProfile, change: PartValue): OrganisationProfile {
  const changed = STATED[change.part];
  const statedIn = Object.fromEntries(
    Object.entries(profile.statedIn).filter(([path]) => !changed.some((one) => one === path)),
  );
  const notStated = profile.notStated.filter((path) => !changed.includes(path));
  return { ...changedBy(profile, change), statedIn, notStated };
}

function changedBy(profile: OrganisationProfile, change: PartValue): OrganisationProfile {
  if (change.part === 'ladder') return { ...profile, onCallLadder: change.value };
  if (change.part !== 'contacts') return { ...profile, [change.part]: change.value };
  const { fg: _before, ...rest } = profile;
  return { ...rest, ...change.value };
}
