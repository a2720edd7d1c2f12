import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload } from 'jose';
import { Problem } from '../http/problem.js';
import { readGrants } from './grants.js';
import type { IssuerConfig } from './issuer-config.js';
import { CLOCK_TOLERANCE, keyOf, verified } from './issuer-keys.js';
import { namingOf, type ClaimedNaming } from './naming.js';
import { opaqueActorId } from './opaque-actor-id.js';
import { proofIn } from './proof.js';
import type { Principal } from './principal.js';
import { isAccessToken } from './token-type.js';
import { tokenExpired, tokenInvalid, type TokenFault } from './token-problems.js';

/** However long an issuer lets a token live, a grant that was taken away ends within a day. */
const LONGEST_LIFE = '24h';

/** Claims that jose checks for us, or of the header. */
const ASKED_CLAIMS = ['iss', 'aud', 'exp', 'iat', 'nbf', 'sub', 'typ'];

type Key = ReturnType<typeof keyOf>;

export interface ShownToken {
  readonly principal: Principal;
  /** Apart: who asks is known by his id wherever he goes from here. */
  readonly naming: ClaimedNaming;
}

/** Checks bearer tokens of the configured issuers. */
export class TokenVerifier {
  private readonly issuers: ReadonlyMap<string, { readonly config: IssuerConfig; readonly key: Key }>;

  constructor(
    issuers: readonly IssuerConfig[],
    private readonly actorKey: Buffer,
  ) {
    this.issuers = new Map(issuers.map((config) => [config.issuer, { config, key: keyOf(config) }]));
  }

  /** @throws Problem 401 invalid or expired, 403 grants, 503 when the issuer's keys cannot be fetched */
  async verify(token: string): Promise<ShownToken> {
    const trusted = this.issuers.get(claimedIssuer(token));
    if (trusted === undefined) throw tokenInvalid('unknown-issuer');
    const { config, key } = trusted;
    const claims = await payloadOf(token, config, key);
    const subject = claims[config.subjectClaim ?? 'sub'];
    // Whatever tells people apart here: a token of nobody is of no use (RFC 7519 §4.1.2: `sub` is a text).
    if (!isFilled(subject) || !isFilled(claims.sub)) throw tokenInvalid('subject-missing');
    const principal = Object.freeze({
      id: opaqueActorId(config.issuer, subject, this.actorKey),
      grants: readGrants(claims[config.grantsClaim], config.organisations),
      proof: proofIn(claims, config, true),
    });
    return { principal, naming: namingOf(claims, config) };
  }
}

async function payloadOf(token: string, config: IssuerConfig, key: Key): Promise<JWTPayload> {
  try {
    const options = {
      issuer: config.issuer,
      audience: config.audience,
      algorithms: [...config.algorithms],
      requiredClaims: ['exp', 'iat', 'sub'],
      maxTokenAge: LONGEST_LIFE,
      clockTolerance: CLOCK_TOLERANCE,
      // No `currentDate`, so the wall clock and not the Clock port: the demo plays 2019 by the port, but its tokens
      // are issued today, and whoever could set that clock back could bring an expired token to life again.
    };
    const claims = await verified(token, key, options);
    if (!isAccessToken(decodeProtectedHeader(token).typ, claims, config.tokenType))
      throw tokenInvalid('not-an-access-token');
    return claims;
  } catch (error) {
    throw problemFor(error);
  }
}

function problemFor(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return error instanceof errors.JWTExpired ? tokenExpired() : tokenInvalid(faultOf(error));
}

/** What jose names: a closed list; whoever made the token up has no say in it. */
function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWTClaimValidationFailed)
    return ASKED_CLAIMS.includes(error.claim) ? `claim-${error.claim}` : 'malformed';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return 'key-unknown';
  return error instanceof errors.JOSEAlgNotAllowed ? 'algorithm' : 'malformed';
}

/** Not proven yet: it only chooses the key that has to prove it. */
function claimedIssuer(token: string): string {
  try {
    return decodeJwt(token).iss ?? '';
  } catch {
    return '';
  }
}

function isFilled(claim: unknown): claim is string {
  return typeof claim === 'string' && claim.trim() !== '';
}
