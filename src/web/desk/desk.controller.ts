import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AlarmWatch } from '../../alarms/alarm-watch.timer.js';
import { maySomewhere, type Asker } from '../../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../../breach/dossier/action.decorator.js';
import { Looks } from '../../breach/dossier/looks.decorator.js';
import { ActCatalogue } from '../../breach/acts/act-catalogue.js';
import { Dashboard } from '../../dashboard/dashboard.query.js';
import { DeskVisits, type DeskVisit } from '../../dashboard/desk-visits.js';
import { WaitingReports } from '../../intake/waiting.query.js';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { NoVisit } from '../../platform/identity/no-visit.decorator.js';
import type { ActName } from '../acts/act-groups.js';
import { homeOf } from '../html/desk-menu.js';
import { inLanguage } from '../html/desk-page.js';
import { loggedInPage } from '../kept-form.page.js';
import { languageOf, sendPage } from '../page-reply.js';
import { dashboardPage } from './dashboard.page.js';
import { deskListFragment, type DeskListProps } from './desk-list.js';
import { DeskQuery, inApi } from './desk-question.js';
import { namesToAsk } from '../html/touching-fields.js';
import { organisationsOf } from '../html/organisations-of.js';

/** A screen or two; what is most urgent stands first. */
const LINES = { limit: 50, unverifiedLimit: 10 };

/** For whoever handles breaches, with a session. */
@ApiExcludeController()
@Controller('desk')
export class DeskController {
  constructor(
    private readonly dashboard: Dashboard,
    private readonly visits: DeskVisits,
    private readonly profiles: OrganisationProfiles,
    private readonly acts: ActCatalogue,
    private readonly waiting: WaitingReports,
    private readonly alarms: AlarmWatch,
  ) {}

  @Get()
  @Action('dashboard.read')
  @Looks('dashboard')
  async getDashboard(
    @Query() query: DeskQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const home = homeOf(asker.principal);
    if (home !== '/desk') {
      void reply
        .code(303)
        .header('location', inLanguage(home, languageOf(request)))
        .send();
      return;
    }
    const visit = await this.visits.of(asker.principal.id);
    const list = await this.list(query, visit, asker, request);
    await this.visits.look(visit, list.answer.seen);
    sendPage(reply, dashboardPage(list));
  }

  /** The list alone, for the page that is open: nobody asked for it, so it keeps no session and begins no visit. */
  @Get('list')
  @Action('dashboard.read')
  @Looks('dashboard')
  @NoVisit()
  async getList(
    @Query() query: DeskQuery,
    @AskedBy() asker: Asker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.of(asker.principal.id);
    sendPage(reply, deskListFragment(await this.list(query, visit, asker, request)));
  }

  /** Where a tab ends that was opened to log in: whoever is here has a session. */
  @Get('ingelogd')
  @Action('me.read')
  getLoggedIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    sendPage(reply, loggedInPage(languageOf(request)));
  }

  private async list(
    { taal: _t, ...choice }: DeskQuery,
    { since }: DeskVisit,
    asker: Asker,
    request: FastifyRequest,
  ): Promise<DeskListProps> {
    const organisations = organisationsOf(asker.principal, this.profiles);
    return {
      answer: await this.dashboard.of(asker, {
        ...inApi(choice, asker.principal.id, since?.position),
        ...LINES,
      }),
      choice,
      organisations,
      names: namesToAsk(this.profiles, organisations.keys()),
      lookedAt: since?.at,
      byPath: this.acts.byPath() as ReadonlyMap<string, ActName>,
      mayDismiss: maySomewhere({ ...asker, action: 'breach.dismiss' }),
      mayEnterInEmergency: maySomewhere({ ...asker, action: 'breach.enter-in-emergency' }),
      waiting: this.waiting.count(asker),
      alarmsFailSince: this.alarms.notGoingOutSince,
      mayEnter: maySomewhere({ ...asker, action: 'report.enter' }),
      language: languageOf(request),
    };
  }
}
