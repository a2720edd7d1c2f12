import { Injectable } from '@nestjs/common';
import { organisationsAsked, toldHowMany, type Asker } from '../breach/dossier/access.policy.js';
import type { Page } from '../breach/lists/flat-list.js';
import { Viewers } from '../breach/lists/visibility.js';
import { Clock } from '../platform/time/clock.port.js';
import { heldBy } from './dashboard.projection.js';
import type { CountName, DashboardAnswer } from './dossier-summary.answer.js';
import { dossierSummary } from './dossier-summary.view.js';
import { OpenDossiers, type Listed, type OpenCounts, type OpenDossiersAsked } from './open-dossiers.query.js';

const URGENT_SHOWN = 200;
const UNVERIFIED_SHOWN = 50;

/** What somebody wants to see of what is running; all of it where he does not say. */
export type DashboardQuestion = Omit<OpenDossiersAsked, 'generation' | 'organisations' | 'viewer' | 'now'> & {
  readonly organisation?: string;
  readonly cursor?: string;
  /** Most lines of what is most urgent. */
  readonly limit?: number;
  /** Most lines of what nobody has looked at, from each end. */
  readonly unverifiedLimit?: number;
};

/** What is running, for how long, and who has to move: one answer for programs and pages. */
@Injectable()
export class Dashboard {
  constructor(
    private readonly open: OpenDossiers,
    private readonly viewers: Viewers,
    private readonly clock: Clock,
  ) {}

  async of(asker: Asker, question: DashboardQuestion = {}): Promise<DashboardAnswer> {
    const { organisation, cursor, limit = URGENT_SHOWN, unverifiedLimit = UNVERIFIED_SHOWN } = question;
    const organisations = organisationsAsked(asker, organisation);
    const viewer = await this.viewers.of(asker.principal, organisations);
    const now = this.clock.now();
    const generation = await this.open.generation();
    const asked: OpenDossiersAsked = { ...question, generation, organisations, viewer, now };
    // Before the rows: what comes in meanwhile is new at the next look.
    const { position, caughtUp } = await this.open.progress();
    const told = toldHowMany(asker.principal, organisations);
    const [{ rows, ...next }, all, nearest, newest, outOfSight] = await Promise.all([
      this.open.mostUrgent(asked, limit, cursor),
      this.open.counts(asked),
      this.open.unverified(asked, unverifiedLimit, 'nearest-deadline'),
      this.open.unverified(asked, unverifiedLimit, 'newest'),
      told.length === 0 ? {} : this.open.outOfSight(asked, told),
    ]);
    const exact = (name: keyof OpenCounts): number => all[name].count;
    const atLeast = Object.entries(all).flatMap(([name, { isMore }]) => (isMore ? [name as CountName] : []));
    const summaries = (some: readonly Listed[]) =>
      some.map(({ row, changed: isNew }) => {
        const summary = dossierSummary(row, now);
        const yours = heldBy(row, summary.openDuties, viewer);
        return Object.assign(summary, { yours }, isNew !== null && { changed: isNew });
      });
    return {
      asOf: now,
      seen: position,
      caughtUp,
      ...outOfSight,
      counts: {
        ...{ open: exact('open'), overdue: exact('overdue'), danger: exact('danger'), mine: exact('mine') },
        ...(question.since !== undefined && { changed: exact('changed') }),
        waitsFor: { handler: exact('handler'), fg: exact('fg'), board: exact('board') },
      },
      ...(atLeast.length > 0 && { atLeast }),
      total: exact('verified'),
      dossiers: summaries(rows),
      ...next,
      unverified: {
        total: exact('unverified'),
        dossiers: summaries(nearest.rows),
        newest:
          exact('unverified') > nearest.rows.length || all.unverified.isMore ? summaries(newest.rows) : [],
        ...(isShort(nearest, unverifiedLimit) && { isPart: true }),
      },
    };
  }
}

/** A page that ends before it is full has not looked at all there is. */
const isShort = ({ rows, next }: Page<Listed>, limit: number): boolean =>
  next !== undefined && rows.length < limit;
