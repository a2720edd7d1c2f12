import { Injectable } from '@nestjs/common';
import { organisationsAsked, type Asker } from '../breach/dossier/access.policy.js';
import { isWaiting } from '../breach/domain/erasure.js';
import { isHeldByLaw } from '../breach/domain/legal-hold.js';
import { visible, Viewers, type Viewer } from '../breach/lists/visibility.js';
import { closedBefore, keptUntil } from '../law/term/retention.js';
import { OrganisationProfiles } from '../organisations/organisation-profiles.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { ListPostgres } from '../platform/postgres/list-postgres.js';
import { ReadModels } from '../platform/subscriptions/read-model.js';
import { Clock } from '../platform/time/clock.port.js';
import type { Moment } from '../shared/moment.js';
import type { RetentionAnswer } from './retention.answer.js';
import { retentionProjection, type RetentionRow } from './retention.projection.js';

const PAGE = 100;
const MOST_PROPOSED = 200;

export interface RetentionAsked {
  readonly organisation?: string;
  readonly cursor?: string;
}

/** What is due by the term of each profile after closing, and what waits to be erased. Computed: nothing happens by itself. */
@Injectable()
export class Retention {
  constructor(
    private readonly postgres: ListPostgres,
    private readonly readModels: ReadModels,
    private readonly viewers: Viewers,
    private readonly profiles: OrganisationProfiles,
    private readonly clock: Clock,
  ) {}

  /** @throws NotAllowed; ReadModelNotReady while the list is being built */
  async of(asker: Asker, { organisation, cursor }: RetentionAsked = {}): Promise<RetentionAnswer> {
    const organisations = organisationsAsked(asker, organisation);
    const viewer = await this.viewers.of(asker.principal, organisations);
    const generation = await this.readModels.activeGeneration(retentionProjection.name);
    const now = this.clock.now();
    const asked = { organisations, viewer, generation, now };
    const due = await this.due(asked, cursor);
    const page = due.slice(0, PAGE);
    const last = page.at(-1);
    return {
      asOf: now,
      due: page.flatMap(({ row }) => this.dueDossier(row)),
      proposed: await this.proposed(asked),
      ...(due.length > PAGE && last && { next: encodeCursor({ after: last.ended_at, key: last.key }) }),
    };
  }

  /** Each organisation by its own term. */
  private async due(
    { organisations, viewer, generation, now }: Asked,
    cursor: string | undefined,
  ): Promise<readonly Line[]> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const served = organisations.filter((slug) => this.profiles.find(slug) !== undefined);
    const { rows } = await this.postgres.query<Line>({
      name: 'retention-due',
      text: `select row, ended_at, key from retention
             join unnest($2::text[], $3::timestamptz[]) as asked (slug, closed_before)
               on slug = organisation and ended_at <= closed_before
             where generation = $1 and ${visible('$4', '$5')}
               and ($6::timestamptz is null or (ended_at, key) > ($6, $7))
             order by ended_at, key limit $8`,
      values: [
        ...[generation, served, served.map((slug) => closedBefore(now, this.yearsKept(slug)))],
        ...[viewer.opens, viewer.shuts, after?.after ?? null, after?.key ?? '', PAGE + 1],
      ],
    });
    return rows;
  }

  private dueDossier(row: RetentionRow): RetentionAnswer['due'] {
    const { id, reference, organisation, ending, erasures } = row;
    if (ending === undefined) return [];
    return [
      {
        ...{ id, reference, organisation, endedAt: ending.at },
        dueAt: keptUntil(ending.at, this.yearsKept(organisation)),
        held: isHeldByLaw(row),
        proposed: erasures.some((erasure) => isWaiting(erasure) && erasure.what === 'dossier'),
      },
    ];
  }

  private async proposed({ organisations, viewer, generation }: Asked): Promise<RetentionAnswer['proposed']> {
    const { rows } = await this.postgres.query<{ row: RetentionRow }>({
      name: 'retention-proposed',
      text: `select row from retention
             where generation = $1 and organisation = any($2) and is_proposed and ${visible('$3', '$4')}
             order by key limit $5`,
      values: [generation, organisations, viewer.opens, viewer.shuts, MOST_PROPOSED],
    });
    return rows
      .flatMap(({ row: { id, reference, organisation, erasures } }) => {
        const [first] = erasures.filter(isWaiting);
        return first === undefined ? [] : [{ id, reference, organisation, decideBy: first.decideBy }];
      })
      .sort((one, other) => (one.decideBy < other.decideBy ? -1 : 1));
  }

  private yearsKept(slug: string): number {
    return this.profiles.get(slug).retention.registerYearsAfterClosing;
  }
}

interface Line {
  readonly row: RetentionRow;
  readonly ended_at: Moment;
  readonly key: string;
}

interface Asked {
  readonly organisations: readonly string[];
  readonly viewer: Viewer;
  readonly generation: number;
  readonly now: Moment;
}
