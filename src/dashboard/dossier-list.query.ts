import { Injectable } from '@nestjs/common';
import type { Status } from '../breach/domain/status.js';
import { outOfSight, visible, type OutOfSight, type Viewer } from '../breach/lists/visibility.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { Postgres } from '../platform/postgres/postgres.port.js';
import { ReadModels } from '../platform/subscriptions/read-model.js';
import type { Moment } from '../shared/moment.js';
import { dashboardProjection, type DashboardRow } from './dashboard.projection.js';

export interface DossierFilter {
  readonly organisations: readonly string[];
  /** Who asks: restricted dossiers show only to those who are on their list. */
  readonly viewer: Viewer;
  readonly status?: Status;
  readonly open?: boolean;
  /** Only dossiers whose authority deadline passed before this moment. */
  readonly dueBefore?: Moment;
  readonly reference?: string;
  readonly limit: number;
  readonly cursor?: string;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Cursor of the next page; absent on the last. */
  readonly next?: string;
}

/** Finds dossiers; newest receipt first. */
@Injectable()
export class DossierLists {
  constructor(
    private readonly postgres: Postgres,
    private readonly readModels: ReadModels,
  ) {}

  /** @throws ReadModelNotReady while the list is being built */
  async page(filter: DossierFilter): Promise<Page<DashboardRow>> {
    const generation = await this.readModels.activeGeneration(dashboardProjection.name);
    const from = filter.cursor === undefined ? undefined : decodeCursor(filter.cursor);
    const candidates = filter.reference === undefined ? null : await this.candidates(filter);
    const { rows } = await this.postgres.query<{ row: DashboardRow; received_at: string; key: string }>({
      name: 'dossier-list',
      text: `select row, received_at, key from dashboard
             where generation = $1 and organisation = any($2)
               and ${visible('$3', '$11')}
               and ($4::text is null or status = $4) and ($5::boolean is null or is_open = $5)
               and ($6::timestamptz is null or due_at < $6)
               and ($7::text[] is null or key = any($7))
               and ($8::timestamptz is null or (received_at, key) < ($8, $9))
             order by received_at desc, key desc limit $10`,
      values: [
        generation,
        filter.organisations,
        filter.viewer.opens,
        filter.status ?? null,
        filter.open ?? null,
        filter.dueBefore ?? null,
        candidates,
        from?.after ?? null,
        from?.key ?? '',
        filter.limit + 1,
        filter.viewer.shuts,
      ],
    });
    const page = rows.slice(0, filter.limit);
    const last = page.at(-1);
    return {
      rows: page.map(({ row }) => row),
      ...(rows.length > filter.limit &&
        last && { next: encodeCursor({ after: last.received_at, key: last.key }) }),
    };
  }

  /** Open dossiers, the nearest deadline first, those without one last. */
  async mostUrgent(
    organisations: readonly string[],
    viewer: Viewer,
    limit: number,
  ): Promise<readonly DashboardRow[]> {
    const generation = await this.readModels.activeGeneration(dashboardProjection.name);
    const { rows } = await this.postgres.query<{ row: DashboardRow }>({
      name: 'most-urgent',
      text: `select row from dashboard
             where generation = $1 and organisation = any($2) and is_open
               and ${visible('$3', '$4')}
             order by due_at nulls last, key limit $5`,
      values: [generation, organisations, viewer.opens, viewer.shuts, limit],
    });
    return rows.map(({ row }) => row);
  }

  /** Of all dossiers, also ended ones; never of those that are about the viewer. */
  async outOfSight(organisations: readonly string[], viewer: Viewer): Promise<OutOfSight> {
    const generation = await this.readModels.activeGeneration(dashboardProjection.name);
    const { rows } = await this.postgres.query<OutOfSight>({
      name: 'out-of-sight',
      text: outOfSight('dashboard'),
      values: [generation, organisations, viewer.opens, viewer.shuts],
    });
    return rows[0] ?? { restricted: 0, shut: [] };
  }

  /** Whether the list has seen everything that the log held a moment ago. */
  async isUpToDate(): Promise<boolean> {
    const [lag] = await this.readModels.lag(dashboardProjection.name);
    return lag?.caughtUp === true && lag.failure === undefined;
  }

  private async candidates({ reference, organisations }: DossierFilter): Promise<readonly string[]> {
    const generation = await this.readModels.activeGeneration('look_ups');
    const { rows } = await this.postgres.query<{ key: string }>({
      name: 'look-up',
      text: `select key from look_ups where generation = $1 and organisation = any($2) and reference = $3`,
      values: [generation, organisations, reference],
    });
    return rows.map(({ key }) => key);
  }
}
