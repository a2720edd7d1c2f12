import { developmentSubject } from '../development-issuer.js';
import type { Role } from '../principal.js';

/** Somebody one can be in development. Nobody real: a name here is a role. */
export interface DevelopmentPerson {
  readonly subject: string;
  /** On his button, in Dutch. */
  readonly label: string;
  /** Under which he stands. */
  readonly heading: string;
  /** `<organisation>:<role>` */
  readonly grants: readonly string[];
  readonly hasSecondFactor: boolean;
}

/** An organisation people can be of. */
export interface DevelopmentOrganisation {
  readonly slug: string;
  readonly name: string;
}

const LABELS: readonly (readonly [Role, string])[] = [
  ['handler', 'Privacymedewerker'],
  ['fg', 'FG'],
  ['board', 'Bestuur'],
  ['mandate-holder', 'Gemandateerde'],
  ['auditor', 'Auditor'],
  ['administrator', 'Beheerder'],
];

/** Each role of each organisation, and those with whom a login goes another way. */
export function developmentPersons(
  organisations: readonly DevelopmentOrganisation[],
): readonly DevelopmentPerson[] {
  const ordinary = organisations.flatMap(({ slug, name }) =>
    LABELS.map(([role, label]) => ({
      subject: developmentSubject(role, slug),
      label,
      heading: name,
      grants: [`${slug}:${role}`],
      hasSecondFactor: true,
    })),
  );
  const slugs = organisations.map(({ slug }) => slug);
  const odd = { heading: 'Bijzonder', hasSecondFactor: true };
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
      hasSecondFactor: false,
    },
    { ...odd, subject: 'without-grants', label: 'Iemand zonder rol', grants: [] },
  ];
}
