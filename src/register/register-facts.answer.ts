import { OmitType } from '@nestjs/swagger';
import {
  DATA_CATEGORIES,
  INCIDENT_TYPES,
  SPECIAL_CATEGORIES,
  SUBJECT_GROUPS,
  type CountRange,
  type DataCategory,
  type IncidentType,
  type SpecialCategory,
  type SubjectGroup,
} from '../law/ap-vocabulary.js';
import {
  DELETIONS,
  FINDINGS,
  HOLDERS,
  RECIPIENT_TRUSTS,
  type Deletion,
  type Holder,
} from '../law/advice/breach-facts.js';
import type { HoldersAssessed } from '../breach/domain/holders-assessed.js';
import { AssessmentAnswer } from '../breach/contract/assessment.answer.js';
import { DeletionAnswer } from '../breach/contract/findings.answer.js';
import { NoticeAnswer } from '../breach/contract/notification.answer.js';
import {
  REPORTED_RECIPIENTS,
  REPORTER_KINDS,
  YES_NO_UNKNOWN,
  type ReportedRecipient,
  type ReporterKind,
  type YesNoUnknown,
} from '../breach/domain/report.js';
import { Words } from '../platform/http/answer-fields.js';
import { CountRangeField } from '../platform/http/count-range.js';
import { Flag, ManyOf, OneOf } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

const optional = { optional: true } as const;
const ANY_DATA = [...DATA_CATEGORIES, ...SPECIAL_CATEGORIES] as const;

export class RegisteredAssessmentAnswer extends OmitType(AssessmentAnswer, ['description']) {}

export class ControllerInformedAnswer extends OmitType(NoticeAnswer, ['revision']) {}

export class AssessmentMadeAnswer {
  @MomentField() readonly at!: Moment;
  @Words({ description: 'The role in which somebody assessed it.' }) readonly byRole!: string;
}

/** When the organisation knew, as somebody established it: his facts, and his reason, stand in the dossier alone. */
export class AwarenessStatedAnswer {
  @MomentField({ description: 'When that was recorded: the line of the time line.' })
  readonly statedAt!: Moment;
  @Words({ description: 'The role in which somebody established it.' }) readonly byRole!: string;
  @Flag({ description: 'He gave a reason beside the facts.' }) readonly hasReason!: boolean;
}

export class AwarenessOnceStatedAnswer extends AwarenessStatedAnswer {
  @MomentField({ description: 'What he established.' }) readonly awareAt!: Moment;
}

/** As it was last assessed. */
export class HoldersAnswer {
  @OneOf(HOLDERS, { optional: true, description: 'Who has the data now, or may have them.' })
  readonly recipientKind?: Holder;
  @ManyOf(HOLDERS, { optional: true, max: HOLDERS.length, description: 'Where there are several kinds.' })
  readonly recipientKinds?: readonly Holder[];
  @OneOf(RECIPIENT_TRUSTS, optional) readonly recipientTrust?: HoldersAssessed['recipientTrust'];
  @OneOf(FINDINGS, { optional: true, description: 'Whether somebody unauthorised saw the data.' })
  readonly access?: HoldersAssessed['access'];
  @OneOf(DELETIONS, optional) readonly deletion?: Deletion;
}

/** That a recipient deleted what he should not have; who confirmed it is personal and stays in the dossier. */
export class RegisteredDeletionAnswer extends OmitType(DeletionAnswer, ['by', 'revision', 'corrections']) {}

/** That somebody may be in danger; who, why and what was done is personal and stays in the dossier. */
export class DangerAnswer {
  @MomentField({
    optional: true,
    description: 'When it was last raised; absent where nobody raised it before it was averted.',
  })
  readonly raisedAt?: Moment;
  @Flag({
    description:
      'Nobody said that it was averted, or held to be false. Of a merged dossier the other one tells.',
  })
  readonly stands!: boolean;
  @MomentField({ optional: true, description: 'When the measure was taken that averted it.' })
  readonly avertedAt?: Moment;
  @MomentField({
    optional: true,
    description:
      'Since when there is a safe way to reach the people concerned; absent: nobody is written to.',
  })
  readonly safeContactAt?: Moment;
}

/** As it was reported, by kinds; the words of the report are personal and stay in the dossier. */
export class ReportedAnswer {
  @OneOf(REPORTER_KINDS) readonly by!: ReporterKind;
  @OneOf(YES_NO_UNKNOWN, { description: 'Whether somebody may be in danger.' })
  readonly safetyRisk!: YesNoUnknown;
  @OneOf(INCIDENT_TYPES, optional) readonly incidentType?: IncidentType;
  @ManyOf(ANY_DATA, { optional: true, max: ANY_DATA.length })
  readonly dataCategories?: readonly (DataCategory | SpecialCategory)[];
  @ManyOf(SUBJECT_GROUPS, { optional: true, max: SUBJECT_GROUPS.length })
  readonly subjectGroups?: readonly SubjectGroup[];
  @CountRangeField({ optional: true, description: 'How many people it is about.' })
  readonly subjectCount?: CountRange;
  @OneOf(REPORTED_RECIPIENTS, optional) readonly recipient?: ReportedRecipient;
}
