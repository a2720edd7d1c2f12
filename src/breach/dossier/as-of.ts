import { Count } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { Refusal } from '../../shared/refusal.js';
import { NoSuchDossier } from './dossier-errors.js';
import type { FoldedDossier } from './folded-dossier.js';
import { countRecordedBy, recordedBy, upToRevision, type History } from './history.js';

/** As of when somebody asks; one of the two. */
export class AsOfQuery {
  @MomentField({ optional: true, description: 'What had been recorded by then.' }) readonly at?: Moment;
  @Count({
    min: 0,
    max: 1_000_000,
    optional: true,
    inQuery: true,
    description: 'What had been recorded up to and including this event; instead of `at`.',
  })
  readonly revision?: number;
}

/** What had been recorded as of then; empty before the first event, and for a revision there never was. */
export function historyAsOf(history: History, { at, revision }: AsOfQuery): History {
  if (at !== undefined && revision === undefined) return recordedBy(history, at);
  if (revision !== undefined && at === undefined) return upToRevision(history, revision);
  throw eitherOr();
}

const eitherOr = (): Refusal =>
  new Refusal('at-or-revision', 'Ask with either `at` or `revision`.', 'invalid');

/** How many events {@link historyAsOf} gives of a dossier that comes to this. */
export function countAsOf({ recordedAt, last }: FoldedDossier, { at, revision }: AsOfQuery): number {
  if (at !== undefined && revision === undefined)
    return countRecordedBy(recordedAt.slice(0, last.revision + 1), at);
  if (revision !== undefined && at === undefined) return revision > last.revision ? 0 : revision + 1;
  throw eitherOr();
}

/** What had been recorded, and as of when it is shown; without a moment: now. */
export interface KnownAsOf {
  readonly history: History;
  readonly at?: Moment;
}

/**
 * For a view that is of now unless somebody asks for then: whoever answers an authority with it needs the one or the
 * other, and never today's under the date of then.
 * @throws NoSuchDossier where there was none yet
 */
export function knownAsOf(history: History, asked: AsOfQuery): KnownAsOf {
  if (asked.at === undefined && asked.revision === undefined) return { history };
  const known = historyAsOf(history, asked);
  const last = known.at(-1);
  if (last === undefined) throw new NoSuchDossier();
  return { history: known, at: asked.at ?? last.metadata.recordedAt };
}
