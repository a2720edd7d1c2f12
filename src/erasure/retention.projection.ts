import { ending } from '../breach/domain/ending.js';
import { erasures, isWaiting } from '../breach/domain/erasure.js';
import { deputies } from '../breach/domain/deputies.js';
import { composed, type StateOf } from '../breach/domain/fields.js';
import { legalHolds } from '../breach/domain/legal-hold.js';
import { identity } from '../breach/domain/report.js';
import { restriction } from '../breach/domain/restriction.js';
import { listOf } from '../breach/lists/list-of.js';
import { visibleTo } from '../breach/lists/visibility.js';
import type { Projection } from '../platform/subscriptions/projection.js';

const kept = composed(identity, ending, erasures, legalHolds, restriction, deputies);
export type RetentionRow = StateOf<typeof kept>;

/** Since when a dossier is closed, and what is, or is to be, erased of it. What is due depends on now and on the profile. */
export const retentionProjection: Projection<RetentionRow> = {
  name: 'retention',
  version: 1,
  ...listOf(kept),
  columns: (row) => ({
    organisation: row.organisation,
    ended_at: isErased(row) ? null : (row.ending?.at ?? null),
    is_proposed: row.erasures.some(isWaiting),
    visible_to: visibleTo(row),
  }),
};

/** Nothing personal is left of it but what came since. */
const isErased = ({ erasures: all }: RetentionRow): boolean =>
  all.some(({ what, approved }) => what === 'dossier' && approved !== undefined);
