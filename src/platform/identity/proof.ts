import { fromMilliseconds, type Moment } from '../../shared/moment.js';
import type { IssuerConfig } from './issuer-config.js';
import type { Proof } from './principal.js';

type Claims = Readonly<Record<string, unknown>>;

/**
 * How somebody proved who he is, by the claims of a token of his issuer.
 * @param wasAsked whether this token was asked for as a new proof; only of one does the word of the administrator hold
 */
export function proofIn(
  claims: Claims,
  { issuer, freshProof }: Pick<IssuerConfig, 'issuer' | 'freshProof'>,
  wasAsked: boolean,
): Proof {
  const { acr, amr, auth_time: authTime, iat } = claims;
  // What an issuer says is never overruled by what is said of it.
  const isVouchedFor = authTime === undefined && wasAsked && freshProof === 'provider-enforces';
  return Object.freeze({
    issuer,
    authenticatedAt: momentOf(isVouchedFor ? iat : authTime),
    acr: typeof acr === 'string' ? acr : undefined,
    amr: Array.isArray(amr) ? amr.filter((method) => typeof method === 'string') : [],
  });
}

/** @param seconds since 1970; what is no moment of this age was not meant */
function momentOf(seconds: unknown): Moment | undefined {
  return typeof seconds === 'number' && seconds > 0 && seconds < 1e10
    ? fromMilliseconds(seconds * 1_000)
    : undefined;
}
