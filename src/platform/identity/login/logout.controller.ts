import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { setPageHeaders } from '../../http/page-headers.js';
import { Public } from '../../http/public.decorator.js';
import { hostCookie, readCookie } from '../cookies.js';
import { publicOrigin } from '../public-origin.js';
import { SESSION_COOKIE, Sessions } from '../sessions.js';
import { LOGIN_PAGES, type LoginPages } from './login.page.js';
import { Logins } from './logins.js';
import { PUBLIC_URL } from './public-url.js';

/** Ends the session here, and shows the way to end the one at the provider. */
@ApiExcludeController()
@Controller('logout')
export class LogoutController {
  constructor(
    private readonly sessions: Sessions,
    private readonly logins: Logins,
    @Inject(LOGIN_PAGES) private readonly pages: LoginPages,
    @Inject(PUBLIC_URL) private readonly publicUrl: string | undefined,
  ) {}

  /** A page and no redirect to the provider: Chromium applies `form-action` to where a form is sent on. */
  @Post()
  @Public()
  @HttpCode(200)
  @RouteConfig({ form: true })
  async end(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { cookie } = request.headers;
    const party = this.logins.party(await this.sessions.end(cookie));
    // Only for who came with the cookie, which no foreign page can send: it may not clear what is ours.
    if (readCookie(cookie, SESSION_COOKIE) !== undefined) {
      void reply.header('set-cookie', hostCookie(SESSION_COOKIE, '', 0));
      void reply.header('clear-site-data', '"cache", "cookies", "storage"');
    }
    const href = await party?.logoutUrl(publicOrigin(this.publicUrl, request));
    setPageHeaders(reply);
    return this.pages.loggedOut({
      providerLogout: party && href && { label: party.label, href: href.href },
    });
  }
}
