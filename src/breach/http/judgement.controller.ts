import { Body } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Flag, ManyOf, OneOf } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import { PersonalText } from '../../platform/http/personal-text.js';
import type { Moment } from '../../shared/moment.js';
import type { Personal } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import {
  ActOnBreach,
  type ActResult,
  type AskedAct,
  type AskedCommand,
} from '../acts/act-on-breach.command.js';
import {
  ALL_GROUNDS,
  OUTCOMES,
  QUESTIONS,
  type Ground,
  type Outcome,
  type Question,
} from '../domain/question.js';
import { HEARD_BY, type HeardBy } from '../domain/decision.js';
import type { RegisterText } from '../../shared/register-text.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked } from './act.decorator.js';
import { AssessmentBody } from '../contract/assessment.body.js';
import { RegisterTextField } from '../contract/register-text.field.js';

class AdviceRequestBody {
  @ManyOf(QUESTIONS) readonly questions!: Question[];
}

class AdviceBody {
  @OneOf(QUESTIONS) readonly question!: Question;
  @OneOf(OUTCOMES) readonly outcome!: Outcome;
  @RegisterTextField({ max: 4_000 }) readonly reason!: RegisterText;
}

class DecisionBody {
  @OneOf(QUESTIONS) readonly question!: Question;
  @OneOf(OUTCOMES) readonly outcome!: Outcome;
  @OneOf(ALL_GROUNDS) readonly ground!: Ground;
  @RegisterTextField({ max: 4_000 }) readonly reason!: RegisterText;
  @RegisterTextField({
    max: 4_000,
    optional: true,
    description: 'Why the decision departs.',
    needed: 'where it departs from the FG’s advice, the computed advice, the assessed risk or a promise',
  })
  readonly departure?: RegisterText;
  @RegisterTextField({
    max: 4_000,
    optional: true,
    description: 'Where and how the public will be told instead.',
    needed: 'for the ground `disproportionate-effort`',
  })
  readonly publicCommunication?: RegisterText;
}

class DecisionOnBehalfBody extends DecisionBody {
  @MomentField({ notInFuture: true, description: 'When the board said so.' }) readonly decidedAt!: Moment;
  @PersonalText('staff', { max: 200, description: 'Who spoke for the board.' })
  readonly who!: Personal<string>;
  @RegisterTextField({ max: 200, description: 'In what function, such as director.' })
  readonly function!: RegisterText;
  @OneOf(HEARD_BY, { description: 'How it was heard.' }) readonly heardBy!: HeardBy;
}

class DecisionConfirmationBody {
  @OneOf(QUESTIONS) readonly question!: Question;
  @Flag() readonly confirmed!: boolean;
  @RegisterTextField({ max: 4_000, optional: true, needed: 'when it is contradicted' })
  readonly reason?: RegisterText;
}

class UpholdingBody {
  @OneOf(QUESTIONS) readonly question!: Question;
  @RegisterTextField({ max: 4_000, description: 'Why it stands, on what is known now.' })
  readonly reason!: RegisterText;
}

class RatificationBody {
  @OneOf(QUESTIONS) readonly question!: Question;
  @Flag() readonly ratified!: boolean;
  @RegisterTextField({ max: 4_000, optional: true, needed: 'for a refusal' })
  readonly reason?: RegisterText;
}

class MandateBody {
  @Flag({ description: 'False: it is revoked.' }) readonly granted!: boolean;
  @MomentField({ optional: true, description: 'Absent: until it is revoked.' }) readonly until?: Moment;
}

class BoardContactBody {
  @MomentField({ notInFuture: true }) readonly attemptedAt!: Moment;
  @Flag({
    description:
      'After two attempts, some time apart, that did not reach the board, the emergency mandate opens.',
  })
  readonly reached!: boolean;
  @PersonalText('staff', { max: 1_000 }) readonly how!: Personal<string>;
}

/** Assessment, advice, decision, mandate: the FG advises, the board decides. */
@DossierRoutes('judgement')
export class JudgementController {
  constructor(private readonly commands: CommandBus) {}

  @Act(
    'assessments',
    'breach.assess',
    'Assess the breach: chapters 5 to 9 of the AP’s form, and the risk to people',
  )
  assessBreach(
    @Asked() asked: AskedAct,
    @Body() { facts, ...assessment }: AssessmentBody,
  ): Promise<ActResult> {
    const command = { type: 'AssessBreach', assessment, ...(facts && { facts }) } as const;
    return this.commands.execute(new ActOnBreach(asked, command));
  }

  @Act('advice-requests', 'breach.request-advice', 'Ask the FG for advice')
  requestAdvice(@Asked() asked: AskedAct, @Body() body: AdviceRequestBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'RequestAdvice', ...body }));
  }

  @Act('advice', 'breach.advise', 'Advise, as FG, on one of the two questions')
  giveAdvice(@Asked() asked: AskedAct, @Body() body: AdviceBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'GiveAdvice', ...body }));
  }

  @Act('decisions', 'breach.decide', 'Decide whether the AP is notified, or whether the people are informed')
  recordDecision(@Asked() asked: AskedAct, @Body() body: DecisionBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'Decide', ...body }));
  }

  /** "Meld maar", by phone: it counts as the board's decision, and the board has to confirm it. */
  @Act(
    'decisions/on-behalf',
    'breach.record-decision-of-board',
    'Record what the board decided, where somebody else heard it',
  )
  recordDecisionOnBehalf(
    @Asked() asked: AskedAct,
    @Body() { who, function: inFunction, heardBy, ...decision }: DecisionOnBehalfBody,
  ): Promise<ActResult> {
    const onBehalf = { who, function: inFunction, heardBy };
    return this.commands.execute(new ActOnBreach(asked, { type: 'DecideOnBehalf', ...decision, onBehalf }));
  }

  @Act(
    'decisions/confirmation',
    'breach.confirm-decision',
    'Confirm or contradict, as board, a decision that was recorded on its behalf',
  )
  confirmDecision(
    @Asked() asked: AskedAct,
    @Body() { question, confirmed, reason }: DecisionConfirmationBody,
  ): Promise<ActResult> {
    if (confirmed)
      return this.commands.execute(
        new ActOnBreach(asked, { type: 'ConfirmDecision', question, ...(reason && { reason }) }),
      );
    if (reason === undefined) {
      throw new Refusal(
        'contradiction-without-reason',
        'Contradicting what was recorded needs a reason.',
        'invalid',
        'reason',
      );
    }
    return this.commands.execute(new ActOnBreach(asked, { type: 'ContradictDecision', question, reason }));
  }

  /** The decision stands, on what turned against it since: closes the duty to reconsider it. */
  @Act(
    'decisions/upholding',
    'breach.uphold-decision',
    'Let a decision stand on what turned against it since',
  )
  upholdDecision(@Asked() asked: AskedAct, @Body() body: UpholdingBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'UpholdDecision', ...body }));
  }

  @Act('ratifications', 'breach.ratify', 'Ratify, or refuse, a decision that was taken under a mandate')
  recordRatification(
    @Asked() asked: AskedAct,
    @Body() { question, ratified, reason }: RatificationBody,
  ): Promise<ActResult> {
    if (ratified)
      return this.commands.execute(
        new ActOnBreach(asked, { type: 'Ratify', question, ...(reason && { reason }) }),
      );
    if (reason === undefined) {
      throw new Refusal(
        'refusal-without-reason',
        'Refusing a ratification needs a reason.',
        'invalid',
        'reason',
      );
    }
    return this.commands.execute(new ActOnBreach(asked, { type: 'RefuseRatification', question, reason }));
  }

  @Act('mandates', 'breach.grant-mandate', 'Let the mandate holder decide in this dossier, or no longer')
  recordMandate(@Asked() asked: AskedAct, @Body() { granted, ...until }: MandateBody): Promise<ActResult> {
    const command: AskedCommand = granted ? { type: 'GrantMandate', ...until } : { type: 'RevokeMandate' };
    return this.commands.execute(new ActOnBreach(asked, command));
  }

  @Act('board-contacts', 'breach.record-board-contact', 'An attempt to reach the board')
  recordBoardContact(@Asked() asked: AskedAct, @Body() body: BoardContactBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'AttemptBoardContact', ...body }));
  }
}
