import type { AssessmentFields, BreachAssessed } from './assessment.js';
import type { ApNotified } from './authority-notification.js';
import type { AwarenessEstablished } from './awareness.js';
import type { CorrectionProposed } from './correction.js';
import type { Statement, StatementCorrected } from './correction-trace.js';
import { contradictsAssessment } from './contradiction.js';
import type { DecisionData, DecisionEvent, DecisionFields } from './decision.js';
import type { Recording } from './domain-event.js';
import { append, fields, type Change } from './fields.js';
import type { InterestOfChildEstablished } from './interest-of-child.js';
import type { SubjectsInformed } from './subject-notification.js';

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
  | CorrectionProposed
  | InterestOfChildEstablished
  | Exclude<DecisionEvent, { readonly type: 'DecisionRatified' | 'DecisionConfirmed' }>
  | StatementCorrected<Statement, unknown>
  | SubjectsInformed,
  Irregular
>({
  initial: { irregular: [] },
  on: {
    AwarenessEstablished: handlersWork,
    BreachAssessed: handlersWork,
    InterestOfChildEstablished: handlersWork,
    SubjectsInformed: handlersWork,
    CorrectionProposed: handlersWork,
    // With a proposal of somebody else, who records it only confirms it.
    StatementCorrected: (before, { proposedBy }, recording) =>
      proposedBy === undefined ? noted(before, fgDid(recording)) : {},
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
