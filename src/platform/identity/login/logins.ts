import { randomNonce, randomPKCECodeVerifier, randomState, type IDToken } from 'openid-client';
import type { Moment } from '../../../shared/moment.js';
import type { FreshProofs } from '../fresh-proofs.js';
import type { GivenGrants } from '../given-grants.js';
import { readGrants } from '../grants.js';
import { namingOf } from '../naming.js';
import { opaqueActorId } from '../opaque-actor-id.js';
import { proofIn } from '../proof.js';
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

/** What a login is for. */
export interface LoginWish {
  readonly returnPath: string;
  /** Whether the person has to prove who he is, whatever the provider remembers of him. */
  readonly fresh: boolean;
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
    private readonly proofs: FreshProofs,
    private readonly given: GivenGrants,
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

  /** Where the session of that cookie was opened: who proves again who he is does so there. */
  async partyOf(cookies: string | undefined): Promise<RelyingParty | undefined> {
    return this.party((await this.sessions.find(cookies))?.proof.issuer);
  }

  /** @param origin where browsers reach the desk @throws Problem 503 when the provider does not answer */
  async begin(
    party: RelyingParty,
    origin: string,
    { returnPath, fresh }: LoginWish,
    cookies: string | undefined,
  ): Promise<Begun> {
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
    const freshSince = fresh ? this.proofs.now() : undefined;
    const maxAge = fresh ? this.proofs.maxAgeSeconds : undefined;
    const location = await party.loginUrl(origin, { state, nonce, verifier }, maxAge);
    await this.attempts.begin(state, { issuer: party.name, nonce, verifier, returnPath, freshSince });
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
    const session = this.#sessionOf(issuer, claims, attempt.freshSince);
    // Waited for: the page that comes next names who just logged in.
    await this.sightings?.note({
      id: session.actorId,
      grants: await this.given.over(session.actorId, session.grants),
      awaitedIn: this.given.awaiting(session.actorId),
      ...namingOf(claims, issuer.config),
    });
    return { returnPath: attempt.returnPath, cookie: await this.sessions.open(session, cookies) };
  }

  #sessionOf({ config }: LoginIssuer, claims: IDToken, freshSince: Moment | undefined): NewSession {
    const subject = claims[config.subjectClaim ?? 'sub'];
    if (typeof subject !== 'string' || subject === '') throw new LoginRefused('subject-missing');
    const { sub, sid } = claims as Readonly<Record<string, unknown>> & IDToken;
    const proof = proofIn(claims, config, freshSince !== undefined);
    if (freshSince !== undefined && !this.proofs.isSince(proof, freshSince))
      throw new LoginRefused('proof-not-fresh');
    return {
      actorId: opaqueActorId(config.issuer, subject, this.actorKey),
      grants: readGrants(claims[config.grantsClaim], config.organisations),
      proof,
      sid: typeof sid === 'string' && sid !== '' ? sid : undefined,
      subjectId: opaqueActorId(config.issuer, sub, this.actorKey),
    };
  }
}
