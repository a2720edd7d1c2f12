import type { Projection } from '../platform/subscriptions/projection.js';
import { dossierKey, foldedFields, visibleTo, type FoldedFields } from './folded-fields.js';

const FIELDS = ['id', 'organisation', 'reference', 'restriction'] as const;

export type LookUpRow = FoldedFields<(typeof FIELDS)[number]>;

/** From the label people use to the dossiers that bear it: candidates, because it is not unique by law. */
export const lookUpsProjection: Projection<LookUpRow> = {
  name: 'look_ups',
  version: 1,
  streamPrefixes: ['breach-'],
  key: dossierKey,
  evolve: foldedFields(FIELDS),
  columns: (row) => ({
    organisation: row.organisation,
    reference: row.reference,
    visible_to: visibleTo(row),
  }),
};
