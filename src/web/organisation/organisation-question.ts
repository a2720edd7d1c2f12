import { OneOf, SlugField } from '../../platform/http/dto-fields.js';

/** What a form of the page came to. */
export const ORGANISATION_DONE = ['changed', 'proposed', 'confirmed', 'rejected'] as const;
export type OrganisationDone = (typeof ORGANISATION_DONE)[number];

export class OrganisationQuery {
  @SlugField({ optional: true }) readonly organisatie?: string;
  @OneOf(ORGANISATION_DONE, { optional: true }) readonly gedaan?: OrganisationDone;
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
}

export function organisationPath(organisatie: string, gedaan?: OrganisationDone): string {
  const asked = { organisatie, ...(gedaan !== undefined && { gedaan }) };
  return `/desk/organisation?${new URLSearchParams(asked).toString()}`;
}
