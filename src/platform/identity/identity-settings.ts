import type { Environment } from '../../shared/environment.js';
import type { IssuerConfig } from './issuer-config.js';

/** What has to be known to tell who asks. */
export interface IdentitySettings {
  readonly environment: Environment;
  readonly dataDirectory: string;
  readonly issuers: readonly IssuerConfig[];
  /** Whether tokens of the built-in development issuer are accepted. */
  readonly developmentIssuer: boolean;
  /** 32 bytes, base64: opaque actor ids are derived with it. Where absent, one is made in the data directory. */
  readonly actorKey: string | undefined;
}
