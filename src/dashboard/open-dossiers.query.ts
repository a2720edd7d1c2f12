import { Injectable } from '@nestjs/common';
import type { Holder } from '../breach/domain/duties.js';
import type { Status } from '../breach/domain/status.js';
import { outOfSight, visible, type OutOfSight, type Viewer } from '../breach/lists/visibility.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { ListPostgres } from '../platform/postgres/list-postgres.js';
import { ReadModels } from '../platform/subscriptions/read-model.js';
import type { Moment } from '../shared/moment.js';
import { dashboardProjection, waitingFor, type DashboardRow } from './dashboard.projection.js';
import type { Page } from './dossier-list.query.js';

/** Which open dossiers somebody asks for. */
export interface OpenDossiersAsked {
  /** Of {@link OpenDossiers.generation}: what stands beside each other in one answer is of one. */
  readonly generation: number;
  readonly organisations: readonly string[];
  readonly viewer: Viewer;
  readonly now: Moment;
  readonly status?: Status;
  /** Only where the deadline towards the AP has passed. */
  readonly overdue?: boolean;
  /** Only what this role has to move on. */
  readonly waitsFor?: Holder;
  /** Only what waits for the viewer. */
  readonly mine?: boolean;
  /** Only where somebody may be in danger. */
  readonly danger?: boolean;
  /** How far the list was when he looked before. */
  readonly since?: string;
  /** Only what changed since. */
  readonly changed?: boolean;
}

/** A line of the list, and whether it changed since. */
export interface Listed {
  readonly row: DashboardRow;
  readonly changed: boolean | null;
}

/** How many there are: of what was asked, and of all that are open. */
export interface OpenCounts extends Record<Holder, number> {
  readonly verified: number;
  readonly unverified: number;
  readonly open: number;
  readonly overdue: number;
  readonly danger: number;
  readonly mine: number;
  readonly changed: number;
}

/** Place in the order of those without a deadline. */
const NEVER = '9999-12-31T23:59:59.999Z';

/** `$1` generation, `$2` organisations, `$3`, `$4` the viewer, `$5` how far the list was before. */
const OPEN = `generation = $1 and organisation = any($2) and is_open and ${visible('$3', '$4')}`;
const CHANGED = 'position > $5::text';
/** `$6` to `$11`, as {@link valuesOf} has them. */
const ASKED = `($6::text is null or status = $6) and ($7::timestamptz is null or due_at < $7)
  and ($8::text is null or waits_for like $8) and (not $9::boolean or waits_for like any($3))
  and (not $10::boolean or ${CHANGED}) and (not $11::boolean or states_danger)`;

/** Of what is running: what is most urgent, how many there are, what nobody has looked at. */
@Injectable()
export class OpenDossiers {
  constructor(
    private readonly postgres: ListPostgres,
    private readonly readModels: ReadModels,
  ) {}

  /** Those that somebody has looked at, the nearest deadline first, those without one last. */
  async mostUrgent(asked: OpenDossiersAsked, limit: number, cursor?: string): Promise<Page<Listed>> {
    const from = cursor === undefined ? undefined : decodeCursor(cursor);
    const { rows } = await this.postgres.query<Listed & { due_at: string | null; key: string }>({
      name: 'most-urgent',
      text: `select row, ${CHANGED} as changed, due_at, key from dashboard
             where ${OPEN} and is_verified and ${ASKED}
               and ($12::timestamptz is null
                    or ($12 < $14 and ((due_at, key) > ($12, $13) or due_at is null))
                    or ($12 = $14 and due_at is null and key > $13))
             order by due_at nulls last, key limit $15`,
      values: [...valuesOf(asked), from?.after ?? null, from?.key ?? '', NEVER, limit + 1],
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page,
      ...(rows.length > limit &&
        last && { next: encodeCursor({ after: last.due_at ?? NEVER, key: last.key }) }),
    };
  }

  async counts(asked: OpenDossiersAsked): Promise<OpenCounts> {
    const { rows } = await this.postgres.query<OpenCounts>({
      name: 'open-dossiers-counted',
      text: `select count(*) filter (where is_verified and ${ASKED})::int as verified,
                    count(*) filter (where not is_verified and ${ASKED})::int as unverified,
                    count(*)::int as open,
                    count(*) filter (where due_at < $12)::int as overdue,
                    count(*) filter (where states_danger)::int as danger,
                    count(*) filter (where waits_for like any($3))::int as mine,
                    count(*) filter (where waits_for like $13)::int as handler,
                    count(*) filter (where waits_for like $14)::int as fg,
                    count(*) filter (where waits_for like $15)::int as board,
                    count(*) filter (where ${CHANGED})::int as changed
             from dashboard where ${OPEN}`,
      values: [
        ...valuesOf(asked),
        ...[asked.now, waitingFor('handler'), waitingFor('fg'), waitingFor('board')],
      ],
    });
    const [counts] = rows;
    if (counts === undefined) throw new Error('a count is always a row');
    return counts;
  }

  /**
   * What nobody has looked at, whatever states danger first: those with the nearest deadline, or the newest. Both ends
   * are shown, so that a flood that came after a report, or before it, does not bury it.
   */
  async unverified(
    asked: OpenDossiersAsked,
    limit: number,
    first: 'nearest-deadline' | 'newest',
  ): Promise<readonly Listed[]> {
    const order = first === 'newest' ? 'received_at desc, key desc' : 'due_at nulls last, key';
    const { rows } = await this.postgres.query<Listed>({
      name: `unverified-${first}`,
      text: `select row, ${CHANGED} as changed from dashboard
             where ${OPEN} and not is_verified and ${ASKED}
             order by states_danger desc, ${order} limit $12`,
      values: [...valuesOf(asked), limit],
    });
    return rows;
  }

  /** How many of these somebody looked at, and did not dismiss. */
  async genuine(dossiers: readonly string[]): Promise<number> {
    const { rows } = await this.postgres.query<{ count: number }>({
      name: 'genuine-dossiers',
      text: `select count(*)::int from dashboard
             where generation = $1 and key = any($2) and is_verified and status <> 'dismissed'`,
      values: [await this.generation(), dossiers],
    });
    return rows[0]?.count ?? 0;
  }

  /** Of all dossiers, also ended ones; never of those that are about the viewer. */
  async outOfSight(
    { generation, viewer }: OpenDossiersAsked,
    organisations: readonly string[],
  ): Promise<OutOfSight> {
    const { rows } = await this.postgres.query<OutOfSight>({
      name: 'out-of-sight',
      text: outOfSight('dashboard'),
      values: [generation, organisations, viewer.opens, viewer.shuts],
    });
    return rows[0] ?? { restricted: 0, shut: [] };
  }

  /** How far the list is, and whether it has seen everything that the log held a moment ago. */
  async progress(): Promise<{ readonly position: string; readonly caughtUp: boolean }> {
    const [lag] = await this.readModels.lag(dashboardProjection.name);
    if (lag === undefined) throw new Error('the list has no checkpoint');
    return { position: lag.position, caughtUp: lag.caughtUp && lag.failure === undefined };
  }

  /**
   * For the statements of one answer, which takes no longer than the rows of an old one are kept.
   * @throws ReadModelNotReady while the list is being built
   */
  generation(): Promise<number> {
    return this.readModels.activeGeneration(dashboardProjection.name);
  }
}

function valuesOf(asked: OpenDossiersAsked): readonly unknown[] {
  const { generation, organisations, viewer, now, since, status, overdue, waitsFor } = asked;
  const { mine, changed, danger } = asked;
  return [
    ...[generation, organisations, viewer.opens, viewer.shuts, since ?? null],
    ...[status ?? null, overdue === true ? now : null],
    ...[waitsFor === undefined ? null : waitingFor(waitsFor), mine === true, changed === true],
    danger === true,
  ];
}
