import { createHash, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT, type JWTPayload } from 'jose';

const CLIENT = 'the-desk';
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

export interface Wishes {
  /** Of the ID token, over what is right. */
  readonly claims?: object;
  /** Of the answer: who it says it is from; `undefined` given explicitly leaves it out. */
  readonly iss?: string | undefined;
  readonly key?: KeyObject;
}

/** An OpenID provider that says whatever a test wants it to. Nobody logs in there: it answers at once. */
export class TestProvider {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #codes = new Map<string, { readonly challenge: string; readonly token: string }>();
  /** Whether it answers. */
  isUp = true;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {
    server.on('request', (request, response) => void this.#answer(request, response));
  }

  static async start(): Promise<TestProvider> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TestProvider(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  /** As it stands in AUTH_ISSUERS. */
  setting(fields: object = {}, login: object = {}): object {
    return {
      issuer: this.url,
      audience: 'lekwacht',
      algorithms: ['ES256'],
      publicKeyPem: this.#keys.publicKey.export({ type: 'spki', format: 'pem' }),
      login: { clientId: CLIENT, label: 'The provider', secondFactor: 'provider-enforces', ...login },
      ...fields,
    };
  }

  /** The answer to a request for a login, as the address of the callback. */
  async answerTo(login: URL, wishes: Wishes = {}): Promise<URL> {
    const asked = login.searchParams;
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.url,
      aud: CLIENT,
      sub: 'jan-canary',
      iat: now,
      exp: now + 60,
      auth_time: now,
      nonce: asked.get('nonce'),
      lekwacht_grants: ['perspektief:fg'],
      ...wishes.claims,
    };
    const code = randomUUID();
    this.#codes.set(code, {
      challenge: asked.get('code_challenge')!,
      token: await this.sign(claims, wishes.key),
    });
    const callback = new URL(asked.get('redirect_uri')!);
    callback.searchParams.set('code', code);
    callback.searchParams.set('state', asked.get('state')!);
    const iss = 'iss' in wishes ? wishes.iss : this.url;
    if (iss !== undefined) callback.searchParams.set('iss', iss);
    return callback;
  }

  /** @param claims over what is right; `undefined` leaves one out */
  logoutToken(claims: object = {}, key?: KeyObject): Promise<string> {
    const right = {
      iss: this.url,
      aud: CLIENT,
      iat: Math.floor(Date.now() / 1000),
      jti: randomUUID(),
      events: { [LOGOUT_EVENT]: {} },
      sub: 'jan-canary',
    };
    return this.sign({ ...right, ...claims }, key);
  }

  sign(claims: object, key = this.#keys.privateKey): Promise<string> {
    return new SignJWT(JSON.parse(JSON.stringify(claims)) as JWTPayload)
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .sign(key);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [status, body] = this.isUp ? await this.#documentAt(request) : [503, {}];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  async #documentAt(request: IncomingMessage): Promise<[number, object]> {
    switch (request.url ?? '') {
      case '/.well-known/openid-configuration':
        return [
          200,
          {
            issuer: this.url,
            authorization_endpoint: `${this.url}/authorize`,
            token_endpoint: `${this.url}/token`,
            jwks_uri: `${this.url}/keys`,
            end_session_endpoint: `${this.url}/end`,
            authorization_response_iss_parameter_supported: true,
            id_token_signing_alg_values_supported: ['ES256', 'RS256'],
          },
        ];
      case '/keys':
        return [200, { keys: [{ ...(await exportJWK(this.#keys.publicKey)), kid: 'one', alg: 'ES256' }] }];
      default:
        return this.#tokens(request);
    }
  }

  async #tokens(request: IncomingMessage): Promise<[number, object]> {
    let body = '';
    for await (const piece of request) body += String(piece);
    const sent = new URLSearchParams(body);
    const given = this.#codes.get(sent.get('code') ?? '');
    this.#codes.delete(sent.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url');
    return given?.challenge === challenge
      ? [200, { access_token: 'access-canary', token_type: 'Bearer', id_token: given.token }]
      : [400, { error: 'invalid_grant' }];
  }
}
