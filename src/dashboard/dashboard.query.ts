import { Injectable } from '@nestjs/common';
import { organisationsAsked, toldHowMany, type Asker } from '../breach/dossier/access.policy.js';
import { Viewers } from '../breach/lists/visibility.js';
import { Clock } from '../platform/time/clock.port.js';
import type { DashboardRow } from './dashboard.projection.js';
import { DossierLists } from './dossier-list.query.js';
import type { DashboardAnswer } from './dossier-summary.answer.js';
import { dossierSummary } from './dossier-summary.view.js';

const URGENT_SHOWN = 200;
const UNVERIFIED_SHOWN = 50;

/** What is running, for how long, and who has to move: one answer for programs and pages. */
@Injectable()
export class Dashboard {
  constructor(
    private readonly lists: DossierLists,
    private readonly viewers: Viewers,
    private readonly clock: Clock,
  ) {}

  async of(asker: Asker, organisation?: string, cursor?: string): Promise<DashboardAnswer> {
    const organisations = organisationsAsked(asker, organisation);
    const viewer = await this.viewers.of(asker.principal, organisations);
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
