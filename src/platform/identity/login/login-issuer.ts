import type { IssuerConfig } from '../issuer-config.js';
import type { LoginSettings } from '../login-settings.js';

/** An issuer at which people log in, and where its OpenID provider is. */
export interface LoginIssuer {
  /** `issuer` is the name people's opaque ids are derived with. */
  readonly config: IssuerConfig & { readonly login: LoginSettings };
  /** The provider's own name of itself, its address. @param origin where browsers reach the desk */
  address(origin: string): Promise<string>;
  /** The same where it is known yet: of who sends a logout token. */
  readonly knownAddress: string | undefined;
}

/** Those of AUTH_ISSUERS with a login: there name and address are one. */
export function configuredLogins(issuers: readonly IssuerConfig[]): readonly LoginIssuer[] {
  return issuers.flatMap((config) => {
    const { issuer, login } = config;
    if (login === undefined) return [];
    return [{ config: { ...config, login }, address: () => Promise.resolve(issuer), knownAddress: issuer }];
  });
}
