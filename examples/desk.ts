import { randomUUID } from 'node:crypto';
import { type Application, startApplication } from '../src/application.js';
import { readConfig, type Config } from '../src/config.js';
import { DeadlineTimer } from '../src/deadline/deadline-timer.js';
import { issueDevelopmentToken } from '../src/platform/identity/development-issuer.js';
import { ReadModels } from '../src/platform/subscriptions/read-model.js';
import { REACTIONS } from '../src/reactions.js';
import type { Who } from './case.js';

export interface Answer {
  readonly status: number;
  readonly etag: string | null;
  readonly body: unknown;
}

/** A request to a desk and what came back, as it went over the wire. */
export interface Exchange {
  readonly url: string;
  readonly method: string;
  readonly path: string;
  readonly sent: string | undefined;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

type Listener = (exchange: Exchange) => Promise<void> | void;

/** A Lekwacht on a throwaway data directory whose clock is set from outside, asked over HTTP. */
export class Desk {
  private constructor(
    private readonly application: Application,
    private readonly config: Config,
    private readonly url: string,
    private readonly listener: Listener,
  ) {}

  /**
   * @param env where it keeps its data: LEKWACHT_DATA, or DATABASE_URL beside it
   * @param listener hears every answer before whoever asked
   */
  static async open(env: NodeJS.ProcessEnv, listener: Listener = () => undefined): Promise<Desk> {
    const config = readConfig({ LOG_LEVEL: 'error', ...env, LEKWACHT_ADJUSTABLE_CLOCK: 'true', PORT: '0' });
    // The demo lets the timer tick itself: between two steps of a case lie weeks, and here milliseconds.
    const application = await startApplication(config, { timers: false });
    await application.app.listen(0, '127.0.0.1');
    return new Desk(application, config, await application.app.getUrl(), listener);
  }

  /** Moves the clock and lets whatever falls due by then be raised. */
  async moveTo(at: string): Promise<void> {
    await this.ask('PUT', '/v1/development/clock', undefined, { now: at });
    await this.settle();
    await this.application.app.get(DeadlineTimer).tick();
  }

  /** Waits until every list has seen the newest fact. */
  async settle(): Promise<void> {
    const head = await this.application.engine.store.head();
    const readModels = this.application.app.get(ReadModels);
    await Promise.all(REACTIONS.lists.map(({ name }) => readModels.whenProjected(name, head, 15_000)));
  }

  async as(who: Who, organisation: string): Promise<string | undefined> {
    if (who === 'reporter') return undefined;
    return issueDevelopmentToken(this.config, { role: who, organisation });
  }

  async ask(method: string, path: string, token?: string, body?: unknown, etag?: string): Promise<Answer> {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(sent !== undefined && { 'content-type': 'application/json' }),
        ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
        ...(etag !== undefined && { 'if-match': etag }),
      },
      ...(sent !== undefined && { body: sent }),
    });
    const text = await response.text();
    const { status } = response;
    const headers = Object.fromEntries(response.headers);
    await this.listener({ url: this.url, method, path, sent, status, headers, text });
    return {
      status,
      etag: response.headers.get('etag'),
      body: text === '' ? null : JSON.parse(text),
    };
  }

  close(): Promise<void> {
    return this.application.close();
  }
}
