import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWK } from 'oidc-provider';
import Provider from 'oidc-provider';
import { DEVELOPMENT_FUNCTION_CLAIM } from '../development-claims.js';
import { chooserPage, PROVIDER_PAGE_POLICY, providerPageOf } from './chooser.page.js';
import type { DevelopmentPerson } from './development-persons.js';
import { MemoryAdapter } from './memory-adapter.js';

const HOST = '127.0.0.1';
const CHOOSER = '/choose/';
const HOUR = 3_600;

export interface OpenIdServerOptions {
  readonly port: number;
  readonly clientId: string;
  /** Of the desk, where browsers reach it. */
  readonly origins: readonly string[];
  /** Private, with `alg` and `kid`. */
  readonly key: JWK & { readonly alg: 'ES256' };
  readonly grantsClaim: string;
  readonly persons: readonly DevelopmentPerson[];
  /** Takes what went wrong when the desk was told that somebody logged out. */
  readonly onFailure: (error: unknown) => void;
}

/** An OpenID provider on a port of its own, as the desk's would be: another origin, its own cookies and sessions. */
export class OpenIdServer {
  readonly url: string;

  private constructor(
    private readonly server: Server,
    private readonly persons: readonly DevelopmentPerson[],
    private readonly provider: Provider,
  ) {
    this.url = provider.issuer;
    const answer = provider.callback();
    server.on('request', (request, response) => {
      const { pathname } = new URL(request.url ?? '/', this.url);
      if (pathname.startsWith(CHOOSER)) {
        this.#choose(request, response).catch(() => {
          response.writeHead(400).end('This choice is over: start again at the desk.');
        });
        return;
      }
      // Each login is asked who it is, also in the browser that just logged in as somebody else.
      if (/^\/auth(\/|$)/.test(pathname)) forgetSession(request);
      void answer(request, response);
    });
  }

  static async start(options: OpenIdServerOptions): Promise<OpenIdServer> {
    const server = createServer();
    server.listen(options.port, HOST);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const provider = new Provider(`http://${HOST}:${port}`, configuration(options));
    provider.on('backchannel.error', (_context, error) => {
      options.onFailure(error);
    });
    return new OpenIdServer(server, options.persons, provider);
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  async #choose(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { uid } = await this.provider.interactionDetails(request, response);
    if (request.method !== 'POST') {
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': PROVIDER_PAGE_POLICY,
          'cache-control': 'no-store',
        })
        .end(chooserPage(this.persons, `${CHOOSER}${uid}`));
      return;
    }
    const chosen = new URLSearchParams(await bodyOf(request)).get('person');
    const person = this.persons.find(({ subject }) => subject === chosen);
    if (person === undefined) throw new Error('nobody of that name');
    await this.provider.interactionFinished(request, response, {
      login: {
        accountId: person.subject,
        amr: person.hasSecondFactor ? ['pwd', 'otp', 'mfa'] : ['pwd'],
        remember: false,
      },
    });
  }
}

type Configuration = NonNullable<ConstructorParameters<typeof Provider>[1]>;

function configuration({ clientId, origins, key, grantsClaim, persons }: OpenIdServerOptions): Configuration {
  const [origin = ''] = origins;
  return {
    clients: [
      {
        client_id: clientId,
        client_name: 'Lekwacht',
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: key.alg,
        redirect_uris: origins.map((desk) => `${desk}/login/callback`),
        post_logout_redirect_uris: origins.map((desk) => `${desk}/`),
        backchannel_logout_uri: `${origin}/login/back-channel`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [key] },
    adapter: MemoryAdapter,
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      // Cookies do not mind the port: those of the desk and of another provider on this machine must not meet these.
      names: {
        session: SESSION_COOKIE,
        interaction: 'lekwacht_development_choice',
        resume: 'lekwacht_development_resume',
      },
    },
    // All in the ID token: the desk asks for nothing else.
    conformIdTokenClaims: false,
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time', 'sid', grantsClaim],
      profile: ['name', DEVELOPMENT_FUNCTION_CLAIM],
    },
    findAccount: (_context, subject) => {
      const person = persons.find((known) => known.subject === subject);
      return (
        person && {
          accountId: subject,
          claims: () =>
            Promise.resolve({ sub: subject, ...person.claims, [grantsClaim]: [...person.grants] }),
        }
      );
    },
    // Nobody is asked whether the desk of his own organisation may know him.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    interactions: { url: (_context, { uid }) => `${CHOOSER}${uid}` },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        // Their own pages load fonts from elsewhere.
        logoutSource: (context, form) => {
          const button = '<button form="op.logoutForm" name="logout" value="yes">Uitloggen</button>';
          show(context, providerPageOf('Uitloggen?', `${form}${button}`));
        },
        postLogoutSuccessSource: (context) => {
          show(context, providerPageOf('Uitgelogd', ''));
        },
      },
    },
    renderError: (context, { error }) => {
      // A code of the protocol, from a closed list.
      show(context, providerPageOf('Dat ging niet', `<p>${error.replaceAll(/[^a-z_]/g, '')}</p>`));
    },
    ttl: {
      AccessToken: HOUR / 6,
      AuthorizationCode: 60,
      Grant: 8 * HOUR,
      IdToken: HOUR / 6,
      Interaction: HOUR / 6,
      Session: 8 * HOUR,
    },
    // Theirs refuses loopback, which is where the desk is.
    fetch: (input, init) => {
      const { dispatcher: _dispatcher, ...rest } = (init ?? {}) as RequestInit & { dispatcher?: unknown };
      return fetch(input, rest);
    },
  };
}

const SESSION_COOKIE = 'lekwacht_development_session';

function forgetSession(request: IncomingMessage): void {
  const kept = (request.headers.cookie ?? '').split('; ').filter((pair) => !pair.startsWith(SESSION_COOKIE));
  request.headers.cookie = kept.join('; ');
}

function show(
  context: { type: string; body: unknown; set(name: string, value: string): void },
  page: string,
): void {
  context.type = 'html';
  context.set('content-security-policy', PROVIDER_PAGE_POLICY);
  context.body = page;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of request) {
    body += String(piece);
    if (body.length > 1_000) throw new Error('more than a name');
  }
  return body;
}
