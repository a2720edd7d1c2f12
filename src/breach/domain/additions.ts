import { Refusal } from '../../shared/refusal.js';
import type { AttachmentReceived } from './attachments.js';
import type { Decisions } from './decisions.js';
import type { Command, Recording } from './domain-event.js';
import type { EndingFields } from './ending.js';
import { append, fields, type Change } from './fields.js';
import type { LastActFields } from './last-act.js';
import type { QuestionAnswered } from './questions-asked.js';
import type { ReportSupplemented, SupplementsReviewed } from './report.js';
import { isInDanger, type SafetyFields } from './safety.js';

export interface AdditionFields {
  /** Revisions of what was added after the end, and nobody has looked at yet. */
  readonly additions: readonly number[];
}

const added = (
  { ending, additions: known }: AdditionFields & EndingFields,
  _data: object,
  { revision }: Recording,
): Change<AdditionFields> =>
  // The second one finds the dossier open again, and nobody has looked at the first.
  ending === undefined && known.length === 0 ? {} : { additions: append(revision) };

export const additions = fields<
  AdditionFields,
  QuestionAnswered | ReportSupplemented | AttachmentReceived | SupplementsReviewed,
  AdditionFields & EndingFields
>({
  initial: { additions: [] },
  on: {
    QuestionAnswered: added,
    ReportSupplemented: added,
    // Who puts a file there himself has seen it.
    AttachmentReceived: (before, data, recording) =>
      recording.actor.role === 'reporter' ? added(before, data, recording) : {},
    SupplementsReviewed: ({ additions: known }, { supplements }) => ({
      additions: known.filter((revision) => !supplements.includes(revision)),
    }),
  },
});

export type ReviewSupplements = Command<
  'ReviewSupplements',
  Pick<SupplementsReviewed['data'], 'conclusion'> & {
    /** Absent: all that wait. */
    readonly revision?: number;
  }
>;

function reviewSupplements(
  { additions: known }: AdditionFields,
  { revision, conclusion }: ReviewSupplements,
): readonly SupplementsReviewed[] {
  const supplements = revision === undefined ? known : known.filter((each) => each === revision);
  if (supplements.length === 0) {
    throw new Refusal(
      'nothing-to-review',
      'Nothing that was added after the end waits to be looked at here.',
      revision === undefined ? 'conflict' : 'invalid',
      revision === undefined ? undefined : 'revision',
    );
  }
  return [{ type: 'SupplementsReviewed', data: { supplements, conclusion } }];
}

export function isAdditionToBeReviewed({ additions: known }: AdditionFields): boolean {
  return known.length > 0;
}

/**
 * What comes in after the end starts no clock by itself: a person looks, and then it runs on. Whoever goes on with the dossier has
 * looked, whether or not he says so; and danger does not wait for anybody.
 */
export function areClocksHeld(breach: AdditionFields & LastActFields & SafetyFields): boolean {
  const { additions: waiting, lastAct = -1 } = breach;
  return isAdditionToBeReviewed(breach) && lastAct <= Math.min(...waiting) && !isInDanger(breach);
}

export const additionDecisions = { ReviewSupplements: reviewSupplements } satisfies Decisions;
