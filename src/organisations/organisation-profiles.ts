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

/** The organisations this installation serves: read once at start, frozen. */
export class OrganisationProfiles {
  readonly #bySlug: ReadonlyMap<string, OrganisationProfile>;

  constructor(profiles: readonly OrganisationProfile[]) {
    this.#bySlug = new Map(
      [...profiles]
        .sort((a, b) => (a.slug < b.slug ? -1 : 1))
        .map((profile) => [profile.slug, deepFrozen(structuredClone(profile))]),
    );
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

  /**
   * SHA-256 (hex) over the profile's content with sorted keys, defaults included: another digest than the last
   * one recorded means that the profile changed, which is a fact for the log.
   * @throws UnknownOrganisation
   */
  digest(slug: string): string {
    return createHash('sha256')
      .update(canonicalJson(this.get(slug)))
      .digest('hex');
  }
}

function deepFrozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFrozen(part as object);
  }
  return Object.freeze(value);
}
