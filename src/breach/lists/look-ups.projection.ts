import type { Projection } from '../../platform/subscriptions/projection.js';
import { notifications } from '../domain/authority-notification.js';
import { deputies } from '../domain/deputies.js';
import { entry } from '../domain/entry.js';
import { composed, type StateOf } from '../domain/fields.js';
import { incident } from '../domain/incident.js';
import { involvement } from '../domain/involvement.js';
import { identity } from '../domain/report.js';
import { restriction } from '../domain/restriction.js';
import { foundBy } from './found-by.js';
import { listOf } from './list-of.js';
import { referenceMeant } from './reference.js';
import { visibleTo } from './visibility.js';

const kept = composed(identity, entry, involvement, incident, notifications, restriction, deputies);
export type LookUpRow = StateOf<typeof kept>;

/** From the label people use, and what else they know it by, to dossiers: candidates, because none is unique by law. */
export const lookUpsProjection: Projection<LookUpRow> = {
  name: 'look_ups',
  // 2: rows of concepts. 3: roles that a restriction leaves in, deputies. 4: whom it is about, by organisation.
  // 5: own number, incident, what of the organisation it touches.
  // 6: numbers of the AP, whose the own number is, parts of names.
  // 7: found by the eight signs of a reference, whatever its year.
  version: 7,
  ...listOf(kept),
  columns: (row) => ({
    organisation: row.organisation,
    reference: referenceMeant(row.reference),
    found_by: foundBy(row).join('\n'),
    visible_to: visibleTo(row),
  }),
};
