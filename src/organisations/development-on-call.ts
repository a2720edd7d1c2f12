import type { Environment } from '../shared/environment.js';
import type { OnCallStep } from './on-call.js';
import type { OrganisationProfile } from './organisation-profile.js';
import { OrganisationProfiles } from './organisation-profiles.js';

/**
 * People who do not exist, so that a development desk shows whom it would alarm. Their numbers are mostly zeros, which nobody has,
 * their addresses of a domain that is reserved (RFC 2606). The shipped profiles state facts only, and nobody is on call in
 * them.
 */
const MADE_UP: readonly (Pick<OnCallStep, 'id' | 'role' | 'function'> & { readonly phone: string })[] = [
  { id: 'dienst', role: 'Dienstdoende (verzonnen)', function: 'on-call', phone: '06 0000 0001' },
  { id: 'vervanger', role: 'Vervanger (verzonnen)', function: 'deputy', phone: '06 0000 0002' },
  { id: 'fg', role: 'FG (verzonnen)', function: 'fg', phone: '06 0000 0003' },
  { id: 'bestuur', role: 'Bestuur (verzonnen)', function: 'board', phone: '06 0000 0004' },
];
/** Of half of the safety term that is left before the last of them is called. */
const SHARE = 0.8;

/** In development, profiles that name nobody on call get people who do not exist; elsewhere they stay as they are. */
export function withMadeUpOnCall(
  profiles: OrganisationProfiles,
  environment: Environment,
): OrganisationProfiles {
  if (environment !== 'development') return profiles;
  return new OrganisationProfiles(
    profiles.slugs().map((slug) => {
      const profile = profiles.get(slug);
      return profile.onCallLadder.length > 0
        ? profile
        : { ...profile, onCallLadder: ladderFor(profile), fg: fgOf(profile) };
    }),
  );
}

function fgOf({ slug, fg }: OrganisationProfile): NonNullable<OrganisationProfile['fg']> {
  return { ...fg, contact: { email: `fg@${slug}.example`, ...fg?.contact } };
}

function ladderFor({ slug, safetyTermMinutes }: OrganisationProfile): OrganisationProfile['onCallLadder'] {
  const apart = Math.floor((safetyTermMinutes / 2 / (MADE_UP.length - 1)) * SHARE);
  return MADE_UP.map(({ phone, ...step }, index) => ({
    ...step,
    contact: { phone, email: `${step.id}@${slug}.example` },
    afterMinutes: index * apart,
  }));
}
