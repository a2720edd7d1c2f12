import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { organisationsAsked, type Asker } from '../breach/dossier/access.policy.js';
import { Action, AskedBy } from '../breach/dossier/action.decorator.js';
import { STATUSES, type Status } from '../breach/domain/status.js';
import { Clock } from '../platform/time/clock.port.js';
import { Count, Flag, OneOf, SlugField, Text } from '../platform/http/dto-fields.js';
import type { Moment } from '../shared/moment.js';
import { DossierLists } from './dossier-list.query.js';
import { dossierSummary, type DossierSummary } from './dossier-summary.view.js';

class ListQuery {
  @SlugField({ optional: true }) readonly organisation?: string;
  @OneOf(STATUSES, { optional: true }) readonly status?: Status;
  @Flag({ optional: true, inQuery: true }) readonly open?: boolean;
  /** Only dossiers whose deadline towards the AP has passed. */
  @Flag({ optional: true, inQuery: true }) readonly overdue?: boolean;
  /** The label people use, DL-…; may fit more than one dossier. */
  @Text({ max: 20, optional: true }) readonly reference?: string;
  @Count({ min: 1, max: 200, optional: true, inQuery: true }) readonly limit?: number;
  @Text({ max: 500, optional: true }) readonly cursor?: string;
}

class DashboardQuery {
  @SlugField({ optional: true }) readonly organisation?: string;
}

interface DossierPage {
  readonly dossiers: readonly DossierSummary[];
  readonly next?: string;
}

interface Dashboard {
  readonly asOf: Moment;
  /** False while the list lags behind the log or stands still: then it may lack dossiers and clocks. */
  readonly upToDate: boolean;
  readonly dossiers: readonly DossierSummary[];
}

const URGENT_SHOWN = 200;

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
  async list(@Query() query: ListQuery, @AskedBy() asker: Asker): Promise<DossierPage> {
    const { organisation, overdue, limit, ...filter } = query;
    const now = this.clock.now();
    const { rows, ...next } = await this.lists.page({
      organisations: organisationsAsked(asker, organisation),
      viewer: asker.principal.id,
      ...filter,
      ...(overdue === true && { dueBefore: now }),
      limit: limit ?? 50,
    });
    return { dossiers: rows.map((row) => dossierSummary(row, now)), ...next };
  }

  @Get('dashboard')
  @Action('dashboard.read')
  async dashboard(@Query() { organisation }: DashboardQuery, @AskedBy() asker: Asker): Promise<Dashboard> {
    const organisations = organisationsAsked(asker, organisation);
    const rows = await this.lists.mostUrgent(organisations, asker.principal.id, URGENT_SHOWN);
    const upToDate = await this.lists.isUpToDate();
    const now = this.clock.now();
    return { asOf: now, upToDate, dossiers: rows.map((row) => dossierSummary(row, now)) };
  }
}
