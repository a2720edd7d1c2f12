import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { TouchingParameters } from '../breach/contract/touching.parameters.js';
import { organisationsAsked, type Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { HOLDERS, type Holder } from '../breach/domain/duties.js';
import { Looks } from '../breach/dossier/looks.decorator.js';
import { foundByIncident } from '../breach/lists/found-by.js';
import { Viewers } from '../breach/lists/visibility.js';
import { STATUSES, type Status } from '../breach/domain/status.js';
import { DayOrMoment } from '../platform/http/moment-fields.js';
import { Clock } from '../platform/time/clock.port.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { Count, Flag, OneOf, SlugField, Text, UuidField } from '../platform/http/dto-fields.js';
import { atDay, endOfDutchDay, startOfDutchDay } from '../law/clock.js';
import { Rule } from '../platform/http/field-rule.js';
import { Dashboard } from './dashboard.query.js';
import { DossierSearch } from './dossier-search.query.js';
import { DossierLists } from './dossier-list.query.js';
import { DashboardAnswer, DossierPageAnswer } from './dossier-summary.answer.js';
import { dossierSummary } from './dossier-summary.view.js';

class ListQuery extends TouchingParameters {
  @SlugField({ optional: true }) readonly organisation?: string;
  @OneOf(STATUSES, { optional: true }) readonly status?: Status;
  @Flag({ optional: true, inQuery: true, description: 'Only open dossiers, or only ended ones.' })
  readonly open?: boolean;
  @Flag({
    optional: true,
    inQuery: true,
    description: 'Only dossiers whose deadline towards the AP has passed.',
  })
  readonly overdue?: boolean;
  @Flag({ optional: true, inQuery: true, description: 'Only reports nobody has looked at, or only others.' })
  readonly unverified?: boolean;
  @OneOf(HOLDERS, { optional: true, description: 'Only dossiers that this role has to move on.' })
  readonly waitsFor?: Holder;
  @Flag({
    optional: true,
    inQuery: true,
    description: 'Only dossiers that wait for a role which you hold, or stand in for.',
  })
  readonly mine?: boolean;
  @Flag({
    optional: true,
    inQuery: true,
    description: 'Only dossiers in which somebody may be in danger, or only others.',
  })
  readonly danger?: boolean;
  @DayOrMoment({ optional: true, description: 'Received then or later; a day counts from its beginning.' })
  readonly receivedFrom?: string;
  @DayOrMoment({ optional: true, description: 'Received then or earlier; a day counts to its end.' })
  readonly receivedUntil?: string;
  @UuidField({ optional: true, description: 'Only what this person takes care of: an actor id.' })
  readonly assignedTo?: string;
  @Text({
    max: 50,
    optional: true,
    description:
      'The label people use, `DL-…`, as it is heard: in any case, with blanks, or an O for a 0. May fit more than one dossier.',
  })
  readonly reference?: string;
  @UuidField({ optional: true, description: 'Only what belongs to this incident at a processor.' })
  readonly incident?: string;
  @Count({ min: 1, max: 200, optional: true, inQuery: true, description: 'Default 50.' })
  readonly limit?: number;
  @Text({ max: 500, optional: true, description: '`next` of the page before, unchanged.' })
  readonly cursor?: string;
}

/** In a body: a number may name somebody, and stands in no address. */
class SearchBody {
  @Text({
    max: 200,
    description:
      'A reference, an own number or the AP’s, or at least three letters from where a word begins of a source, a processing activity, a system or a processor.',
  })
  readonly text!: string;
  @SlugField({ optional: true }) readonly organisation?: string;
  @Text({ max: 500, optional: true, description: '`next` of the page before, unchanged.' })
  readonly cursor?: string;
}

class DashboardQuery extends TouchingParameters {
  @SlugField({ optional: true }) readonly organisation?: string;
  @OneOf(STATUSES, { optional: true }) readonly status?: Status;
  @Flag({
    optional: true,
    inQuery: true,
    description: 'Only dossiers whose deadline towards the AP has passed.',
  })
  readonly overdue?: boolean;
  @OneOf(HOLDERS, { optional: true, description: 'Only dossiers that this role has to move on.' })
  readonly waitsFor?: Holder;
  @Flag({
    optional: true,
    inQuery: true,
    description: 'Only dossiers that wait for a role which you hold, or stand in for.',
  })
  readonly mine?: boolean;
  @Flag({ optional: true, inQuery: true, description: 'Only dossiers in which somebody may be in danger.' })
  readonly danger?: boolean;
  @UuidField({ optional: true, description: 'Only what this person takes care of: an actor id.' })
  readonly assignedTo?: string;
  @Text({
    max: 100,
    optional: true,
    description: '`seen` of an answer before: what changed since is marked.',
  })
  readonly since?: string;
  @Rule({
    code: 'since-needed',
    detail: 'Say since when: `seen` of an answer before.',
    holds: (changed, { since }: Partial<DashboardQuery>) => changed !== true || since !== undefined,
  })
  @Flag({ optional: true, inQuery: true, description: 'Only what changed since.' })
  readonly changed?: boolean;
  @Count({
    min: 1,
    max: 200,
    optional: true,
    inQuery: true,
    description: 'Of what somebody has looked at; default 200.',
  })
  readonly limit?: number;
  @Text({ max: 500, optional: true, description: '`next` of the page before, unchanged.' })
  readonly cursor?: string;
}

/** What is running, how many hours are left, who is blocking, what is missing. */
@ApiTags('lists')
@Controller('v1')
export class DossierListController {
  constructor(
    private readonly lists: DossierLists,
    private readonly searches: DossierSearch,
    private readonly viewers: Viewers,
    private readonly dashboard: Dashboard,
    private readonly clock: Clock,
  ) {}

  @Get('breaches')
  @Action('breach.read')
  @Looks('dossier-list')
  @ApiOperation({ summary: 'Dossiers, newest receipt first' })
  @Answers(DossierPageAnswer, { description: 'A page of dossiers.' })
  async listDossiers(@Query() query: ListQuery, @AskedBy() asker: Asker): Promise<DossierPageAnswer> {
    const { organisation, overdue, limit, incident, location, receivedFrom, receivedUntil, ...filter } =
      query;
    const now = this.clock.now();
    const organisations = organisationsAsked(asker, organisation);
    const { rows, ...next } = await this.lists.page({
      organisations,
      viewer: await this.viewers.of(asker.principal, organisations),
      ...filter,
      ...(location !== undefined && { place: location }),
      ...(receivedFrom !== undefined && { from: atDay(receivedFrom, startOfDutchDay) }),
      ...(receivedUntil !== undefined && { until: atDay(receivedUntil, endOfDutchDay) }),
      ...(overdue === true && { dueBefore: now }),
      ...(incident !== undefined && { foundBy: [foundByIncident(incident)] }),
      limit: limit ?? 50,
    });
    return { dossiers: rows.map((row) => dossierSummary(row, now)), ...next };
  }

  @Post('breaches/search')
  @HttpCode(200)
  @Action('breach.read')
  @Looks('dossier-list')
  @ApiOperation({ summary: 'Dossiers by what somebody has at hand: a reference, a number, a part of a name' })
  @Answers(DossierPageAnswer, { description: 'A page of dossiers, newest receipt first.' })
  searchDossiers(@Body() body: SearchBody, @AskedBy() asker: Asker): Promise<DossierPageAnswer> {
    return this.searches.of(asker, body);
  }

  @Get('dashboard')
  @Action('dashboard.read')
  @Looks('dashboard')
  @ApiOperation({
    summary: 'Open dossiers, the nearest deadline first; apart from them what nobody has looked at',
  })
  @Answers(DashboardAnswer, { description: 'What is running, for how long, and who has to move.' })
  getDashboard(
    @Query() { location, ...query }: DashboardQuery,
    @AskedBy() asker: Asker,
  ): Promise<DashboardAnswer> {
    return this.dashboard.of(asker, { ...query, ...(location !== undefined && { place: location }) });
  }
}
