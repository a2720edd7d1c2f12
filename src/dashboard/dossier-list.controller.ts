import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { organisationsAsked, toldHowMany, type Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { viewerOf } from '../breach/lists/visibility.js';
import { STATUSES, type Status } from '../breach/domain/status.js';
import { Clock } from '../platform/time/clock.port.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { Count, Flag, OneOf, SlugField, Text } from '../platform/http/dto-fields.js';
import type { DashboardRow } from './dashboard.projection.js';
import { DossierLists } from './dossier-list.query.js';
import { DashboardAnswer, DossierPageAnswer } from './dossier-summary.answer.js';
import { dossierSummary } from './dossier-summary.view.js';

class ListQuery {
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
  @Text({
    max: 20,
    optional: true,
    description: 'The label people use, `DL-…`; may fit more than one dossier.',
  })
  readonly reference?: string;
  @Count({ min: 1, max: 200, optional: true, inQuery: true, description: 'Default 50.' })
  readonly limit?: number;
  @Text({ max: 500, optional: true, description: '`next` of the page before, unchanged.' })
  readonly cursor?: string;
}

class DashboardQuery {
  @SlugField({ optional: true }) readonly organisation?: string;
  @Text({ max: 500, optional: true, description: '`next` of the page before, unchanged.' })
  readonly cursor?: string;
}

const URGENT_SHOWN = 200;
const UNVERIFIED_SHOWN = 50;

/** What is running, how many hours are left, who is blocking, what is missing. */
@ApiTags('lists')
@Controller('v1')
export class DossierListController {
  constructor(
    private readonly lists: DossierLists,
    private readonly clock: Clock,
  ) {}

  @Get('breaches')
  @Action('breach.read')
  @ApiOperation({ summary: 'Dossiers, newest receipt first' })
  @Answers(DossierPageAnswer, { description: 'A page of dossiers.' })
  async listDossiers(@Query() query: ListQuery, @AskedBy() asker: Asker): Promise<DossierPageAnswer> {
    const { organisation, overdue, limit, ...filter } = query;
    const now = this.clock.now();
    const { rows, ...next } = await this.lists.page({
      organisations: organisationsAsked(asker, organisation),
      viewer: viewerOf(asker.principal),
      ...filter,
      ...(overdue === true && { dueBefore: now }),
      limit: limit ?? 50,
    });
    return { dossiers: rows.map((row) => dossierSummary(row, now)), ...next };
  }

  @Get('dashboard')
  @Action('dashboard.read')
  @ApiOperation({
    summary: 'Open dossiers, the nearest deadline first; apart from them what nobody has looked at',
  })
  @Answers(DashboardAnswer, { description: 'What is running, for how long, and who has to move.' })
  async getDashboard(
    @Query() { organisation, cursor }: DashboardQuery,
    @AskedBy() asker: Asker,
  ): Promise<DashboardAnswer> {
    const organisations = organisationsAsked(asker, organisation);
    const viewer = viewerOf(asker.principal);
    const open = { organisations, viewer, limit: UNVERIFIED_SHOWN };
    const { rows, ...next } = await this.lists.mostUrgent({
      ...open,
      limit: URGENT_SHOWN,
      ...(cursor !== undefined && { cursor }),
    });
    const { verified, unverified } = await this.lists.counts(open);
    const nearest = await this.lists.unverified(open, 'nearest-deadline');
    const newest = unverified > nearest.length ? await this.lists.unverified(open, 'newest') : [];
    const told = toldHowMany(asker.principal, organisations);
    const outOfSight = told.length === 0 ? {} : await this.lists.outOfSight(told, viewer);
    const caughtUp = await this.lists.isUpToDate();
    const now = this.clock.now();
    const summaries = (some: readonly DashboardRow[]) => some.map((row) => dossierSummary(row, now));
    return {
      asOf: now,
      caughtUp,
      ...outOfSight,
      total: verified,
      dossiers: summaries(rows),
      ...next,
      unverified: { total: unverified, dossiers: summaries(nearest), newest: summaries(newest) },
    };
  }
}
