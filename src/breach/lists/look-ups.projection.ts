import type { Projection } from '../../platform/subscriptions/projection.js';
import { deputies } from '../domain/deputies.js';
import { composed, type StateOf } from '../domain/fields.js';
import { identity } from '../domain/report.js';
import { restriction } from '../domain/restriction.js';
import { listOf } from './list-of.js';
import { visibleTo } from './visibility.js';

const kept = composed(identity, restriction, deputies);
export type LookUpRow = StateOf<typeof kept>;

/** From the label people use to the dossiers that bear it: candidates, because it is not unique by law. */
export const lookUpsProjection: Projection<LookUpRow> = {
  name: 'look_ups',
  version: 4, // 2: rows of concepts. 3: roles that a restriction leaves in, deputies. 4: whom it is about, by organisation
  ...listOf(kept),
  columns: (row) => ({
    organisation: row.organisation,
    reference: row.reference,
    visible_to: visibleTo(row),
  }),
};
