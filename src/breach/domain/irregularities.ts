import type { AssessmentFields, BreachAssessed } from './assessment.js';
import { CONTRADICTIONS, contradictionsIn } from './assessment-against-facts.js';
import type { ApNotified } from './authority-notification.js';
import type { AwarenessEstablished } from './awareness.js';
import type { CorrectionProposed } from './correction.js';
import type { Statement, StatementCorrected } from './correction-trace.js';
import { contradictsAssessment } from './contradiction.js';
import type { DecisionData, DecisionEvent, DecisionFields } from './decision.js';
import type { Recording } from './domain-event.js';
import { append, fields, type Change } from './fields.js';
import type { InterestOfChildEstablished } from './interest-of-child.js';
import type { EmergencyAccessTaken } from './restriction.js';
import type { RoundResultRecorded, SubjectsInformed } from './subject-notification.js';
import type { BreachReported } from './report.js';
import { asStated, asStatedDiscovery, surelyBefore } from './stated-moment.js';

export interface IrregularityFields {
  /** What went otherwise than it should, by name, in the order it happened. */
  readonly irregular: readonly string[];
}

type Irregular = IrregularityFields & DecisionFields & AssessmentFields;

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
const decided = (before: Irregular, { ground, mandateOpenedBy }: DecisionData): Change<IrregularityFields> =>
  noted(
    before,
    contradictsAssessment(before, ground) && 'decision-contradicts-assessment',
    mandateOpenedBy === 'board-not-reached-on-own-word' && 'mandate-opened-on-own-word',
  );

export const irregularities = fields<
  IrregularityFields,
  | ApNotified
  | AwarenessEstablished
  | BreachAssessed
  | BreachReported
  | CorrectionProposed
  | EmergencyAccessTaken
  | InterestOfChildEstablished
  | Exclude<DecisionEvent, { readonly type: 'DecisionRatified' | 'DecisionConfirmed' }>
  | RoundResultRecorded
  | StatementCorrected<Statement, unknown>
  | SubjectsInformed,
  Irregular
>({
  initial: { irregular: [] },
  on: {
    // Of one report: later somebody may find a first signal of the organisation after an outsider's discovery.
    BreachReported: (_, { report: { firstSignalAt, discovered } }) =>
      firstSignalAt && surelyBefore(asStatedDiscovery(discovered), asStated(firstSignalAt))
        ? { irregular: append('first-signal-after-discovery') }
        : {},
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
    DecisionTaken: decided,
    DecisionRevised: decided,
    DecisionUpheld: (before, { question }) => {
      const upheld = before.decisions[question];
      return upheld === undefined ? {} : decided(before, { ...upheld, question });
    },
    DecisionContradicted: (before) => noted(before, 'decision-contradicted'),
    RatificationRefused: (before) => noted(before, 'ratification-refused'),
    ApNotified: handlersWork,
  },
});
