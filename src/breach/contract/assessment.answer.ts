import { OmitType } from '@nestjs/swagger';
import type { BreachFacts } from '../../law/advice/breach-facts.js';
import { ErasableText, ListOf, Words, type Withheld } from '../../platform/http/answer-fields.js';
import { Nested, OneOf } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import type { Assessment } from '../../law/ap-form/assessment.js';
import { SAID_TWICE, type SaidTwice } from '../domain/assessment-against-facts.js';
import { QUESTIONS, type Question } from '../domain/question.js';
import { AssessmentBody } from './assessment.body.js';
import { FactsBody } from './facts.body.js';
import { AdviceAnswer } from './advice.answer.js';
import type { Plain } from './plain.js';

/** The AP's form, chapters 5 to 9, as it was recorded. */
export class AssessmentAnswer extends OmitType(AssessmentBody, ['description', 'facts']) {
  @ErasableText({ optional: true }) readonly description?: string | Withheld;
}

export class RecordedAssessmentAnswer {
  @Nested(() => AssessmentAnswer) readonly assessment!: Plain<Assessment>;
  @MomentField() readonly assessedAt!: Moment;
}

class BindingPromiseAnswer {
  @OneOf(QUESTIONS) readonly question!: Question;
  @Words() readonly id!: string;
  @Words({ description: 'Quoted from the organisation’s own document.' }) readonly sentence!: string;
  @Words({ description: 'Heading under which it stands there.' }) readonly source!: string;
}

/** The computed side of the latest assessment, as whoever decided saw it. */
export class ComputedAssessmentAnswer {
  @Nested(() => FactsBody, { optional: true, description: 'What the advice was computed from.' })
  readonly facts?: BreachFacts;
  @Nested(() => AdviceAnswer, { optional: true }) readonly computedAdvice?: AdviceAnswer;
  @ListOf(() => BindingPromiseAnswer, {
    optional: true,
    description:
      'Promises of the organisation that turn an answer to yes; departing from one needs a reason.',
  })
  readonly bindingPromises?: readonly BindingPromiseAnswer[];
}

/** The assessment says one thing, and its facts or the report another. */
export class DisagreementAnswer {
  @OneOf(SAID_TWICE) readonly about!: SaidTwice;
  @OneOf(['facts', 'report'], { description: 'What says something else than the assessment.' })
  readonly other!: 'facts' | 'report';
}
