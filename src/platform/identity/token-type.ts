import type { JWTPayload } from 'jose';

/** What an issuer calls its access tokens in their header: by RFC 9068, or as most do. */
export const TOKEN_TYPES = ['at+jwt', 'JWT'] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

/** By which a token shows that it was made for something else: OpenID Connect Core §2 and §3.3, Back-Channel Logout §2.4. */
const OF_OTHER_TOKENS = ['at_hash', 'c_hash', 'events'];

/**
 * Whether a token that was verified is one to come in with: ID tokens, logout tokens and refresh tokens of the same issuer carry
 * the same signature, and sometimes the same audience.
 * @param wanted absent: either of both, or none said
 */
export function isAccessToken(header: unknown, claims: JWTPayload, wanted: TokenType | undefined): boolean {
  // RFC 7515 §4.1.9: "application/" may be left out, and case says nothing.
  const type = typeof header === 'string' ? header.toLowerCase().replace(/^application\//, '') : header;
  const allowed = wanted === undefined ? [undefined, 'jwt', 'at+jwt'] : [wanted.toLowerCase()];
  // Keycloak says in the token too what it is.
  const isBearer = claims['typ'] === undefined || claims['typ'] === 'Bearer';
  return allowed.some((one) => one === type) && isBearer && !OF_OTHER_TOKENS.some((claim) => claim in claims);
}
