import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FormBody } from '../../http/form-body.js';
import { Problem } from '../../http/problem.js';
import { Public } from '../../http/public.decorator.js';
import { Log } from '../../log/log.js';
import { Postgres } from '../../postgres/postgres.port.js';
import { Sessions } from '../sessions.js';
import { LoginAttempts } from './login-attempts.js';
import { logoutTokenInvalid, nameOf } from './login-problems.js';
import { LogoutTokens } from './logout-tokens.js';

/** Where a provider tells that somebody logged out there, or was logged out: his session here ends at once. */
@ApiExcludeController()
@Controller('login/back-channel')
export class BackChannelController {
  constructor(
    private readonly tokens: LogoutTokens,
    private readonly attempts: LoginAttempts,
    private readonly sessions: Sessions,
    private readonly postgres: Postgres,
    private readonly log: Log,
  ) {}

  @Post()
  @Public()
  @HttpCode(200)
  // `machine`: no browser with our cookie sends this; the signature is the proof.
  @RouteConfig({ form: true, machine: true })
  async end(@Body() body: FormBody | undefined): Promise<string> {
    try {
      const sessions = await this.#endedBy(body?.['logout_token'] ?? []);
      this.log.info('a provider ended sessions', { sessions });
      return '';
    } catch (error) {
      // Nobody sees this answer, and providers do not send again: he stays logged in here who was logged out there.
      if (error instanceof Problem)
        this.log.warn('a logout was refused', { why: error.code, because: nameOf(error.cause) });
      throw error;
    }
  }

  /** @returns how many sessions ended @throws Problem */
  async #endedBy([token, ...more]: readonly string[]): Promise<number> {
    if (token === undefined || more.length > 0) throw logoutTokenInvalid();
    const { once, ...ended } = await this.tokens.read(token);
    // Together: one that was taken and ended nothing could not be sent again.
    return this.postgres.transaction(async (tx) => {
      if (!(await this.attempts.takeLogoutToken(once, tx))) throw logoutTokenInvalid();
      return this.sessions.endBySid(ended, tx);
    });
  }
}
