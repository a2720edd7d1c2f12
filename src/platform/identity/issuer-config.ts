import { acrValuesOf, FRESH_PROOF_FORMS, readFreshProof, type FreshProofRule } from './fresh-proof-rule.js';
import { readLogin, type LoginSettings } from './login-settings.js';
import { wrongWithPublicKey } from './public-key.js';
import type { SecondFactor } from './second-factor.js';
import { TOKEN_TYPES, type TokenType } from './token-type.js';

/** An issuer whose tokens are accepted. Exactly one of `jwksUri` and `publicKeyPem` is set. */
export interface IssuerConfig {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
  /** What its access tokens are called in their header; absent: either, or nothing said. */
  readonly tokenType?: TokenType;
  readonly jwksUri?: string;
  readonly publicKeyPem?: string;
  /** The claim that carries the grants, as `["<organisation>:<role>"]`. */
  readonly grantsClaim: string;
  /** The claim that tells people apart, default `sub`: where that differs for each client, as with Entra, `oid`. */
  readonly subjectClaim?: string;
  /** The claim with a person's name, default `name`, before `preferred_username`. */
  readonly nameClaim?: string;
  /** The claim with his job title; absent: none is read. */
  readonly functionClaim?: string;
  /** The organisations it may grant roles for; what it says of others counts for nothing. Absent: all. */
  readonly organisations?: readonly string[];
  /** How it shows that a proof is recent; absent: by `auth_time` alone, and without that it shows none. */
  readonly freshProof?: FreshProofRule;
  /** Whether people log in there, and how. */
  readonly login?: LoginSettings;
}

export const DEFAULT_GRANTS_CLAIM = 'lekwacht_grants';
/** Of tokens that anybody with the disk of a development desk can make. */
export const DEVELOPMENT_ISSUER = 'urn:lekwacht:development-issuer';

const CLAIMS = ['grantsClaim', 'subjectClaim', 'nameClaim', 'functionClaim'] as const;
/** They say something else in every token (RFC 7519 §4.1), and who fills them need not be who gives roles. */
const TAKEN = [
  'iss',
  'sub',
  'aud',
  'exp',
  'nbf',
  'iat',
  'jti',
  'azp',
  'acr',
  'amr',
  'auth_time',
  'typ',
  'nonce',
  'sid',
];

// Asymmetric only: with a shared secret every party that checks tokens could also make them, and `none` is no signature.
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const FIELDS = [
  'issuer',
  'audience',
  'algorithms',
  'tokenType',
  'jwksUri',
  'publicKeyPem',
  'grantsClaim',
  'subjectClaim',
  'nameClaim',
  'functionClaim',
  'organisations',
  'freshProof',
  'login',
];

/** Reads AUTH_ISSUERS, a JSON array; adds what is wrong to `problems`. */
export function readIssuers(text: string | undefined, problems: string[]): readonly IssuerConfig[] {
  if (text === undefined) return [];
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    list = undefined;
  }
  if (!Array.isArray(list)) {
    problems.push(
      'AUTH_ISSUERS must be a JSON array of {issuer, audience, algorithms, jwksUri | publicKeyPem}',
    );
    return [];
  }
  const issuers = list.map((entry: unknown, index) => readIssuer(entry, `AUTH_ISSUERS[${index}]`, problems));
  if (new Set(issuers.map(({ issuer }) => issuer)).size < issuers.length)
    problems.push('AUTH_ISSUERS names the same issuer twice');
  return Object.freeze(issuers);
}

function readIssuer(entry: unknown, name: string, problems: string[]): IssuerConfig {
  const fields = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
  const text = (field: string): string => {
    const value = fields[field];
    if (typeof value === 'string' && value !== '') return value;
    problems.push(`${name}.${field} must be a text`);
    return '';
  };
  for (const field of Object.keys(fields))
    if (!FIELDS.includes(field))
      problems.push(`${name} has an unknown field; known are ${FIELDS.join(', ')}`);

  const algorithms = fields['algorithms'];
  const allowed = Array.isArray(algorithms) && algorithms.length > 0 ? (algorithms as unknown[]) : [''];
  if (!allowed.every((algorithm) => typeof algorithm === 'string' && ALGORITHMS.includes(algorithm)))
    problems.push(`${name}.algorithms must be a list from ${ALGORITHMS.join(', ')}`);

  if ('jwksUri' in fields === 'publicKeyPem' in fields)
    problems.push(`${name} needs either jwksUri or publicKeyPem`);
  if ('jwksUri' in fields && !isSafeUri(text('jwksUri')))
    problems.push(`${name}.jwksUri must be an https URL (http on loopback only)`);
  const wrongKey =
    'publicKeyPem' in fields ? wrongWithPublicKey(text('publicKeyPem'), allowed.map(String)) : undefined;
  if (wrongKey !== undefined) problems.push(`${name}.publicKeyPem ${wrongKey}`);
  const tokenType = TOKEN_TYPES.find((known) => known === fields['tokenType']);
  if ('tokenType' in fields && tokenType === undefined)
    problems.push(`${name}.tokenType must be ${TOKEN_TYPES.join(' or ')}`);
  if (fields['issuer'] === DEVELOPMENT_ISSUER)
    problems.push(`${name}.issuer is the name of the development issuer, whose key is no secret`);
  for (const claim of CLAIMS)
    if (String(fields[claim]) in {} || (claim === 'grantsClaim' && TAKEN.includes(String(fields[claim]))))
      problems.push(`${name}.${claim} must be a claim of its own`);

  const organisations = fields['organisations'] ?? [];
  const slugs = Array.isArray(organisations) ? (organisations as unknown[]) : [undefined];
  if (
    ('organisations' in fields && slugs.length === 0) ||
    !slugs.every((slug) => typeof slug === 'string' && SLUG.test(slug))
  )
    problems.push(`${name}.organisations must be a list of slugs of organisations`);
  // Where people log in its address is asked what it can do.
  if ('login' in fields && !isSafeUri(text('issuer')))
    problems.push(`${name}.issuer must be an https URL (http on loopback only) for people to log in there`);

  const freshProof = readFreshProof(fields['freshProof']);
  if ('freshProof' in fields && freshProof === undefined)
    problems.push(`${name}.freshProof must be ${FRESH_PROOF_FORMS}`);
  const login = 'login' in fields ? readLogin(fields['login'], `${name}.login`, problems) : undefined;
  // One login shows one of them: it has to do for both.
  if (!acrValuesOf(freshProof).every((acr) => mayShow(login?.secondFactor, acr)))
    problems.push(`${name}.freshProof must name values that login.secondFactor names too`);
  // ID tokens are meant for the client, and Keycloak names it in the tokens of every program of the realm.
  if (login !== undefined && login.clientId === fields['audience'])
    problems.push(`${name}.audience must differ from login.clientId: who logs in is no program`);

  return Object.freeze({
    issuer: text('issuer'),
    audience: text('audience'),
    algorithms: allowed as string[],
    ...(tokenType !== undefined && { tokenType }),
    ...('jwksUri' in fields && { jwksUri: text('jwksUri') }),
    ...('publicKeyPem' in fields && { publicKeyPem: text('publicKeyPem') }),
    grantsClaim: 'grantsClaim' in fields ? text('grantsClaim') : DEFAULT_GRANTS_CLAIM,
    ...('subjectClaim' in fields && { subjectClaim: text('subjectClaim') }),
    ...('nameClaim' in fields && { nameClaim: text('nameClaim') }),
    ...('functionClaim' in fields && { functionClaim: text('functionClaim') }),
    ...('organisations' in fields && { organisations: slugs as string[] }),
    ...(freshProof !== undefined && { freshProof }),
    ...(login !== undefined && { login }),
  });
}

function mayShow(factor: SecondFactor | undefined, acr: string): boolean {
  return typeof factor !== 'object' || !('requiredAcr' in factor) || factor.requiredAcr.includes(acr);
}

function isSafeUri(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
  );
}
