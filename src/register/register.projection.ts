import { DOSSIER_STREAMS, dossierOf } from '../breach/domain/dossier-stream.js';
import { foldedFields, visibleTo, type FoldedFields } from '../breach/lists/folded-fields.js';
import { statusOf } from '../breach/domain/status.js';
import type { Projection } from '../platform/subscriptions/projection.js';

const FIELDS = [
  'absorbed',
  'alarms',
  'assessment',
  'awareness',
  'decisions',
  'ending',
  'id',
  'informed',
  'irregular',
  'lessons',
  'measures',
  'moments',
  'notifications',
  'organisation',
  'organisationRole',
  'own',
  'reference',
  'restriction',
  'rootCause',
] as const;

/** What the register keeps of a dossier. */
export type RegisterRow = FoldedFields<(typeof FIELDS)[number]>;

/** The register of Art. 33(5): every breach, with its facts, effects, measures and reasons. */
export const registerProjection: Projection<RegisterRow> = {
  name: 'register',
  // 2: statements with their revision, so that they can be corrected.
  version: 2,
  streamPrefixes: [DOSSIER_STREAMS],
  key: dossierOf,
  evolve: foldedFields(FIELDS),
  columns: (row) => ({
    organisation: row.organisation,
    received_at: row.moments.receivedAt,
    status: statusOf(row),
    visible_to: visibleTo(row),
  }),
};
