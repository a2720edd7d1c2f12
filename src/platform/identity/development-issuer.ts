import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { toMilliseconds } from '../../shared/moment.js';
import { SystemClock } from '../time/clock.port.js';
import { DEVELOPMENT_FUNCTION_CLAIM, developmentClaims } from './development-claims.js';
import type { IdentitySettings } from './identity-settings.js';
import { DEFAULT_GRANTS_CLAIM, DEVELOPMENT_ISSUER, type IssuerConfig } from './issuer-config.js';
import type { Role } from './principal.js';
import { secretFile } from './secret-file.js';

const AUDIENCE = 'lekwacht';
const ALGORITHM = 'ES256';

export interface DevelopmentTokenRequest {
  readonly organisation: string;
  readonly role: Role;
  /** Who; default one person for each role of each organisation. */
  readonly subject?: string;
  /** What he is called; of somebody else than the default person nothing is known unless it is said. */
  readonly name?: string;
  /** jose time span, default `12h`. */
  readonly lifetime?: string;
  /** Further grants, `<organisation>:<role>`. */
  readonly grants?: readonly string[];
}

type IssuerSettings = Pick<IdentitySettings, 'environment' | 'developmentIssuer' | 'dataDirectory'>;

/** The built-in issuer, as the token verifier knows an issuer. @throws Error where it is switched off */
export function developmentIssuer(config: IssuerSettings): IssuerConfig {
  return {
    issuer: DEVELOPMENT_ISSUER,
    audience: AUDIENCE,
    algorithms: [ALGORITHM],
    publicKeyPem: createPublicKey(signingKey(config)).export({ type: 'spki', format: 'pem' }).toString(),
    grantsClaim: DEFAULT_GRANTS_CLAIM,
    functionClaim: DEVELOPMENT_FUNCTION_CLAIM,
  };
}

/**
 * A token of the built-in issuer. The grants are not checked here, so that every refusal can be tried.
 * @throws Error in production, or where the issuer is switched off
 */
export async function issueDevelopmentToken(
  config: IssuerSettings,
  request: DevelopmentTokenRequest,
): Promise<string> {
  const {
    organisation,
    role,
    subject = developmentSubject(role, organisation),
    name,
    lifetime = '12h',
    grants = [],
  } = request;
  const now = Math.floor(toMilliseconds(new SystemClock().now()) / 1_000);
  const naming = request.subject === undefined ? developmentClaims(role, organisation) : {};
  return new SignJWT({
    ...naming,
    ...(name !== undefined && { name }),
    [DEFAULT_GRANTS_CLAIM]: [`${organisation}:${role}`, ...grants],
    auth_time: now,
  })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
    .setIssuer(DEVELOPMENT_ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(subject)
    .setIssuedAt(now)
    .setExpirationTime(lifetime)
    .sign(signingKey(config));
}

/** Who somebody is where no name is given: the same person by token and by login. */
export function developmentSubject(role: Role, organisation: string): string {
  return `${role}-of-${organisation}`;
}

function signingKey(config: IssuerSettings): KeyObject {
  if (config.environment === 'production' || !config.developmentIssuer)
    throw new Error('The development issuer is for development only: configure AUTH_ISSUERS.');
  return createPrivateKey(secretFile(config.dataDirectory, 'development-issuer.pem', newDevelopmentKey));
}

/** @returns a private key in PEM form */
export function newDevelopmentKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
}
