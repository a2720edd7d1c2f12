import type { Role } from './principal.js';

/** The claim in which the development issuer says what somebody is. */
export const DEVELOPMENT_FUNCTION_CLAIM = 'job_title';

export interface DevelopmentClaims {
  readonly name: string;
  readonly [DEVELOPMENT_FUNCTION_CLAIM]: string;
}

/** Made up, one for each role: name, and what he is, in Dutch. */
const PERSONAS: Readonly<Record<Role, readonly [string, string]>> = {
  handler: ['Hanna Hofman', 'Privacymedewerker'],
  fg: ['Frits Groen', 'FG'],
  board: ['Bea Bos', 'Bestuur'],
  'mandate-holder': ['Marga Maas', 'Gemandateerde'],
  auditor: ['Aukje Adema', 'Auditor'],
  administrator: ['Ad Beheer', 'Beheerder'],
  processor: ['Pim Peters', 'Leverancier'],
};

/** What the development issuer says of whoever has a role: the same by token and by login. */
export function developmentClaims(role: Role, organisation: string): DevelopmentClaims {
  const [name, title] = PERSONAS[role];
  return { name: `${name} (${organisation})`, [DEVELOPMENT_FUNCTION_CLAIM]: title };
}
