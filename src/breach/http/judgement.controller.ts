import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OrganisationProfiles } from '../../organisations/organisation-profiles.js';
import { Flag, ManyOf, OneOf, Text } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { personal } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import {
  ALL_GROUNDS,
  OUTCOMES,
  QUESTIONS,
  type Ground,
  type Outcome,
  type Question,
} from '../domain/decision.js';
import { registerText } from '../domain/register-text.js';
import { ActRequested, Performs, type ActRequest } from './act-request.decorator.js';
import { AssessmentBody, assessmentOf } from './assessment.body.js';
import { BreachActs, type ActAnswer } from './breach-acts.service.js';
import { BreachIdPipe } from '../dossier/breach-id.pipe.js';
import { factsOf } from './facts.body.js';

class AdviceRequestBody {
  @ManyOf(QUESTIONS, { max: QUESTIONS.length }) readonly questions!: Question[];
}

class AdviceBody {
  @OneOf(QUESTIONS) readonly question!: Question;
  @OneOf(OUTCOMES) readonly outcome!: Outcome;
  @Text({ max: 4_000 }) readonly reason!: string;
}

class DecisionBody {
  @OneOf(QUESTIONS) readonly question!: Question;
  @OneOf(OUTCOMES) readonly outcome!: Outcome;
  @OneOf(ALL_GROUNDS) readonly ground!: Ground;
  @Text({ max: 4_000 }) readonly reason!: string;
  /** Why the decision departs from the FG's advice, the computed advice or a promise, when it does. */
  @Text({ max: 4_000, optional: true }) readonly departure?: string;
  /** For the ground `disproportionate-effort`: where and how the public will be told instead. */
  @Text({ max: 4_000, optional: true }) readonly publicCommunication?: string;
}

class UpholdingBody {
  @OneOf(QUESTIONS) readonly question!: Question;
  /** Why it stands, on what is known now. */
  @Text({ max: 4_000 }) readonly reason!: string;
}

class RatificationBody {
  @OneOf(QUESTIONS) readonly question!: Question;
  @Flag() readonly ratified!: boolean;
  /** Needed for a refusal. */
  @Text({ max: 4_000, optional: true }) readonly reason?: string;
}

class MandateBody {
  @Flag() readonly granted!: boolean;
  @MomentField({ optional: true }) readonly until?: Moment;
}

class BoardContactBody {
  @MomentField({ notInFuture: true }) readonly attemptedAt!: Moment;
  @Flag() readonly reached!: boolean;
  @Text({ max: 1_000 }) readonly how!: string;
}

/** Assessment, advice, decision, mandate: the FG advises, the board decides. */
@ApiTags('judgement')
@Controller('v1/breaches/:id')
export class JudgementController {
  constructor(
    private readonly acts: BreachActs,
    private readonly profiles: OrganisationProfiles,
  ) {}

  @Post('assessments')
  @Performs('breach.assess')
  assess(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() body: AssessmentBody,
  ): Promise<ActAnswer> {
    const assessment = assessmentOf(body);
    const facts = body.facts && factsOf(body.facts, '/facts');
    return this.acts.perform(id, 'breach.assess', request, ({ organisation }) => ({
      type: 'AssessBreach',
      assessment,
      ...(facts && { facts }),
      promises: this.profiles.find(organisation)?.promises ?? [],
    }));
  }

  @Post('advice-requests')
  @Performs('breach.request-advice')
  requestAdvice(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { questions }: AdviceRequestBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(id, 'breach.request-advice', request, { type: 'RequestAdvice', questions });
  }

  @Post('advice')
  @Performs('breach.advise')
  advise(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { question, outcome, reason }: AdviceBody,
  ): Promise<ActAnswer> {
    const text = registerText(reason, '/reason');
    return this.acts.perform(id, 'breach.advise', request, {
      type: 'GiveAdvice',
      question,
      outcome,
      reason: text,
    });
  }

  @Post('decisions')
  @Performs('breach.decide')
  decide(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { question, outcome, ground, reason, departure, publicCommunication }: DecisionBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(id, 'breach.decide', request, {
      type: 'Decide',
      question,
      outcome,
      ground,
      reason: registerText(reason, '/reason'),
      ...(departure !== undefined && { departure: registerText(departure, '/departure') }),
      ...(publicCommunication !== undefined && {
        publicCommunication: registerText(publicCommunication, '/publicCommunication'),
      }),
    });
  }

  /** The decision stands, on what turned against it since: closes the duty to reconsider it. */
  @Post('decisions/upholding')
  @Performs('breach.uphold-decision')
  uphold(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { question, reason }: UpholdingBody,
  ): Promise<ActAnswer> {
    const text = registerText(reason, '/reason');
    return this.acts.perform(id, 'breach.uphold-decision', request, {
      type: 'UpholdDecision',
      question,
      reason: text,
    });
  }

  @Post('ratifications')
  @Performs('breach.ratify')
  ratify(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { question, ratified, reason }: RatificationBody,
  ): Promise<ActAnswer> {
    if (ratified) return this.acts.perform(id, 'breach.ratify', request, { type: 'Ratify', question });
    if (reason === undefined) {
      throw new Refusal(
        'refusal-without-reason',
        'Refusing a ratification needs a reason.',
        'invalid',
        '/reason',
      );
    }
    const text = registerText(reason, '/reason');
    return this.acts.perform(id, 'breach.ratify', request, {
      type: 'RefuseRatification',
      question,
      reason: text,
    });
  }

  @Post('mandates')
  @Performs('breach.grant-mandate')
  mandate(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { granted, until }: MandateBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(
      id,
      'breach.grant-mandate',
      request,
      granted ? { type: 'GrantMandate', ...(until && { until }) } : { type: 'RevokeMandate' },
    );
  }

  @Post('board-contacts')
  @Performs('breach.record-board-contact')
  recordBoardContact(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { attemptedAt, reached, how }: BoardContactBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(id, 'breach.record-board-contact', request, {
      type: 'AttemptBoardContact',
      attemptedAt,
      reached,
      how: personal('staff', how),
    });
  }
}
