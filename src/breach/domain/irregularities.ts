import type { BreachAssessed } from './assessment.js';
import type { ApNotified } from './authority-notification.js';
import type { AwarenessEstablished } from './awareness.js';
import type { CorrectionProposed } from './correction.js';
import type { Statement, StatementCorrected } from './correction-trace.js';
import { standingDecision, type DecisionFields, type RatificationRefused } from './decision.js';
import type { Recording } from './domain-event.js';
import { append, fields, type Change } from './fields.js';
import type { InterestOfChildEstablished } from './interest-of-child.js';
import type { BreachReported } from './report.js';
import { asStated, surelyBefore } from './stated-moment.js';
import type { SubjectsInformed } from './subject-notification.js';

export interface IrregularityFields {
  /** What went otherwise than it should, by name, in the order it happened. */
  readonly irregular: readonly string[];
}

type Irregular = IrregularityFields & DecisionFields;

function noted(
  { irregular: known }: Irregular,
  ...names: readonly (string | false)[]
): Change<IrregularityFields> {
  const news = names.filter((name) => name !== false && !known.includes(name)) as readonly string[];
  return news.length === 0 ? {} : { irregular: append(...news) };
}

/** What a handler does. The FG may step in, and the log says so (Art. 38(6): no conflict of interests). */
const fgDid = ({ actor }: Recording): string | false => actor.role === 'fg' && 'fg-did-handlers-work';

const handlersWork = (before: Irregular, _data: object, recording: Recording): Change<IrregularityFields> =>
  noted(before, fgDid(recording));

export const irregularities = fields<
  IrregularityFields,
  | ApNotified
  | AwarenessEstablished
  | BreachAssessed
  | BreachReported
  | CorrectionProposed
  | InterestOfChildEstablished
  | RatificationRefused
  | StatementCorrected<Statement, unknown>
  | SubjectsInformed,
  Irregular
>({
  initial: { irregular: [] },
  on: {
    // Of one report: later somebody may find a first signal of the organisation after an outsider's discovery.
    BreachReported: (_, { report: { firstSignalAt, discovered } }) =>
      discovered.precision !== 'unknown' && surelyBefore(discovered, asStated(firstSignalAt))
        ? { irregular: append('first-signal-after-discovery') }
        : {},
    AwarenessEstablished: handlersWork,
    BreachAssessed: handlersWork,
    InterestOfChildEstablished: handlersWork,
    SubjectsInformed: handlersWork,
    CorrectionProposed: handlersWork,
    // With a proposal of somebody else, who records it only confirms it.
    StatementCorrected: (before, { proposedBy }, recording) =>
      proposedBy === undefined ? noted(before, fgDid(recording)) : {},
    RatificationRefused: (before) => noted(before, 'ratification-refused'),
    ApNotified: (before, { kind }, recording) => {
      const decided = standingDecision(before, 'notify-authority')?.outcome;
      return noted(
        before,
        kind === 'initial' && decided !== 'yes' && 'authority-notified-without-decision',
        kind === 'withdrawal' && decided !== 'no' && 'notification-withdrawn-without-decision',
        fgDid(recording),
      );
    },
  },
});
