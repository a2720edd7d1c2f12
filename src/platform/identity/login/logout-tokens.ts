import { decodeJwt, type JWTPayload } from 'jose';
import { Problem } from '../../http/problem.js';
import { CLOCK_TOLERANCE, keyOf, verified } from '../issuer-keys.js';
import { opaqueActorId } from '../opaque-actor-id.js';
import type { EndedLogin } from '../sessions.js';
import type { LoginIssuer } from './login-issuer.js';
import { logoutTokenInvalid } from './login-problems.js';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

export interface LogoutToken extends EndedLogin {
  /** Of this token alone. */
  readonly once: string;
}

/** By which a provider tells that somebody logged out there (OpenID Connect Back-Channel Logout 1.0, §2.6). */
export class LogoutTokens {
  readonly #issuers: readonly { readonly issuer: LoginIssuer; readonly key: ReturnType<typeof keyOf> }[];

  constructor(
    issuers: readonly LoginIssuer[],
    private readonly actorKey: Buffer,
  ) {
    this.#issuers = issuers.map((issuer) => ({ issuer, key: keyOf(issuer.config) }));
  }

  /** @throws Problem 400 for what is no such token, 503 when the issuer's keys cannot be fetched */
  async read(token: string): Promise<LogoutToken> {
    try {
      const claimed = decodeJwt(token).iss ?? '';
      const known = this.#issuers.find(({ issuer }) => issuer.knownAddress === claimed);
      if (known === undefined) throw logoutTokenInvalid();
      const { config } = known.issuer;
      const claims = await verified(token, known.key, {
        issuer: claimed,
        audience: config.login.clientId,
        algorithms: [...config.algorithms],
        requiredClaims: ['iat', 'jti', 'events'],
        // By the wall clock, as every token (see the token verifier).
        maxTokenAge: '2m',
        clockTolerance: CLOCK_TOLERANCE,
      });
      const sid = textOf(claims['sid']);
      const sub = textOf(claims.sub);
      // With a nonce it is an ID token that somebody makes pass for this.
      if (!hasEvent(claims) || 'nonce' in claims || (sid === undefined && sub === undefined))
        throw logoutTokenInvalid();
      return {
        issuer: config.issuer,
        sid,
        subjectId: sub === undefined ? undefined : opaqueActorId(config.issuer, sub, this.actorKey),
        once: JSON.stringify([claimed, claims.jti]),
      };
    } catch (error) {
      throw error instanceof Problem ? error : logoutTokenInvalid(error);
    }
  }
}

function hasEvent({ events }: JWTPayload): boolean {
  if (typeof events !== 'object' || events === null || !(EVENT in events)) return false;
  const event = events[EVENT];
  return typeof event === 'object' && event !== null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
