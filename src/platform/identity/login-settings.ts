import { readSecondFactor, SECOND_FACTOR_FORMS, type SecondFactor } from './second-factor.js';

/** What is needed to let people log in at an issuer of tokens. */
export interface LoginSettings {
  readonly clientId: string;
  /** Absent: a public client, by PKCE alone. */
  readonly clientSecret?: string;
  /** What people know it by: the name of their organisation, mostly. */
  readonly label: string;
  /** No default: whether one factor is enough is nobody's slip. */
  readonly secondFactor: SecondFactor;
}

const FIELDS = ['clientId', 'clientSecret', 'label', 'secondFactor'];

/** Reads the `login` of an issuer; adds what is wrong to `problems`. */
export function readLogin(value: unknown, name: string, problems: string[]): LoginSettings {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const text = (field: string): string => {
    const given = fields[field];
    if (typeof given === 'string' && given !== '') return given;
    problems.push(`${name}.${field} must be a text`);
    return '';
  };
  if (Object.keys(fields).some((field) => !FIELDS.includes(field)))
    problems.push(`${name} has an unknown field; known are ${FIELDS.join(', ')}`);
  const secondFactor = readSecondFactor(fields['secondFactor']);
  if (secondFactor === undefined) problems.push(`${name}.secondFactor must be ${SECOND_FACTOR_FORMS}`);
  return Object.freeze({
    clientId: text('clientId'),
    ...('clientSecret' in fields && { clientSecret: text('clientSecret') }),
    label: text('label'),
    secondFactor: secondFactor ?? { requiredAmr: [] },
  });
}
