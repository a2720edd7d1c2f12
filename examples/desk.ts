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

/** A Lekwacht on a throwaway data directory whose clock is set from outside, asked over HTTP. */
export class Desk {
  private constructor(
    private readonly application: Application,
    private readonly config: Config,
    private readonly url: string,
  ) {}

  /** @param env where it keeps its data: LEKWACHT_DATA, or DATABASE_URL beside it */
  static async open(env: NodeJS.ProcessEnv): Promise<Desk> {
    const config = readConfig({ LOG_LEVEL: 'error', ...env, LEKWACHT_ADJUSTABLE_CLOCK: 'true', PORT: '0' });
    // The demo lets the timer tick itself: between two steps of a case lie weeks, and here milliseconds.
    const application = await startApplication(config, { timers: false });
    await application.app.listen(0, '127.0.0.1');
    return new Desk(application, config, await application.app.getUrl());
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
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
        ...(etag !== undefined && { 'if-match': etag }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      body: text === '' ? null : JSON.parse(text),
    };
  }

  close(): Promise<void> {
    return this.application.close();
  }
}
