import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { Dashboard } from '../../dashboard/dashboard.query.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { OneOf, SlugField, Text } from '../../platform/http/dto-fields.js';
import { loggedInPage } from '../kept-form.page.js';
import { languageOf, sendPage } from '../page-reply.js';
import { dashboardPage } from './dashboard.page.js';

class DeskQuery {
  @SlugField({ optional: true }) readonly organisatie?: string;
  @Text({ max: 500, optional: true }) readonly verder?: string;
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
}

/** For whoever handles breaches, with a session. */
@ApiExcludeController()
@Controller('desk')
export class DeskController {
  constructor(
    private readonly dashboard: Dashboard,
    private readonly profiles: OrganisationProfiles,
  ) {}

  @Get()
  @Action('dashboard.read')
  async getDashboard(
    @Query() { organisatie, verder }: DeskQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.dashboard.of(asker, organisatie, verder);
    const mine = new Set(asker.principal.grants.map(({ organisation }) => organisation));
    const organisations = this.profiles
      .slugs()
      .filter((slug) => mine.has(slug))
      .map((slug) => ({ slug, name: this.profiles.get(slug).name }));
    sendPage(reply, dashboardPage({ answer, organisations, organisatie, language: languageOf(request) }));
  }

  /** Where a tab ends that was opened to log in: whoever is here has a session. */
  @Get('ingelogd')
  @Action('me.read')
  getLoggedIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    sendPage(reply, loggedInPage(languageOf(request)));
  }
}
