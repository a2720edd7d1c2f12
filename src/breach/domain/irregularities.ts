import type { BreachAssessed } from './assessment.js';
import { CONTRADICTIONS, contradictionsIn } from './assessment-against-facts.js';
import type { ApNotified } from './authority-notification.js';
import type { AwarenessEstablished } from './awareness.js';
import type { CorrectionProposed } from './correction.js';
import type { Statement, StatementCorrected } from './correction-trace.js';
import { standingDecision, type DecisionFields, type RatificationRefused } from './decision.js';
import type { Recording } from './domain-event.js';
import { append, fields, type Change } from './fields.js';
import type { InterestOfChildEstablished } from './interest-of-child.js';
import type { EmergencyAccessTaken } from './restriction.js';
import type { RoundResultRecorded, SubjectsInformed } from './subject-notification.js';

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

/** What an earlier assessment contradicted is mended by the next, or contradicted again. */
function assessedAnew(
  before: Irregular,
  assessed: BreachAssessed['data'],
  recording: Recording,
): Change<IrregularityFields> {
  const left = before.irregular.filter((name) => !CONTRADICTIONS.some((mended) => mended === name));
  const now = [...contradictionsIn(assessed), fgDid(recording)].filter(
    (name): name is string => name !== false && !left.includes(name),
  );
  return { irregular: [...left, ...now] };
}

export const irregularities = fields<
  IrregularityFields,
  | ApNotified
  | AwarenessEstablished
  | BreachAssessed
  | CorrectionProposed
  | EmergencyAccessTaken
  | InterestOfChildEstablished
  | RatificationRefused
  | RoundResultRecorded
  | StatementCorrected<Statement, unknown>
  | SubjectsInformed,
  Irregular
>({
  initial: { irregular: [] },
  on: {
    AwarenessEstablished: handlersWork,
    BreachAssessed: assessedAnew,
    InterestOfChildEstablished: handlersWork,
    SubjectsInformed: handlersWork,
    RoundResultRecorded: handlersWork,
    CorrectionProposed: handlersWork,
    // With a proposal of somebody else, who records it only confirms it.
    StatementCorrected: (before, { proposedBy }, recording) =>
      proposedBy === undefined ? noted(before, fgDid(recording)) : {},
    EmergencyAccessTaken: (before) => noted(before, 'emergency-access-taken'),
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
