import { Injectable } from '@nestjs/common';
import { HOLDERS, type Holder } from '../breach/domain/duties.js';
import {
  flatCounts,
  flatPage,
  type Condition,
  type Counted,
  type FlatQuestion,
  type Page,
  type Put,
  type ToCount,
} from '../breach/lists/flat-list.js';
import { outOfSight, type OutOfSight, type Viewer } from '../breach/lists/visibility.js';
import { ListPostgres } from '../platform/postgres/list-postgres.js';
import { ReadModels } from '../platform/subscriptions/read-model.js';
import type { Moment } from '../shared/moment.js';
import { dashboardProjection, type DashboardRow } from './dashboard.projection.js';
import {
  BY_DEADLINE,
  conditionsOf,
  nearest,
  newest,
  running,
  unseen,
  waitingSources,
  type DossierConditions,
} from './dossier-conditions.js';

/** Which open dossiers somebody asks for. */
export interface OpenDossiersAsked extends Pick<
  DossierConditions,
  'status' | 'waitsFor' | 'mine' | 'danger' | 'assignedTo' | 'incidentType' | 'system' | 'processor' | 'place'
> {
  /** Of {@link OpenDossiers.generation}: what stands beside each other in one answer is of one. */
  readonly generation: number;
  readonly organisations: readonly string[];
  readonly viewer: Viewer;
  readonly now: Moment;
  /** Only where the deadline towards the AP has passed. */
  readonly overdue?: boolean;
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
export type OpenCounts = Record<
  Holder | 'verified' | 'unverified' | 'open' | 'overdue' | 'danger' | 'mine' | 'changed',
  Counted
>;

/** Of what is running: what is most urgent, how many there are, what nobody has looked at. */
@Injectable()
export class OpenDossiers {
  constructor(
    private readonly postgres: ListPostgres,
    private readonly readModels: ReadModels,
  ) {}

  /** Those that somebody has looked at, the nearest deadline first, those without one last. */
  mostUrgent(asked: OpenDossiersAsked, limit: number, cursor?: string): Promise<Page<Listed>> {
    return flatPage<Listed>(this.postgres, running(listed(asked)), {
      ...{ ...questionOf(asked), limit },
      ...(cursor !== undefined && { cursor }),
    });
  }

  counts(asked: OpenDossiersAsked): Promise<OpenCounts> {
    const { generation, organisations, viewer, now, since } = asked;
    const all = { generation, organisations, viewer, now };
    const both = (of: Omit<OpenDossiersAsked, keyof typeof all>): ToCount => {
      const question = questionOf({ ...all, ...of });
      return [running(), unseen].map((list) => [list, question] as const);
    };
    return flatCounts(this.postgres, {
      verified: [[running(), questionOf(asked)]],
      unverified: [[unseen, questionOf(asked)]],
      open: both({}),
      overdue: both({ overdue: true }),
      danger: both({ danger: true }),
      mine: both({ mine: true }),
      changed: since === undefined ? [] : both({ since, changed: true }),
      ...Object.fromEntries(HOLDERS.map((waitsFor) => [waitsFor, both({ waitsFor })] as const)),
    }) as Promise<OpenCounts>;
  }

  /**
   * What nobody has looked at, whatever states danger first: those with the nearest deadline, or the newest. Both ends
   * are shown, so that a flood that came after a report, or before it, does not bury it.
   */
  async unverified(
    asked: OpenDossiersAsked,
    limit: number,
    first: 'nearest-deadline' | 'newest',
  ): Promise<Page<Listed>> {
    const list = (first === 'newest' ? newest : nearest)(listed(asked));
    return flatPage<Listed>(this.postgres, list, { ...questionOf(asked), limit });
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

const listed =
  ({ since }: OpenDossiersAsked) =>
  (put: Put): string =>
    `row, position > ${put(since ?? null)}::text as changed`;

function questionOf(asked: OpenDossiersAsked): FlatQuestion {
  const { generation, organisations, viewer, now, since, overdue, changed, mine } = asked;
  const { danger, ...others } = asked;
  // Only where it is asked for: nobody asks for those in no danger.
  const wanted: DossierConditions = { ...others, ...(danger === true && { danger }) };
  const isChanged: Condition = { name: 'changed', sql: (put) => `position > ${put(since ?? null)}::text` };
  return {
    ...{ generation, organisations, viewer },
    bounds: overdue === true ? [{ name: 'overdue', sql: (put) => `${BY_DEADLINE} < ${put(now)}` }] : [],
    filters: [...conditionsOf(wanted, viewer), ...(changed === true ? [isChanged] : [])],
    ...(mine === true && { sources: waitingSources(viewer, organisations) }),
  };
}
