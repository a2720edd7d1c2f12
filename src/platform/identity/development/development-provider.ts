import { createPrivateKey, createPublicKey } from 'node:crypto';
import { Problem } from '../../http/problem.js';
import type { Log } from '../../log/log.js';
import { developmentIssuer, newDevelopmentKey } from '../development-issuer.js';
import type { IdentitySettings } from '../identity-settings.js';
import type { IssuerConfig } from '../issuer-config.js';
import type { LoginSettings } from '../login-settings.js';
import { secretFile } from '../secret-file.js';
import { developmentPersons, type DevelopmentOrganisation } from './development-persons.js';
import type { OpenIdServer } from './openid-server.js';

const LOGIN: LoginSettings = {
  clientId: 'lekwacht-development',
  label: 'Ontwikkeling (zonder wachtwoord)',
  secondFactor: { requiredAmr: ['mfa'] },
};

/**
 * The login of the built-in issuer: an OpenID provider that starts once the desk is up, or with the first login. Its
 * name is the issuer's and not its address, so that a person is the same by token and by login, on every port.
 */
export class DevelopmentProvider {
  readonly config: IssuerConfig & { readonly login: LoginSettings };
  readonly #key: string;
  #starting: Promise<OpenIdServer> | undefined;
  #address: string | undefined;

  /** @throws Error in production, or where the issuer is switched off */
  constructor(
    private readonly settings: IdentitySettings,
    private readonly organisations: readonly DevelopmentOrganisation[],
    private readonly log: Log,
  ) {
    const issuer = developmentIssuer(settings);
    this.#key = secretFile(settings.dataDirectory, 'development-provider.pem', newDevelopmentKey);
    this.config = {
      ...issuer,
      publicKeyPem: createPublicKey(this.#key).export({ type: 'spki', format: 'pem' }).toString(),
      login: LOGIN,
    };
  }

  get knownAddress(): string | undefined {
    return this.#address;
  }

  /** Starts it. @throws Problem 503 where its package is not installed, or its port is taken */
  async address(origin: string): Promise<string> {
    this.#starting ??= this.#start(origin);
    try {
      return (this.#address = (await this.#starting).url);
    } catch (error) {
      this.#starting = undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    const starting = this.#starting;
    this.#starting = undefined;
    this.#address = undefined;
    await (await starting?.catch(() => undefined))?.close();
  }

  async #start(origin: string): Promise<OpenIdServer> {
    try {
      // A development package: in production nothing of it is there.
      const { OpenIdServer } = await import('./openid-server.js');
      return await OpenIdServer.start({
        port: this.settings.developmentProviderPort,
        clientId: LOGIN.clientId,
        origins: alsoOnLoopback(origin),
        key: {
          ...createPrivateKey(this.#key).export({ format: 'jwk' }),
          kty: 'EC',
          alg: 'ES256',
          use: 'sig',
          kid: 'development',
        },
        grantsClaim: this.config.grantsClaim,
        persons: developmentPersons(this.organisations),
        onFailure: (error) => {
          this.log.error('the development provider could not tell of a logout', error);
        },
      });
    } catch (error) {
      throw notStarted(error);
    }
  }
}

/** One machine has two names for itself, and people type either. */
function alsoOnLoopback(origin: string): readonly string[] {
  const url = new URL(origin);
  if (!['localhost', '127.0.0.1'].includes(url.hostname)) return [origin];
  const other = new URL(origin);
  other.hostname = url.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  return [origin, other.origin];
}

function notStarted(error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code;
  const missing = code === 'ERR_MODULE_NOT_FOUND';
  return new Problem({
    status: 503,
    code: 'development-provider-not-started',
    title: 'The login of development does not start',
    detail: missing
      ? 'The package oidc-provider is not installed here: run "npm ci", or configure a login in AUTH_ISSUERS.'
      : 'See LEKWACHT_DEVELOPMENT_PROVIDER_PORT: its port may be taken.',
    cause: error,
  });
}
