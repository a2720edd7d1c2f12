import { Problem } from '../http/problem.js';

// RFC 6750 §3. What exactly is wrong with a token helps only who is forging one.
const challenge = (error: string): Record<string, string> => ({
  'www-authenticate': `Bearer realm="lekwacht"${error}`,
});

export function tokenMissing(): Problem {
  return new Problem({
    status: 401,
    code: 'token-missing',
    title: 'A token is needed',
    detail: 'Send it as "Authorization: Bearer <token>".',
    headers: challenge(''),
  });
}

/** Why a token was not accepted: of the claims only those that we ask for, by name. */
export type TokenFault =
  | 'not-a-bearer-token'
  | 'unknown-issuer'
  | 'not-an-access-token'
  | 'subject-missing'
  | 'signature'
  | 'key-unknown'
  | 'algorithm'
  | `claim-${string}`
  | 'malformed';

/** @param reason for the log */
export function tokenInvalid(reason: TokenFault): Problem {
  return new Problem({
    status: 401,
    code: 'token-invalid',
    title: 'The token is not accepted',
    reason,
    headers: challenge(', error="invalid_token"'),
  });
}

export function tokenExpired(): Problem {
  return new Problem({
    status: 401,
    code: 'token-expired',
    title: 'The token has expired',
    headers: challenge(', error="invalid_token", error_description="expired"'),
  });
}

export function issuerUnavailable(): Problem {
  return new Problem({
    status: 503,
    code: 'issuer-unavailable',
    title: 'Tokens cannot be checked at the moment',
    detail: 'The keys of the issuer cannot be fetched.',
    headers: { 'retry-after': '10' },
  });
}
