import { createPublicKey, type KeyObject } from 'node:crypto';
import {
  createRemoteJWKSet,
  decodeJwt,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { Problem } from '../http/problem.js';
import { readGrants } from './grants.js';
import type { IssuerConfig } from './issuer-config.js';
import { opaqueActorId } from './opaque-actor-id.js';
import type { Principal } from './principal.js';
import { issuerUnavailable, tokenExpired, tokenInvalid } from './token-problems.js';

/** However long an issuer lets a token live, a grant that was taken away ends within a day. */
const LONGEST_LIFE = '24h';
const CLOCK_TOLERANCE = '10s';

type Key = KeyObject | JWTVerifyGetKey;

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
  async verify(token: string): Promise<Principal> {
    const trusted = this.issuers.get(claimedIssuer(token));
    if (trusted === undefined) throw tokenInvalid();
    const { config, key } = trusted;
    const { sub, ...claims } = await payloadOf(token, config, key);
    if (sub === undefined || sub === '') throw tokenInvalid();
    return Object.freeze({
      id: opaqueActorId(config.issuer, sub, this.actorKey),
      grants: readGrants(claims[config.grantsClaim]),
    });
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
    const { payload } = await (typeof key === 'function'
      ? jwtVerify(token, key, options)
      : jwtVerify(token, key, options));
    return payload;
  } catch (error) {
    throw problemFor(error);
  }
}

function problemFor(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return error instanceof errors.JWTExpired ? tokenExpired() : tokenInvalid();
}

function keyOf(config: IssuerConfig): Key {
  if (config.publicKeyPem !== undefined) return createPublicKey(config.publicKeyPem);
  const keySet = createRemoteJWKSet(new URL(config.jwksUri ?? ''), { timeoutDuration: 5_000 });
  return async (header, token) => {
    try {
      return await keySet(header, token);
    } catch (error) {
      // A key the issuer does not have is the token's fault; no answer and nonsense are the issuer's, and pass.
      const keyUnknown =
        error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
      throw keyUnknown ? error : issuerUnavailable();
    }
  };
}

/** Not proven yet: it only chooses the key that has to prove it. */
function claimedIssuer(token: string): string {
  try {
    return decodeJwt(token).iss ?? '';
  } catch {
    return '';
  }
}
