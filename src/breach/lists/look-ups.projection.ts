import type { Projection } from '../../platform/subscriptions/projection.js';
import { composed, type StateOf } from '../domain/fields.js';
import { identity } from '../domain/report.js';
import { restriction } from '../domain/restriction.js';
import { listOf, visibleTo } from './list-of.js';

const kept = composed(identity, restriction);
export type LookUpRow = StateOf<typeof kept>;

/** From the label people use to the dossiers that bear it: candidates, because it is not unique by law. */
export const lookUpsProjection: Projection<LookUpRow> = {
  name: 'look_ups',
  version: 2, // 2: rows of concepts
  ...listOf(kept),
  columns: (row) => ({
    organisation: row.organisation,
    reference: row.reference,
    visible_to: visibleTo(row),
  }),
};
