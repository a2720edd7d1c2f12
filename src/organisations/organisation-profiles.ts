import { createHash } from 'node:crypto';
import { canonicalJson } from '../shared/canonical-json.js';
import type { OrganisationProfile } from './organisation-profile.js';

/** Nobody of that name is served here. */
export class UnknownOrganisation extends Error {
  override readonly name = 'UnknownOrganisation';
  constructor(readonly slug: string) {
    super('no organisation of that name is served here');
  }
}

/** The organisations this installation serves, each as it is now: its file, and what the log changed of it (ADR 60). */
export class OrganisationProfiles {
  /** Read once at start, frozen. */
  readonly #files: ReadonlyMap<string, OrganisationProfile>;
  readonly #bySlug: Map<string, OrganisationProfile>;
  /** Of what is frozen: each report bears it. */
  readonly #digests = new WeakMap<OrganisationProfile, string>();

  constructor(profiles: readonly OrganisationProfile[]) {
    this.#files = new Map(
      [...profiles]
        .sort((a, b) => (a.slug < b.slug ? -1 : 1))
        .map((profile) => [profile.slug, frozen(profile)]),
    );
    this.#bySlug = new Map(this.#files);
  }

  /** As its file has it. @throws UnknownOrganisation */
  file(slug: string): OrganisationProfile {
    const profile = this.#files.get(slug);
    if (profile === undefined) throw new UnknownOrganisation(slug);
    return profile;
  }

  /** From here on it is so, for everybody who asks; what somebody holds of it stays as it was. */
  become(profile: OrganisationProfile): void {
    this.#bySlug.set(profile.slug, frozen(profile));
  }

  /** @throws UnknownOrganisation */
  get(slug: string): OrganisationProfile {
    const profile = this.find(slug);
    if (profile === undefined) throw new UnknownOrganisation(slug);
    return profile;
  }

  find(slug: string): OrganisationProfile | undefined {
    return this.#bySlug.get(slug);
  }

  /** In alphabetical order. */
  slugs(): readonly string[] {
    return [...this.#bySlug.keys()];
  }

  /** {@link digestOf} the profile as it is now. @throws UnknownOrganisation */
  digest(slug: string): string {
    const profile = this.get(slug);
    const known = this.#digests.get(profile);
    if (known !== undefined) return known;
    const digest = digestOf(profile);
    this.#digests.set(profile, digest);
    return digest;
  }
}

/**
 * SHA-256 (hex) over the profile's content with sorted keys, defaults included: another digest than the last one recorded means
 * that the profile changed, which is a fact for the log.
 */
export function digestOf(profile: OrganisationProfile): string {
  return createHash('sha256').update(canonicalJson(profile)).digest('hex');
}

const frozen = (profile: OrganisationProfile): OrganisationProfile => deepFrozen(structuredClone(profile));

function deepFrozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFrozen(part as object);
  }
  return Object.freeze(value);
}
