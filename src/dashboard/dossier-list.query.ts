import { Injectable } from '@nestjs/common';
import type { Holder } from '../breach/domain/duties.js';
import type { Status } from '../breach/domain/status.js';
import { referenceMeant } from '../breach/lists/reference.js';
import { visible, type Viewer } from '../breach/lists/visibility.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { ListPostgres } from '../platform/postgres/list-postgres.js';
import { ReadModels } from '../platform/subscriptions/read-model.js';
import type { Moment } from '../shared/moment.js';
import { dashboardProjection, waitingFor, type DashboardRow } from './dashboard.projection.js';

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
  /** Only what this role has to move on. */
  readonly waitsFor?: Holder;
  /** Only what waits for the viewer. */
  readonly mine?: boolean;
  /** Only where somebody may be in danger, or only others. */
  readonly danger?: boolean;
  readonly reference?: string;
  /** Only what is found by one of these. */
  readonly foundBy?: readonly string[];
  /** Or by what one of these patterns fits. */
  readonly foundByPart?: readonly string[];
  /** Only these. */
  readonly ids?: readonly string[];
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
    private readonly postgres: ListPostgres,
    private readonly readModels: ReadModels,
  ) {}

  /** @throws ReadModelNotReady while the list is being built */
  async page(filter: DossierFilter): Promise<Page<DashboardRow>> {
    const generation = await this.readModels.activeGeneration(dashboardProjection.name);
    const from = filter.cursor === undefined ? undefined : decodeCursor(filter.cursor);
    const isLookedUp = filter.reference !== undefined || filter.foundBy !== undefined;
    const candidates = isLookedUp ? await this.candidates(filter) : (filter.ids ?? null);
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
               and ($13::text is null or waits_for like $13)
               and ($14::text[] is null or waits_for like any($14))
               and ($15::boolean is null or states_danger = $15)
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
        filter.waitsFor === undefined ? null : waitingFor(filter.waitsFor),
        filter.mine === true ? filter.viewer.opens : null,
        filter.danger ?? null,
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

  private async candidates({
    reference,
    foundBy,
    foundByPart = [],
    organisations,
  }: DossierFilter): Promise<readonly string[]> {
    const generation = await this.readModels.activeGeneration('look_ups');
    const { rows } = await this.postgres.query<{ key: string }>({
      name: 'look-up',
      text: `select key from look_ups where generation = $1 and organisation = any($2)
               and ($3::text is null or reference = $3)
               and ($4::text[] is null or keys && $4 or found_by like any($5))`,
      values: [
        ...[generation, organisations],
        reference === undefined ? null : referenceMeant(reference),
        foundBy ?? null,
        foundByPart,
      ],
    });
    return rows.map(({ key }) => key);
  }
}
