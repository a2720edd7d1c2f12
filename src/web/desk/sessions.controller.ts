import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Action } from '../../breach/dossier/action.decorator.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { OneOf } from '../../platform/http/dto-fields.js';
import type { FormBody } from '../../platform/http/form-body.js';
import { CurrentPrincipal } from '../../platform/identity/current-principal.decorator.js';
import { Logins } from '../../platform/identity/login/logins.js';
import type { Principal } from '../../platform/identity/principal.js';
import { Sessions } from '../../platform/identity/sessions.js';
import { isUuid } from '../../shared/uuid.js';
import { languageOf, sendPage } from '../page-reply.js';
import { sessionsPage } from './sessions.page.js';

class SessionsQuery {
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
}

/** A person's own sessions, also of who has no role yet. */
@ApiExcludeController()
@Controller('desk/sessies')
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly logins: Logins,
    private readonly profiles: OrganisationProfiles,
  ) {}

  @Get()
  @Action('me.read')
  getSessions(
    @CurrentPrincipal() principal: Principal,
    @Query() _query: SessionsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.show(principal, request, reply);
  }

  /** Ends the one that is named, else all but this one. Sent again it finds none. */
  @Post()
  @Action('me.read')
  @RouteConfig({ form: true })
  async endSessions(
    @Body() body: FormBody | undefined,
    @CurrentPrincipal() principal: Principal,
    @Query() _query: SessionsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const named = body?.['sessie']?.[0];
    const which = named === undefined ? { except: principal.session?.id ?? '' } : { only: named };
    const isThere = Object.values(which).every(isUuid);
    const ended = isThere ? await this.sessions.endOf(principal.id, which) : 0;
    await this.show(principal, request, reply, ended);
  }

  private async show(
    { id, grants, session }: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
    ended?: number,
  ): Promise<void> {
    const open = await this.sessions.of(id);
    const sessions = open.map(({ issuer, ...one }) => ({
      ...one,
      at: this.logins.party(issuer)?.label ?? issuer,
      isThis: one.id === session?.id,
    }));
    const roles = grants.map(({ organisation, role }) => ({
      role,
      organisation: this.profiles.find(organisation)?.name ?? organisation,
    }));
    sendPage(reply, sessionsPage({ sessions, person: id, roles, ended, language: languageOf(request) }));
  }
}
