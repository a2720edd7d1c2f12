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
  /** Only what nobody has looked at, or only what somebody has. */
  readonly unverified?: boolean;
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

/** Whose open dossiers, for whom, how many. */
export type OpenDossiers = Pick<DossierFilter, 'organisations' | 'viewer' | 'limit' | 'cursor'>;

/** Place in the order of those without a deadline. */
const NEVER = '9999-12-31T23:59:59.999Z';

/** `$1` generation, `$2` organisations, `$3`, `$4` the viewer. */
const OPEN = `generation = $1 and organisation = any($2) and is_open and ${visible('$3', '$4')}`;

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
               and ($12::boolean is null or is_verified <> $12)
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
        filter.unverified ?? null,
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

  /** Open dossiers that somebody has looked at, the nearest deadline first, those without one last. */
  async mostUrgent({ organisations, viewer, limit, cursor }: OpenDossiers): Promise<Page<DashboardRow>> {
    const generation = await this.readModels.activeGeneration(dashboardProjection.name);
    const from = cursor === undefined ? undefined : decodeCursor(cursor);
    const { rows } = await this.postgres.query<{ row: DashboardRow; due_at: string | null; key: string }>({
      name: 'most-urgent',
      text: `select row, due_at, key from dashboard
             where ${OPEN} and is_verified
               and ($5::timestamptz is null
                    or ($5 < $7 and ((due_at, key) > ($5, $6) or due_at is null))
                    or ($5 = $7 and due_at is null and key > $6))
             order by due_at nulls last, key limit $8`,
      values: [
        generation,
        organisations,
        viewer.opens,
        viewer.shuts,
        from?.after ?? null,
        from?.key ?? '',
        NEVER,
        limit + 1,
      ],
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page.map(({ row }) => row),
      ...(rows.length > limit &&
        last && { next: encodeCursor({ after: last.due_at ?? NEVER, key: last.key }) }),
    };
  }

  /** How many open dossiers somebody has looked at, and how many nobody has. */
  async counts({
    organisations,
    viewer,
  }: OpenDossiers): Promise<{ readonly verified: number; readonly unverified: number }> {
    const generation = await this.readModels.activeGeneration(dashboardProjection.name);
    const { rows } = await this.postgres.query<{ verified: number; unverified: number }>({
      name: 'open-dossiers-counted',
      text: `select count(*) filter (where is_verified)::int as verified,
                    count(*) filter (where not is_verified)::int as unverified
             from dashboard where ${OPEN}`,
      values: [generation, organisations, viewer.opens, viewer.shuts],
    });
    return rows[0] ?? { verified: 0, unverified: 0 };
  }

  /**
   * What nobody has looked at, whatever states danger first: those with the nearest deadline, or the newest. Both ends
   * are shown, so that a flood that came after a report, or before it, does not bury it.
   */
  async unverified(
    { organisations, viewer, limit }: OpenDossiers,
    first: 'nearest-deadline' | 'newest',
  ): Promise<readonly DashboardRow[]> {
    const generation = await this.readModels.activeGeneration(dashboardProjection.name);
    const order = first === 'newest' ? 'received_at desc, key desc' : 'due_at nulls last, key';
    const { rows } = await this.postgres.query<{ row: DashboardRow }>({
      name: `unverified-${first}`,
      text: `select row from dashboard where ${OPEN} and not is_verified
             order by states_danger desc, ${order} limit $5`,
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
