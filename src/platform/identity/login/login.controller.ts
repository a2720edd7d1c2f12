import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { setPageHeaders } from '../../http/page-headers.js';
import { Problem } from '../../http/problem.js';
import { Public } from '../../http/public.decorator.js';
import { Log } from '../../log/log.js';
import { publicOrigin } from '../public-origin.js';
import { LOGIN_PAGES, type LoginPages } from './login.page.js';
import { loginNotSetUp, LoginRefused, nameOf } from './login-problems.js';
import { Logins } from './logins.js';
import { PUBLIC_URL } from './public-url.js';
import { returnPath } from './return-path.js';

type WithQuery = FastifyRequest<{ Querystring: Readonly<Record<string, unknown>> }>;

/** Logging in at the provider of one's organisation. It starts by a plain link, which no expired session breaks. */
@ApiExcludeController()
@Controller('login')
export class LoginController {
  constructor(
    private readonly logins: Logins,
    private readonly log: Log,
    @Inject(LOGIN_PAGES) private readonly pages: LoginPages,
    @Inject(PUBLIC_URL) private readonly publicUrl: string | undefined,
  ) {}

  /** `?return=` is where to go afterwards (the desk, where it says nothing), `?issuer=` the provider that was chosen, `?fresh=1` asks for a new proof. */
  @Get()
  @Public()
  @RouteConfig({ rateLimit: {} })
  async start(@Req() request: WithQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { parties } = this.logins;
    const { cookie: cookies } = request.headers;
    const wish = {
      returnPath: returnPath(request.query['return'], this.pages.home),
      fresh: request.query['fresh'] === '1',
    };
    const chosen = textOf(request.query['issuer']);
    const party =
      parties.length === 1
        ? parties[0]
        : (this.logins.party(chosen) ?? (wish.fresh ? await this.logins.partyOf(cookies) : undefined));
    if (parties.length === 0) throw loginNotSetUp();
    if (party === undefined) {
      setPageHeaders(reply);
      return this.pages.choose(
        parties.map(({ name, label }) => ({
          label,
          href: `/login?${new URLSearchParams({ issuer: name, return: wish.returnPath, ...(wish.fresh && { fresh: '1' }) }).toString()}`,
        })),
      );
    }
    const origin = publicOrigin(this.publicUrl, request);
    const { location, cookie } = await this.logins.begin(party, origin, wish, cookies);
    void reply.code(303).header('location', location).header('set-cookie', cookie);
    return '';
  }

  @Get('callback')
  @Public()
  @RouteConfig({ rateLimit: {} })
  async callback(
    @Req() request: WithQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const origin = publicOrigin(this.publicUrl, request);
    const { cookie: cookies } = request.headers;
    const state = textOf(request.query['state']);
    const query = request.url.split('?').slice(1).join('?');
    void reply.header('set-cookie', this.logins.forget(state, cookies));
    try {
      const { returnPath, cookie } = await this.logins.complete(origin, query, state, cookies);
      void reply.code(303).header('location', returnPath).header('set-cookie', cookie);
      return '';
    } catch (error) {
      // Where it passes by itself the answer says so; of the rest whoever set the login up has to learn why.
      if (error instanceof Problem && error.status < 500)
        this.log.warn('a login was refused', {
          why: error instanceof LoginRefused ? error.reason : error.code,
          because: nameOf(error.cause),
        });
      throw error;
    }
  }
}

/** A parameter that came once. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
