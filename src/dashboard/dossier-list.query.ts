import { Injectable } from '@nestjs/common';
import { received } from '../breach/lists/conditions.js';
import { flatPage, pageOf, type Page, type Put } from '../breach/lists/flat-list.js';
import { referenceMeant } from '../breach/lists/reference.js';
import { visible, type Viewer } from '../breach/lists/visibility.js';
import { decodeCursor } from '../platform/http/cursor.js';
import { ListPostgres } from '../platform/postgres/list-postgres.js';
import { ReadModels } from '../platform/subscriptions/read-model.js';
import type { Moment } from '../shared/moment.js';
import { dashboardProjection, type DashboardRow } from './dashboard.projection.js';
import { conditionsOf, DOSSIERS, waitingSources, type DossierConditions } from './dossier-conditions.js';

export interface DossierFilter extends DossierConditions {
  readonly organisations: readonly string[];
  /** Who asks: restricted dossiers show only to those who are on their list. */
  readonly viewer: Viewer;
  /** When the report came in, both included. */
  readonly from?: Moment;
  readonly until?: Moment;
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

interface Line {
  readonly row: DashboardRow;
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
    const isLookedUp = filter.reference !== undefined || filter.foundBy !== undefined;
    const ids = isLookedUp ? await this.candidates(filter) : filter.ids;
    const { rows, ...next } =
      ids === undefined
        ? await flatPage<Line>(this.postgres, DOSSIERS, questionOf(filter, generation))
        : await this.pageOfThese(ids, filter, generation);
    return { rows: rows.map(({ row }) => row), ...next };
  }

  /** Of dossiers that were looked up: not the list is read, but each of them. */
  private async pageOfThese(
    ids: readonly string[],
    filter: DossierFilter,
    generation: number,
  ): Promise<Page<Line>> {
    const { viewer, cursor, limit, organisations } = filter;
    const values: unknown[] = [];
    const put: Put = (value) => `$${values.push(value)}`;
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const conditions = [...conditionsOf(filter, viewer), ...received(filter.from, filter.until)];
    const text = `select key, received_at as at, row, true as fits, false as is_edge from dashboard
      where generation = ${put(generation)} and key = any(${put(ids)}) and organisation = any(${put(organisations)})
        and ${[visible(put(viewer.opens), put(viewer.shuts)), ...conditions.map(({ sql }) => sql(put))].join(' and ')}
        ${after === undefined ? '' : `and (received_at, key) < (${put(after.after)}, ${put(after.key)})`}
      order by received_at desc, key desc limit ${put(limit + 1)}`;
    const { rows } = await this.postgres.query<Line & Parameters<typeof pageOf>[0][number]>({ text, values });
    return pageOf(rows, limit);
  }

  private async candidates({
    reference,
    foundBy,
    foundByPart = [],
    organisations,
  }: DossierFilter): Promise<readonly string[]> {
    const generation = await this.readModels.activeGeneration('look_ups');
    const values: unknown[] = [];
    const put: Put = (value) => `$${values.push(value)}`;
    // Only what is asked: no index is bound by a condition that may be absent.
    const asked = [
      `generation = ${put(generation)} and organisation = any(${put(organisations)})`,
      ...(reference === undefined ? [] : [`reference = ${put(referenceMeant(reference))}`]),
      ...(foundBy === undefined
        ? []
        : [`(keys && ${put(foundBy)}::text[] or found_by like any(${put(foundByPart)}::text[]))`]),
    ];
    const text = `select key from look_ups where ${asked.join(' and ')}`;
    const { rows } = await this.postgres.query<{ key: string }>({ text, values });
    return rows.map(({ key }) => key);
  }
}

function questionOf(filter: DossierFilter, generation: number): Parameters<typeof flatPage>[2] {
  const { organisations, viewer, from, until, limit, cursor, mine } = filter;
  return {
    ...{ generation, organisations, viewer, limit },
    ...(cursor !== undefined && { cursor }),
    bounds: received(from, until),
    filters: conditionsOf(filter, viewer),
    ...(mine === true && { sources: waitingSources(viewer, organisations) }),
  };
}
