import type { Environment } from '../../shared/environment.js';
import type { IssuerConfig } from './issuer-config.js';

/** What has to be known to tell who asks. */
export interface IdentitySettings {
  readonly environment: Environment;
  readonly dataDirectory: string;
  readonly issuers: readonly IssuerConfig[];
  /** Whether tokens of the built-in development issuer are accepted. */
  readonly developmentIssuer: boolean;
  /** Where browsers reach this desk, an origin; absent on one's own machine. */
  readonly publicUrl: string | undefined;
  /** How long a proof of who somebody is counts as recent, for the acts that ask for one. */
  readonly freshProofMinutes: number;
  /** Of the OpenID provider for development; 0 is any that is free. */
  readonly developmentProviderPort: number;
  /** 32 bytes, base64: opaque actor ids are derived with it. Where absent, one is made in the data directory. */
  readonly actorKey: string | undefined;
  /** With it a machine that mirrors the log's proof comes without a person; absent: none does. */
  readonly auditToken: string | undefined;
}
