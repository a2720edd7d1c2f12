import { randomNonce, randomPKCECodeVerifier, randomState, type IDToken } from 'openid-client';
import { fromMilliseconds, type Moment } from '../../../shared/moment.js';
import { readGrants } from '../grants.js';
import { namingOf } from '../naming.js';
import { opaqueActorId } from '../opaque-actor-id.js';
import type { NewSession, Sessions } from '../sessions.js';
import type { Sightings } from '../sightings.port.js';
import { statesIn, withoutState, withState } from './attempt-cookie.js';
import type { LoginAttempts } from './login-attempts.js';
import type { LoginIssuer } from './login-issuer.js';
import { LoginRefused } from './login-problems.js';
import { RelyingParty } from './relying-party.js';

/** A login that begins: where to send the browser, with which cookie. */
export interface Begun {
  readonly location: string;
  readonly cookie: string;
}

/** Someone logged in: where he wanted to go, with the cookie of his session. */
export interface LoggedIn {
  readonly returnPath: string;
  readonly cookie: string;
}

/** Logging in, from the first redirect to the session. */
export class Logins {
  readonly #parties: ReadonlyMap<string, RelyingParty>;

  constructor(
    private readonly issuers: readonly LoginIssuer[],
    private readonly attempts: LoginAttempts,
    private readonly sessions: Sessions,
    private readonly actorKey: Buffer,
    private readonly sightings?: Sightings,
  ) {
    this.#parties = new Map(issuers.map((issuer) => [issuer.config.issuer, new RelyingParty(issuer)]));
  }

  /** Where one may log in. */
  get parties(): readonly RelyingParty[] {
    return [...this.#parties.values()];
  }

  party(name: string | undefined): RelyingParty | undefined {
    return this.#parties.get(name ?? '');
  }

  /** @param origin where browsers reach the desk @throws Problem 503 when the provider does not answer */
  async begin(
    party: RelyingParty,
    origin: string,
    returnPath: string,
    cookies: string | undefined,
  ): Promise<Begun> {
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
    const location = await party.loginUrl(origin, { state, nonce, verifier });
    await this.attempts.begin(state, { issuer: party.name, nonce, verifier, returnPath });
    return { location: location.href, cookie: withState(cookies, state) };
  }

  /** @returns the Set-Cookie header by which the browser forgets this attempt, whatever becomes of it */
  forget(state: string | undefined, cookies: string | undefined): string {
    return withoutState(cookies, state ?? '');
  }

  /**
   * @param query of the callback, as it came
   * @throws LoginRefused, Problem 403 for grants that are no grants, 503 when the provider is away
   */
  async complete(
    origin: string,
    query: string,
    state: string | undefined,
    cookies: string | undefined,
  ): Promise<LoggedIn> {
    // The cookie first: whoever only knows the address cannot even use the attempt up.
    if (state === undefined || !statesIn(cookies).includes(state)) throw new LoginRefused('no-cookie');
    const attempt = await this.attempts.take(state);
    if (attempt === undefined) throw new LoginRefused('unknown-attempt');
    const party = this.party(attempt.issuer);
    const issuer = this.issuers.find(({ config }) => config.issuer === attempt.issuer);
    if (party === undefined || issuer === undefined) throw new LoginRefused('issuer-gone');
    const claims = await party.claims(origin, query, { ...attempt, state });
    const session = this.#sessionOf(issuer, claims);
    // Waited for: the page that comes next names who just logged in.
    await this.sightings?.note({
      id: session.actorId,
      grants: session.grants,
      ...namingOf(claims, issuer.config),
    });
    return { returnPath: attempt.returnPath, cookie: await this.sessions.open(session, cookies) };
  }

  #sessionOf({ config }: LoginIssuer, claims: IDToken): NewSession {
    const subject = claims[config.subjectClaim ?? 'sub'];
    if (typeof subject !== 'string' || subject === '') throw new LoginRefused('subject-missing');
    const { sub, sid, acr, amr } = claims as Readonly<Record<string, unknown>> & IDToken;
    return {
      actorId: opaqueActorId(config.issuer, subject, this.actorKey),
      grants: readGrants(claims[config.grantsClaim], config.organisations),
      issuer: config.issuer,
      sid: typeof sid === 'string' && sid !== '' ? sid : undefined,
      subjectId: opaqueActorId(config.issuer, sub, this.actorKey),
      authenticatedAt: momentOf(claims.auth_time),
      acr: typeof acr === 'string' ? acr : undefined,
      amr: Array.isArray(amr) ? amr.filter((method) => typeof method === 'string') : [],
    };
  }
}

/** @param seconds since 1970; what is no moment of this age was not meant */
function momentOf(seconds: number | undefined): Moment | undefined {
  return seconds !== undefined && seconds > 0 && seconds < 1e10
    ? fromMilliseconds(seconds * 1_000)
    : undefined;
}
