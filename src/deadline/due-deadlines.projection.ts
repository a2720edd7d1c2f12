import { DOSSIER_STREAMS, dossierOf } from '../breach/domain/dossier-stream.js';
import { foldedFields, type FoldedFields } from '../breach/lists/folded-fields.js';
import { nextAlarmAt } from '../breach/domain/deadlines.js';
import type { Projection } from '../platform/subscriptions/projection.js';

const FIELDS = [
  'absorbed',
  'alarms',
  'awareness',
  'decisions',
  'ending',
  'matters',
  'moments',
  'notifications',
  'organisationRole',
  'own',
  'rules',
  'safety',
] as const;

export type DueDeadlinesRow = FoldedFields<(typeof FIELDS)[number]>;

/** Which dossier has something to be raised, and from when on. The dossier itself decides what. */
export const dueDeadlinesProjection: Projection<DueDeadlinesRow> = {
  name: 'due_deadlines',
  // 2: reminders of incomplete notifications. 3: notifications with their revision, so that they can be corrected.
  version: 3,
  streamPrefixes: [DOSSIER_STREAMS],
  key: dossierOf,
  evolve: foldedFields(FIELDS),
  columns: (row) => ({ next_alarm_at: nextAlarmAt(row) ?? null }),
};
