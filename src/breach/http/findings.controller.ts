import { Body } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Count, Flag, Nested, OneOf, UuidField } from '../../platform/http/dto-fields.js';
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
import { INTERESTS_OF_CHILD, type InterestOfChild } from '../domain/interest-of-child.js';
import { MEASURE_KINDS, type MeasureKind } from '../../law/ap-vocabulary.js';
import { ORGANISATION_ROLES, type OrganisationRole } from '../domain/organisation-role.js';
import type { RegisterText } from '../../shared/register-text.js';
import { DossierRoutes } from '../dossier/dossier-routes.decorator.js';
import { Act, Asked } from './act.decorator.js';
import { ForPeopleBody } from '../contract/for-people.body.js';
import { RegisterTextField } from '../contract/register-text.field.js';

class SupplementBody {
  @PersonalText('dossier', { max: 20_000 }) readonly text!: Personal<string>;
}

class SupplementReviewBody {
  @Count({
    min: 0,
    max: 1_000_000,
    optional: true,
    description: 'Revision of the addition, as `additions` has it; left out: all that wait.',
  })
  readonly revision?: number;
  @RegisterTextField({ max: 4_000, description: 'What it means for this dossier.' })
  readonly conclusion!: RegisterText;
}

class InterestOfChildBody {
  @OneOf(INTERESTS_OF_CHILD, {
    description:
      'Whether the interest of the child allows that a parent is told; of several children the strictest counts.',
  })
  readonly interest!: InterestOfChild;
  @PersonalText('dossier', { max: 4_000 }) readonly reason!: Personal<string>;
  @Flag({
    optional: true,
    description: 'With `allows`: that an "opposes" of before no longer holds, for any child.',
  })
  readonly lifts?: boolean;
}

class OrganisationRoleBody {
  @OneOf(ORGANISATION_ROLES, { description: 'Whose breach it is: Art. 4(7)–(8), 26, 33(2).' })
  readonly role!: OrganisationRole;
  @RegisterTextField({ max: 2_000 }) readonly reason!: RegisterText;
}

class ControllerNoticeBody {
  @MomentField({ notInFuture: true, description: 'When the controller was told.' })
  readonly informedAt!: Moment;
  @RegisterTextField({
    max: 300,
    optional: true,
    description: 'Which organisation; it stands in the register, so no person.',
  })
  readonly controller?: RegisterText;
}

class MeasureBody {
  @UuidField({
    optional: true,
    description: 'Of a measure that was planned before; a new one gets its id from the command.',
  })
  readonly measure?: string;
  @OneOf(MEASURE_KINDS, { optional: true, needed: 'for a new measure' }) readonly kind?: MeasureKind;
  @RegisterTextField({ max: 2_000, optional: true, needed: 'for a new measure' })
  readonly what?: RegisterText;
  @Nested(() => ForPeopleBody, {
    optional: true,
    description: 'How letters tell it to the people concerned, if they do: `what` never stands in a letter.',
  })
  readonly forPeople?: ForPeopleBody;
  @MomentField({ optional: true, description: 'By when a planned measure is to be taken.' })
  readonly dueAt?: Moment;
  @MomentField({
    optional: true,
    notInFuture: true,
    description: 'Present when the measure was taken; absent when it is planned.',
  })
  readonly takenAt?: Moment;
  @RegisterTextField({ max: 2_000, optional: true, description: 'Why a planned measure will not be taken.' })
  readonly droppedBecause?: RegisterText;
}

class DeletionBody {
  @MomentField({ notInFuture: true }) readonly confirmedAt!: Moment;
  @Flag() readonly inWriting!: boolean;
  @Flag({
    description: 'Whether nobody else has the data any more: only then does a letter say that they are gone.',
  })
  readonly everywhere!: boolean;
  @PersonalText('dossier', { max: 1_000, description: 'Who confirmed it.' }) readonly by!: Personal<string>;
}

class RootCauseBody {
  @RegisterTextField({ max: 2_000, description: 'Goes into the register.' }) readonly cause!: RegisterText;
}

class LessonBody {
  @RegisterTextField({ max: 2_000, description: 'Goes into the register.' }) readonly lesson!: RegisterText;
}

/** What was found and what was done about it. */
@DossierRoutes('findings')
export class FindingsController {
  constructor(private readonly commands: CommandBus) {}

  @Act('supplements', 'breach.supplement', 'Add to what was reported')
  supplementReport(@Asked() asked: AskedAct, @Body() body: SupplementBody): Promise<ActResult> {
    return this.commands.execute(
      new ActOnBreach(asked, { type: 'SupplementReport', by: 'organisation', ...body }),
    );
  }

  @Act(
    'supplements/review',
    'breach.review-supplement',
    'That somebody looked at what was added after the dossier had ended',
  )
  reviewSupplements(@Asked() asked: AskedAct, @Body() body: SupplementReviewBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'ReviewSupplements', ...body }));
  }

  @Act(
    'interest-of-child',
    'breach.record-interest-of-child',
    'Whether the interest of the child allows that a parent is told',
  )
  establishInterestOfChild(@Asked() asked: AskedAct, @Body() body: InterestOfChildBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'EstablishInterestOfChild', ...body }));
  }

  @Act('organisation-role', 'breach.establish-role', 'Whose breach it is: controller, processor, or not ours')
  establishOrganisationRole(
    @Asked() asked: AskedAct,
    @Body() body: OrganisationRoleBody,
  ): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'EstablishOrganisationRole', ...body }));
  }

  @Act(
    'controller-notice',
    'breach.establish-role',
    'Art. 33(2): that the controller was told, as its processor',
  )
  recordControllerNotice(@Asked() asked: AskedAct, @Body() body: ControllerNoticeBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'InformController', ...body }));
  }

  @Act('measures', 'breach.record-measure', 'Plan, take or drop a measure', {
    fields: { reason: 'droppedBecause' },
  })
  recordMeasure(@Asked() asked: AskedAct, @Body() body: MeasureBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, measureCommand(asked.commandId, body)));
  }

  @Act('deletions', 'breach.record-measure', 'That a recipient deleted what he should not have')
  confirmDeletion(@Asked() asked: AskedAct, @Body() body: DeletionBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'ConfirmDeletion', ...body }));
  }

  @Act('root-cause', 'breach.record-measure', 'Why it could happen')
  establishRootCause(@Asked() asked: AskedAct, @Body() body: RootCauseBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'EstablishRootCause', ...body }));
  }

  @Act('lessons', 'breach.record-measure', 'What is learnt from it')
  recordLesson(@Asked() asked: AskedAct, @Body() body: LessonBody): Promise<ActResult> {
    return this.commands.execute(new ActOnBreach(asked, { type: 'RecordLesson', ...body }));
  }
}

function measureCommand(newMeasure: string, body: MeasureBody): AskedCommand {
  const { measure = newMeasure, droppedBecause, ...said } = body;
  const { kind, what, takenAt, dueAt, forPeople } = said;
  // With all that was said: what does not belong to it is refused, and not dropped here.
  if (droppedBecause !== undefined) return { type: 'DropMeasure', measure, reason: droppedBecause, ...said };
  if (takenAt !== undefined) return { type: 'TakeMeasure', measure, ...said, takenAt };
  if (kind === undefined || what === undefined) {
    throw new Refusal(
      'measure-incomplete',
      'A planned measure has a kind and says what it is.',
      'invalid',
      'what',
    );
  }
  return {
    ...{ type: 'PlanMeasure', measure, kind, what },
    ...(dueAt && { dueAt }),
    ...(forPeople && { forPeople }),
  };
}
