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

/** What the signatures of an issuer are checked with; a key set is fetched when first needed. */
export function keyOf({ publicKeyPem, jwksUri }: IssuerConfig): IssuerKey {
  if (publicKeyPem !== undefined) return createPublicKey(publicKeyPem);
  const keySet = createRemoteJWKSet(new URL(jwksUri ?? ''), { timeoutDuration: 5_000 });
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
