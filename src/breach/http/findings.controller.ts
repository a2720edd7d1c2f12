import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Flag, OneOf, Text, UuidField } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';
import { personal } from '../../shared/personal.js';
import { Refusal } from '../../shared/refusal.js';
import type { BreachCommand } from '../domain/breach.js';
import { INTERESTS_OF_CHILD, type InterestOfChild } from '../domain/interest-of-child.js';
import { MEASURE_KINDS, type MeasureKind } from '../domain/measures.js';
import { ORGANISATION_ROLES, type OrganisationRole } from '../domain/organisation-role.js';
import { registerText } from '../domain/register-text.js';
import { ActRequested, Performs, type ActRequest } from './act-request.decorator.js';
import { BreachActs, commandIdOf, type ActAnswer } from './breach-acts.service.js';
import { BreachIdPipe } from '../dossier/breach-id.pipe.js';

class SupplementBody {
  @Text({ max: 20_000 }) readonly text!: string;
}

class InterestOfChildBody {
  /** Whether the interest of the child allows that a parent is told; of several children the strictest counts. */
  @OneOf(INTERESTS_OF_CHILD) readonly interest!: InterestOfChild;
  @Text({ max: 4_000 }) readonly reason!: string;
  /** With `allows`: that an "opposes" of before no longer holds, for any child. */
  @Flag({ optional: true }) readonly lifts?: boolean;
}

class OrganisationRoleBody {
  @OneOf(ORGANISATION_ROLES) readonly role!: OrganisationRole;
  @Text({ max: 2_000 }) readonly reason!: string;
}

class ControllerNoticeBody {
  @MomentField({ notInFuture: true }) readonly informedAt!: Moment;
}

class MeasureBody {
  /** Of a measure that was planned before; a new one gets its id from the command. */
  @UuidField({ optional: true }) readonly measure?: string;
  @OneOf(MEASURE_KINDS, { optional: true }) readonly kind?: MeasureKind;
  @Text({ max: 2_000, optional: true }) readonly what?: string;
  @MomentField({ optional: true }) readonly dueAt?: Moment;
  /** Present when the measure was taken; absent when it is planned. */
  @MomentField({ optional: true, notInFuture: true }) readonly takenAt?: Moment;
  /** Why a planned measure will not be taken. */
  @Text({ max: 2_000, optional: true }) readonly droppedBecause?: string;
}

class DeletionBody {
  @MomentField({ notInFuture: true }) readonly confirmedAt!: Moment;
  @Flag() readonly inWriting!: boolean;
  @Text({ max: 1_000 }) readonly by!: string;
}

class RootCauseBody {
  @Text({ max: 2_000 }) readonly cause!: string;
}

class LessonBody {
  @Text({ max: 2_000 }) readonly lesson!: string;
}

/** What was found and what was done about it. */
@ApiTags('findings')
@Controller('v1/breaches/:id')
export class FindingsController {
  constructor(private readonly acts: BreachActs) {}

  @Post('supplements')
  @Performs('breach.supplement')
  supplement(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { text }: SupplementBody,
  ): Promise<ActAnswer> {
    const command: BreachCommand = {
      type: 'SupplementReport',
      by: 'organisation',
      text: personal('dossier', text),
    };
    return this.acts.perform(id, 'breach.supplement', request, command);
  }

  @Post('interest-of-child')
  @Performs('breach.record-interest-of-child')
  establishInterestOfChild(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { interest, reason, lifts }: InterestOfChildBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(id, 'breach.record-interest-of-child', request, {
      type: 'EstablishInterestOfChild',
      interest,
      reason: personal('dossier', reason),
      ...(lifts !== undefined && { lifts }),
    });
  }

  @Post('organisation-role')
  @Performs('breach.establish-role')
  establishRole(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { role, reason }: OrganisationRoleBody,
  ): Promise<ActAnswer> {
    const text = registerText(reason, '/reason');
    return this.acts.perform(id, 'breach.establish-role', request, {
      type: 'EstablishOrganisationRole',
      role,
      reason: text,
    });
  }

  @Post('controller-notice')
  @Performs('breach.establish-role')
  informController(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { informedAt }: ControllerNoticeBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(id, 'breach.establish-role', request, { type: 'InformController', informedAt });
  }

  @Post('measures')
  @Performs('breach.record-measure')
  recordMeasure(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() body: MeasureBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(id, 'breach.record-measure', request, measureCommand(id, request, body));
  }

  @Post('deletions')
  @Performs('breach.record-measure')
  confirmDeletion(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { by, ...confirmation }: DeletionBody,
  ): Promise<ActAnswer> {
    return this.acts.perform(id, 'breach.record-measure', request, {
      type: 'ConfirmDeletion',
      ...confirmation,
      by: personal('dossier', by),
    });
  }

  @Post('root-cause')
  @Performs('breach.record-measure')
  establishRootCause(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { cause }: RootCauseBody,
  ): Promise<ActAnswer> {
    const text = registerText(cause, '/cause');
    return this.acts.perform(id, 'breach.record-measure', request, {
      type: 'EstablishRootCause',
      cause: text,
    });
  }

  @Post('lessons')
  @Performs('breach.record-measure')
  recordLesson(
    @Param('id', BreachIdPipe) id: string,
    @ActRequested() request: ActRequest,
    @Body() { lesson }: LessonBody,
  ): Promise<ActAnswer> {
    const text = registerText(lesson, '/lesson');
    return this.acts.perform(id, 'breach.record-measure', request, { type: 'RecordLesson', lesson: text });
  }
}

function measureCommand(id: string, request: ActRequest, body: MeasureBody): BreachCommand {
  const { kind, takenAt, dueAt } = body;
  const measure = body.measure ?? commandIdOf(id, request);
  const what = body.what === undefined ? undefined : registerText(body.what, '/what');
  if (body.droppedBecause !== undefined) {
    return { type: 'DropMeasure', measure, reason: registerText(body.droppedBecause, '/droppedBecause') };
  }
  if (takenAt !== undefined) {
    return {
      type: 'TakeMeasure',
      measure,
      takenAt,
      ...(kind && { kind }),
      ...(what !== undefined && { what }),
    };
  }
  if (kind === undefined || what === undefined) {
    throw new Refusal(
      'measure-incomplete',
      'A planned measure has a kind and says what it is.',
      'invalid',
      '/what',
    );
  }
  return { type: 'PlanMeasure', measure, kind, what, ...(dueAt && { dueAt }) };
}
