import { DOSSIER_STREAMS, dossierOf } from '../breach/domain/dossier-stream.js';
import { foldedFields, visibleTo, type FoldedFields } from '../breach/lists/folded-fields.js';
import { runningDeadlines } from '../breach/domain/deadlines.js';
import { statusOf } from '../breach/domain/status.js';
import type { Projection } from '../platform/subscriptions/projection.js';

const FIELDS = [
  'absorbed',
  'adviceRequested',
  'alarms',
  'assessment',
  'awareness',
  'controllerInformed',
  'decisions',
  'ending',
  'highRiskSince',
  'id',
  'informed',
  'irregular',
  'laterAwareness',
  'matters',
  'measures',
  'moments',
  'notifications',
  'opinions',
  'organisation',
  'organisationRole',
  'own',
  'proposedCorrections',
  'reference',
  'restriction',
  'rules',
  'safety',
] as const;

/** What the lists need of a dossier: its clocks, who has to move, what is missing. */
export type DashboardRow = FoldedFields<(typeof FIELDS)[number]>;

export const dashboardProjection: Projection<DashboardRow> = {
  name: 'dashboard',
  // 2: statements with their revision, so that they can be corrected; what turns against a decision.
  version: 2,
  streamPrefixes: [DOSSIER_STREAMS],
  key: dossierOf,
  evolve: foldedFields(FIELDS),
  columns: (row) => ({
    organisation: row.organisation,
    received_at: row.moments.receivedAt,
    status: statusOf(row),
    is_open: row.ending === undefined,
    due_at: authorityDueAt(row),
    visible_to: visibleTo(row),
  }),
};

function authorityDueAt(row: DashboardRow): string | null {
  return runningDeadlines(row).find(({ deadline }) => deadline === 'authority-notification')?.dueAt ?? null;
}
