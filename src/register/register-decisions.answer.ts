import { OmitType } from '@nestjs/swagger';
import { SUPERVISORS, type Supervisor } from '../breach/domain/restriction.js';
import { OUTCOMES, QUESTIONS, type Outcome, type Question } from '../breach/domain/question.js';
import {
  FLAGS_OF_DECISIONS,
  FLAGS_UNDECIDED,
  type FlagOfDecision,
  type FlagUndecided,
} from './decisions-in-register.view.js';
import { BOARD_ANSWERS, type BoardAnswer } from './board-answer.js';
import { DecisionAnswer } from '../breach/contract/decision.answer.js';
import { ListOf, Words } from '../platform/http/answer-fields.js';
import { Count, Flag, ManyOf, Nested, OneOf } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

/** A mandate that the board gave for this breach. */
class MandateGivenAnswer {
  @MomentField() readonly givenAt!: Moment;
  @MomentField({ optional: true, description: 'Until when it was given; absent: until it is withdrawn.' })
  readonly until?: Moment;
}

class MandateEndedAnswer {
  @MomentField() readonly at!: Moment;
  @Words({ description: 'The role in which somebody ended it.' }) readonly byRole!: string;
  @OneOf(['withdrawn', 'replaced']) readonly how!: 'withdrawn' | 'replaced';
}

export class RegisteredMandateAnswer extends MandateGivenAnswer {
  @Words({ description: 'The role in which somebody gave it.' }) readonly byRole!: string;
  @Nested(() => MandateEndedAnswer, { optional: true, description: 'Where it ended before it was over.' })
  readonly ended?: MandateEndedAnswer;
}

/** The emergency mandate under which it was decided, by the facts as they were known then. */
class EmergencyMandateAnswer {
  @MomentField() readonly openedAt!: Moment;
  @MomentField({
    optional: true,
    description: 'When what opened it was over; absent: it is not, or it is a term, which stays near.',
  })
  readonly closedAt?: Moment;
}

class PromiseDepartedAnswer {
  @Words({ description: 'The sentence, as it was promised.' }) readonly sentence!: string;
  @Words({ description: 'Where it stands.' }) readonly source!: string;
}

export class RegisteredDecisionAnswer extends DecisionAnswer {
  @MomentField({ optional: true, description: 'When it was recorded.' }) readonly recordedAt?: Moment;
  @Words({ optional: true, description: 'The role in which somebody recorded it.' })
  readonly recordedByRole?: string;
  @Flag({
    optional: true,
    description:
      'It was recorded with a breach that was dealt with before it was entered: when it was taken, nobody said.',
  })
  readonly momentUnknown?: true;
  @Nested(() => EmergencyMandateAnswer, {
    optional: true,
    description: 'The emergency mandate under which it was decided, where it was.',
  })
  readonly emergencyMandate?: EmergencyMandateAnswer;
  @Nested(() => MandateGivenAnswer, {
    optional: true,
    description: 'The mandate for this breach under which it was decided, where it was.',
  })
  readonly mandateGiven?: MandateGivenAnswer;
  @ListOf(() => PromiseDepartedAnswer, {
    optional: true,
    description: 'Where it departs from a promise: which, as the profile had it then.',
  })
  readonly promises?: readonly PromiseDepartedAnswer[];
  @Flag({ description: 'False where the board refused or contradicted it: then nothing is decided.' })
  readonly stands!: boolean;
  @OneOf(BOARD_ANSWERS, { description: 'What the board has to do with it.' })
  readonly boardAnswer!: BoardAnswer;
}

/** Of a decision whose place another one took. */
export class EarlierDecisionAnswer extends OmitType(RegisteredDecisionAnswer, ['stands']) {
  @OneOf(QUESTIONS) readonly question!: Question;
  @MomentField({ description: 'When the question was decided anew.' }) readonly replacedAt!: Moment;
}

/** Which decision a flag is about. */
export class OddDecisionAnswer {
  @OneOf(FLAGS_OF_DECISIONS) readonly flag!: FlagOfDecision;
  @OneOf(QUESTIONS) readonly question!: Question;
  @OneOf(OUTCOMES) readonly outcome!: Outcome;
  @MomentField() readonly decidedAt!: Moment;
  @Flag({ description: 'It counts now: no other took its place, and the board did not refuse it.' })
  readonly stands!: boolean;
}

/** Something was done without a decision, which followed. */
export class DecidedAfterwardsAnswer {
  @OneOf(FLAGS_UNDECIDED) readonly flag!: FlagUndecided;
  @MomentField() readonly decidedAt!: Moment;
}

class BoardAttemptAnswer {
  @MomentField() readonly attemptedAt!: Moment;
  @Flag({ description: 'The board was reached.' }) readonly reached!: boolean;
  @MomentField({ optional: true, description: 'When that was recorded: the line of the time line.' })
  readonly recordedAt?: Moment;
  @Words({ optional: true, description: 'The role in which somebody recorded it.' })
  readonly byRole?: string;
}

/** That somebody tried to reach the board; who and how is personal and stays in the dossier. */
export class BoardAttemptsAnswer {
  @Count({ min: 1, max: 1_000_000 }) readonly count!: number;
  @Count({ min: 0, max: 1_000_000, description: 'At how many of them it was reached.' })
  readonly reached!: number;
  @ListOf(() => BoardAttemptAnswer, { description: 'Oldest first.' })
  readonly attempts!: readonly BoardAttemptAnswer[];
}

class RestrictionEndedAnswer {
  @MomentField() readonly at!: Moment;
  @Words({ description: 'The role in which somebody ended it.' }) readonly byRole!: string;
  @OneOf(['lifted', 'replaced']) readonly how!: 'lifted' | 'replaced';
}

/** That the dossier was open to some only; to whom it was shut is personal and stays in the dossier. */
export class RestrictionMadeAnswer {
  @MomentField() readonly at!: Moment;
  @Words({ description: 'The role in which somebody restricted it, or confirmed that.' })
  readonly byRole!: string;
  @Words({ optional: true, description: 'Role of who proposed it, where a second person was needed.' })
  readonly proposedByRole?: string;
  @ManyOf(SUPERVISORS, {
    max: SUPERVISORS.length,
    description: 'Functions whose holders kept seeing it, except somebody it is shut to.',
  })
  readonly open!: readonly Supervisor[];
  @Flag({ description: 'It was shut to somebody whatever his function.' })
  readonly refusesSomebody!: boolean;
  @Nested(() => RestrictionEndedAnswer, { optional: true, description: 'Absent: it holds.' })
  readonly ended?: RestrictionEndedAnswer;
}

export class EmergencyWayInAnswer {
  @MomentField() readonly at!: Moment;
  @Words({ description: 'The role in which somebody took it.' }) readonly byRole!: string;
  @Words() readonly reason!: string;
}
