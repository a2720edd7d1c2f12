import { decodeProtectedHeader } from 'jose';
import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type ClientAuth,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  type IDToken,
  None,
} from 'openid-client';
import { Problem } from '../../http/problem.js';
import { acrValuesOf } from '../fresh-proof-rule.js';
import { isShown, requestFor } from '../second-factor.js';
import type { LoginAttempt } from './login-attempts.js';
import type { LoginIssuer } from './login-issuer.js';
import { LoginRefused, providerUnavailable } from './login-problems.js';

const CALLBACK_PATH = '/login/callback';
const TIMEOUT_SECONDS = 5;
/** No answer in time, or none that makes sense: the provider's fault, and it passes. */
const NO_ANSWER = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
];

type Secrets = Pick<LoginAttempt, 'nonce' | 'verifier'> & { readonly state: string };

/** The desk at one OpenID provider: authorization code with PKCE, state and nonce, always all three. */
export class RelyingParty {
  #discovered: Promise<Configuration> | undefined;

  constructor(private readonly issuer: LoginIssuer) {}

  get name(): string {
    return this.issuer.config.issuer;
  }

  get label(): string {
    return this.issuer.config.login.label;
  }

  /**
   * Where to send the browser.
   * @param maxAgeSeconds where a fresh proof is asked for; the provider may take no notice, so the answer is checked
   * @throws Problem 503 when the provider does not answer
   */
  async loginUrl(origin: string, { state, nonce, verifier }: Secrets, maxAgeSeconds?: number): Promise<URL> {
    const { login, freshProof } = this.issuer.config;
    const acrValues = acrValuesOf(freshProof).join(' ');
    return buildAuthorizationUrl(await this.#provider(origin), {
      ...requestFor(login.secondFactor),
      ...(maxAgeSeconds !== undefined && {
        prompt: 'login',
        // With it the answer has to say when the proof was given (OpenID Connect Core, §3.1.2.1).
        max_age: String(maxAgeSeconds),
        ...(acrValues !== '' && { acr_values: acrValues }),
      }),
      redirect_uri: `${origin}${CALLBACK_PATH}`,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
  }

  /**
   * What the provider says of the person who came back.
   * @param query of the callback, as it came
   * @throws Problem 403 for an answer that is not valid or shows one factor only, 503 when the provider is away
   */
  async claims(origin: string, query: string, { state, nonce, verifier }: Secrets): Promise<IDToken> {
    const { algorithms, login } = this.issuer.config;
    const provider = await this.#provider(origin);
    try {
      const tokens = await authorizationCodeGrant(provider, new URL(`${origin}${CALLBACK_PATH}?${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
      });
      const claims = tokens.claims();
      const { alg = '' } = decodeProtectedHeader(tokens.id_token ?? '');
      if (claims === undefined || !algorithms.includes(alg)) throw new LoginRefused('answer-not-valid');
      if (!isShown(login.secondFactor, claims)) throw new LoginRefused('second-factor-missing');
      return claims;
    } catch (error) {
      if (error instanceof LoginRefused) throw error;
      if (error instanceof AuthorizationResponseError) throw new LoginRefused('broken-off', error);
      throw isAway(error) ? this.#away(error) : new LoginRefused('answer-not-valid', error);
    }
  }

  /**
   * Where a person ends his session at the provider too; `undefined` where it has no such page or does not answer.
   * Without an `id_token_hint`, which would carry who he is into addresses: the provider asks for confirmation.
   */
  async logoutUrl(origin: string): Promise<URL | undefined> {
    try {
      const provider = await this.#provider(origin);
      if (provider.serverMetadata().end_session_endpoint === undefined) return undefined;
      return buildEndSessionUrl(provider, { post_logout_redirect_uri: `${origin}/` });
    } catch {
      return undefined;
    }
  }

  /** Asked at first use and kept; a failure is not kept. */
  async #provider(origin: string): Promise<Configuration> {
    this.#discovered ??= this.#discover(origin);
    try {
      return await this.#discovered;
    } catch (error) {
      throw this.#away(error);
    }
  }

  async #discover(origin: string): Promise<Configuration> {
    const { clientId, clientSecret } = this.issuer.config.login;
    const address = new URL(await this.issuer.address(origin));
    return discovery(address, clientId, undefined, authentication(clientSecret), {
      timeout: TIMEOUT_SECONDS,
      execute: [
        // Of the ID token the signature too, not only where it came from.
        enableNonRepudiationChecks,
        // On loopback only: the configuration takes no other. Marked as deprecated to stand out, by its own words.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        ...(address.protocol === 'http:' ? [allowInsecureRequests] : []),
      ],
    });
  }

  #away(error: unknown): unknown {
    this.#discovered = undefined;
    // The development provider says in words of its own why it is not there.
    return error instanceof Problem ? error : providerUnavailable(error);
  }
}

/** As the provider wants it; by the rules of OpenID Connect in a header where it does not say. */
function authentication(secret: string | undefined): ClientAuth {
  if (secret === undefined) return None();
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (provider, client, body, headers) => {
    const ways = provider.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const way = ways.includes('client_secret_basic') ? basic : post;
    way(provider, client, body, headers);
  };
}

function isAway(error: unknown): boolean {
  if (error instanceof ClientError) return NO_ANSWER.includes(error.code ?? '');
  // What fetch throws where nobody answers.
  return error instanceof TypeError && error.message === 'fetch failed';
}
