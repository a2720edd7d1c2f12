import {
  DEVELOPMENT_FUNCTION_CLAIM,
  developmentClaims,
  type DevelopmentClaims,
} from '../development-claims.js';
import { developmentSubject } from '../development-issuer.js';
import type { Role } from '../principal.js';

/** Somebody one can be in development. Nobody real. */
export interface DevelopmentPerson {
  readonly subject: string;
  /** On his button, in Dutch. */
  readonly label: string;
  /** Under which he stands. */
  readonly heading: string;
  /** `<organisation>:<role>` */
  readonly grants: readonly string[];
  readonly hasSecondFactor: boolean;
  readonly claims: DevelopmentClaims;
}

/** An organisation people can be of. */
export interface DevelopmentOrganisation {
  readonly slug: string;
  readonly name: string;
}

const OFFERED: readonly Role[] = ['handler', 'fg', 'board', 'mandate-holder', 'auditor', 'administrator'];

/** Each role of each organisation, and those with whom a login goes another way. */
export function developmentPersons(
  organisations: readonly DevelopmentOrganisation[],
): readonly DevelopmentPerson[] {
  const ordinary = organisations.flatMap(({ slug, name }) =>
    OFFERED.map((role) => {
      const claims = developmentClaims(role, slug);
      return {
        subject: developmentSubject(role, slug),
        label: claims[DEVELOPMENT_FUNCTION_CLAIM],
        heading: name,
        grants: [`${slug}:${role}`],
        hasSecondFactor: true,
        claims,
      };
    }),
  );
  const slugs = organisations.map(({ slug }) => slug);
  const odd = { heading: 'Bijzonder', hasSecondFactor: true, claims: developmentClaims('fg', 'bijzonder') };
  return [
    ...ordinary,
    {
      ...odd,
      subject: 'fg-of-several',
      label: `FG van ${slugs.length} organisaties`,
      grants: slugs.map((slug) => `${slug}:fg`),
    },
    {
      ...odd,
      subject: 'without-second-factor',
      label: 'Iemand zonder tweede factor',
      grants: slugs.slice(0, 1).map((slug) => `${slug}:handler`),
      claims: developmentClaims('handler', 'bijzonder'),
      hasSecondFactor: false,
    },
    { ...odd, subject: 'without-grants', label: 'Iemand zonder rol', grants: [] },
  ];
}
