import type { Environment } from '../../shared/environment.js';

/** What the server has to be told. */
export interface HttpSettings {
  readonly environment: Environment;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Addresses or CIDR ranges of reverse proxies whose X-Forwarded-* headers count; never "everybody". */
    readonly trustProxy: false | readonly string[];
  };
  /** With it `/metrics` asks for it as bearer token; without it `/metrics` answers on loopback in development only. */
  readonly metricsToken: string | undefined;
  readonly maxBodyBytes: number;
  /** How often one address may begin a login, and how often end one. */
  readonly loginsPerMinute: number;
}

/** Injection token of the {@link HttpSettings}. */
export const HTTP_SETTINGS = Symbol('HTTP settings');
