import { OneOf, SlugField, UuidField } from '../../platform/http/dto-fields.js';

/** What a form of the page came to. */
export const PEOPLE_DONE = [
  'given',
  'waits',
  'confirmed',
  'withdrawn',
  'linked',
  'proposed',
  'unlinked',
  'ended',
  'nothing',
] as const;
export type PeopleDone = (typeof PEOPLE_DONE)[number];

export class PeopleQuery {
  @SlugField({ optional: true }) readonly organisatie?: string;
  /** Whom the page is about; absent: all. */
  @UuidField({ optional: true }) readonly persoon?: string;
  @OneOf(PEOPLE_DONE, { optional: true }) readonly gedaan?: PeopleDone;
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
}

export function peoplePath({
  organisatie,
  persoon,
  gedaan,
}: {
  readonly organisatie: string;
  readonly persoon?: string | undefined;
  readonly gedaan?: PeopleDone;
}): string {
  const asked = Object.entries({ organisatie, persoon, gedaan }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return `/desk/people?${new URLSearchParams(asked).toString()}`;
}
