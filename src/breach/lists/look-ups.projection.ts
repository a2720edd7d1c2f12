import type { Projection } from '../../platform/subscriptions/projection.js';
import type { BreachEvent } from '../domain/breach.js';
import { DOSSIER_STREAMS, dossierOf } from '../domain/dossier-stream.js';
import { foldedFields, visibleTo, type FoldedFields } from './folded-fields.js';

const FIELDS = ['id', 'organisation', 'reference', 'restriction'] as const;

/** What can change a row; no other event is folded, so no other field has to be kept for one. */
const CONCERNING: ReadonlySet<string> = new Set<BreachEvent['type']>([
  'BreachReported',
  'DossierRestricted',
  'DossierRestrictionLifted',
]);

export type LookUpRow = FoldedFields<(typeof FIELDS)[number]>;

/** From the label people use to the dossiers that bear it: candidates, because it is not unique by law. */
export const lookUpsProjection: Projection<LookUpRow> = {
  name: 'look_ups',
  version: 1,
  streamPrefixes: [DOSSIER_STREAMS],
  key: (event) => (CONCERNING.has(event.event.type) ? dossierOf(event) : undefined),
  evolve: foldedFields(FIELDS),
  columns: (row) => ({
    organisation: row.organisation,
    reference: row.reference,
    visible_to: visibleTo(row),
  }),
};
