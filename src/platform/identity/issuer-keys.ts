import { createPublicKey, type KeyObject } from 'node:crypto';
import {
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose';
import type { IssuerConfig } from './issuer-config.js';
import { issuerUnavailable } from './token-problems.js';

type IssuerKey = KeyObject | JWTVerifyGetKey;

/** By which the clock of an issuer may differ from ours. */
export const CLOCK_TOLERANCE = '10s';

/**
 * A provider may sign with a new key from one moment to the next (Keycloak does), and sends a logout once: the set is
 * fetched again as soon as a key is missing, but whoever makes keys up makes us ask no more often than this.
 */
const ASKED_AGAIN_AFTER_MS = 1_000;
/** A key that was taken away, perhaps because it was stolen, counts no longer than this. */
const KEPT_FOR_MS = 60_000;

/** What the signatures of an issuer are checked with; a key set is fetched when first needed. */
export function keyOf({ publicKeyPem, jwksUri }: IssuerConfig): IssuerKey {
  if (publicKeyPem !== undefined) return createPublicKey(publicKeyPem);
  const keySet = createRemoteJWKSet(new URL(jwksUri ?? ''), {
    timeoutDuration: 5_000,
    cooldownDuration: ASKED_AGAIN_AFTER_MS,
    cacheMaxAge: KEPT_FOR_MS,
  });
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

/** @throws what jose throws, and Problem 503 when the issuer's keys cannot be fetched */
export async function verified(
  token: string,
  key: IssuerKey,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  const { payload } = await (typeof key === 'function'
    ? jwtVerify(token, key, options)
    : jwtVerify(token, key, options));
  return payload;
}
