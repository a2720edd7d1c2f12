import { ErasableText, Words, type Withheld } from '../../platform/http/answer-fields.js';
import { Count, Flag, ManyOf, Nested, OneOf, UuidField } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import {
  ALL_GROUNDS,
  OPINIONS,
  OUTCOMES,
  QUESTIONS,
  type Ground,
  type Opinion,
  type Outcome,
  type Question,
} from '../domain/question.js';
import {
  HEARD_BY,
  MANDATE_OPENINGS,
  type HeardBy,
  type Mandate,
  type MandateOpening,
} from '../domain/decision.js';

const optional = { optional: true } as const;

/** What the FG advised. */
export class GivenAdviceAnswer {
  @OneOf(QUESTIONS) readonly question!: Question;
  @OneOf(OUTCOMES) readonly outcome!: Outcome;
  @Words() readonly reason!: string;
  @MomentField() readonly givenAt!: Moment;
}

class OutcomeByOpinion {
  @OneOf(OUTCOMES, optional) readonly 'fg-advice'?: Outcome;
  @OneOf(OUTCOMES, optional) readonly 'computed-advice'?: Outcome;
  @OneOf(OUTCOMES, optional) readonly promise?: Outcome;
  @OneOf(OUTCOMES, optional) readonly 'assessed-risk'?: Outcome;
  @OneOf(OUTCOMES, optional) readonly danger?: Outcome;
  @OneOf(OUTCOMES, optional) readonly 'merged-report'?: Outcome;
}

class OpinionsAnswer {
  @Nested(() => OutcomeByOpinion) readonly says!: OutcomeByOpinion;
  @ManyOf(OPINIONS, { max: OPINIONS.length, description: 'Those that were known when it was last decided.' })
  readonly heard!: readonly Opinion[];
}

/** What is said on each question now. */
export class OpinionsOnQuestionsAnswer {
  @Nested(() => OpinionsAnswer, optional) readonly 'notify-authority'?: OpinionsAnswer;
  @Nested(() => OpinionsAnswer, optional) readonly 'inform-people'?: OpinionsAnswer;
}

class UpheldAnswer {
  @Words() readonly reason!: string;
  @ManyOf(OPINIONS, { max: OPINIONS.length, description: 'What had turned against the decision.' })
  readonly against!: readonly Opinion[];
  @MomentField() readonly at!: Moment;
  @Words({ description: 'The role in which somebody upheld it.' }) readonly byRole!: string;
}

class BoardAnsweredAnswer {
  @MomentField() readonly at!: Moment;
  @Words({ optional: true, description: 'Why not, where it said no.' }) readonly reason?: string;
}

class OnBehalfAnswer {
  @ErasableText({ optional: true, description: 'Who spoke for the board; in the register absent.' })
  readonly who?: string | Withheld;
  @Words({ description: 'In what function.' }) readonly function!: string;
  @OneOf(HEARD_BY) readonly heardBy!: HeardBy;
}

/** What was decided on a question, on which ground, and why. */
export class DecisionAnswer {
  @OneOf(OUTCOMES) readonly outcome!: Outcome;
  @OneOf(ALL_GROUNDS) readonly ground!: Ground;
  @Words() readonly reason!: string;
  @OneOf(['granted', 'standing', 'emergency'], {
    optional: true,
    description: 'Absent where the board itself decided.',
  })
  readonly mandate?: Mandate;
  @OneOf(MANDATE_OPENINGS, { optional: true, description: 'What opened the emergency mandate.' })
  readonly mandateOpenedBy?: MandateOpening;
  @Words({
    optional: true,
    description: 'Why it departs from advice, from the assessed risk or from a promise.',
  })
  readonly departure?: string;
  @UuidField({ optional: true, description: 'Actor id, where it was not the board that recorded it.' })
  readonly recordedBy?: string;
  @ManyOf(OPINIONS, { optional: true, max: OPINIONS.length }) readonly departsFrom?: readonly Opinion[];
  @Words({ optional: true, description: 'Art. 34(3)(c): where and how the public will be told instead.' })
  readonly publicCommunication?: string;
  @MomentField() readonly decidedAt!: Moment;
  @Nested(() => OnBehalfAnswer, {
    optional: true,
    description: 'Where somebody else recorded what the board decided.',
  })
  readonly onBehalf?: OnBehalfAnswer;
  @OneOf(['open', 'given', 'contradicted'], {
    optional: true,
    description: 'What the board said of a decision that was recorded on its behalf.',
  })
  readonly confirmation?: 'open' | 'given' | 'contradicted';
  @OneOf(['not-needed', 'open', 'given', 'refused'], {
    description: 'What the board said of a decision under a mandate.',
  })
  readonly ratification!: 'not-needed' | 'open' | 'given' | 'refused';
  @Nested(() => BoardAnsweredAnswer, {
    optional: true,
    description: 'When the board answered for what somebody else decided or recorded; absent: it has not.',
  })
  readonly answered?: BoardAnsweredAnswer;
  @Nested(() => UpheldAnswer, {
    optional: true,
    description: 'When the board last let it stand against what had turned against it.',
  })
  readonly upheld?: UpheldAnswer;
}

class DecisionOnQuestionAnswer extends DecisionAnswer {
  @OneOf(QUESTIONS) readonly question!: Question;
}

/** Art. 33 (notify the authority?) and Art. 34 (inform the people?), decided separately. */
export class DecisionsAnswer {
  @Nested(() => DecisionOnQuestionAnswer, optional) readonly 'notify-authority'?: DecisionOnQuestionAnswer;
  @Nested(() => DecisionOnQuestionAnswer, optional) readonly 'inform-people'?: DecisionOnQuestionAnswer;
}

export class MandateAnswer {
  @MomentField({ optional: true, description: 'Absent: until it is revoked.' }) readonly until?: Moment;
}

export class BoardContactAnswer {
  @MomentField() readonly attemptedAt!: Moment;
  @Flag() readonly reached!: boolean;
  @Words({ description: 'Actor id of who recorded it.' }) readonly recordedBy!: string;
  @Count({ min: 0, max: 1_000_000, description: 'Of the event that recorded it.' })
  readonly revision!: number;
  @Flag({ optional: true, description: 'An alarm that was not answered: nobody wrote it down.' })
  readonly byAlarm?: true;
}
