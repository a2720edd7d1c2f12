import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { WaitingReports } from '../../intake/waiting.query.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { organisationsOf } from '../html/organisations-of.js';
import { languageOf, sendPage } from '../page-reply.js';
import { WAITING, waitingPage } from './waiting.page.js';

@ApiExcludeController()
@Controller(WAITING)
export class WaitingPagesController {
  constructor(
    private readonly waiting: WaitingReports,
    private readonly profiles: OrganisationProfiles,
  ) {}

  @Get()
  @Action('intake.read-waiting')
  @Looks('waiting-reports')
  getWaitingPage(@AskedBy() asker: Asker, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const names = organisationsOf(asker.principal, this.profiles);
    sendPage(reply, waitingPage(this.waiting.of(asker), names, languageOf(request)));
  }
}
