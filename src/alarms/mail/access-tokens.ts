import type { Clock } from '../../platform/time/clock.port.js';
import type { TokenSettings } from './smtp-settings.js';

const ANSWER_MS = 10_000;
/** A token is not used in the last minute of its life. */
const SPARE_MS = 60_000;
/** For an answer that does not say how long its token lives. */
const LIFETIME_S = 300;

/** What opens the mail server, from an authorization server that knows this installation (RFC 6749, 4.4). */
export class AccessTokens {
  #held: { readonly token: string; readonly untilMs: number } | undefined;

  constructor(
    private readonly settings: TokenSettings,
    private readonly clock: Clock,
  ) {}

  /** @param renew the last one was refused @throws Error without anything secret in it */
  async get(renew: boolean): Promise<string> {
    if (!renew && this.#held !== undefined && this.clock.elapsedMs() < this.#held.untilMs)
      return this.#held.token;
    const { url, clientId, clientSecret, scope } = this.settings;
    const asked = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ ...asked, ...(scope !== undefined && { scope }) }),
    });
    const answer = (await response.json().catch(() => ({}))) as {
      access_token?: unknown;
      expires_in?: unknown;
    };
    const { access_token: token, expires_in: seconds } = answer;
    if (!response.ok || typeof token !== 'string') throw new Error(`no token: ${response.status}`);
    const lifetime = typeof seconds === 'number' ? seconds : LIFETIME_S;
    this.#held = { token, untilMs: this.clock.elapsedMs() + lifetime * 1_000 - SPARE_MS };
    return token;
  }
}
