import { CORRECTABLE, type Correctable } from '../breach/domain/corrections-made.js';
import { NOTIFICATION_KINDS, type NotificationKind } from '../law/ap-vocabulary.js';
import { MATTER_KINDS, type MatterKind } from '../law/term/matter-kinds.js';
import { ListOf, ListOfWords, Words } from '../platform/http/answer-fields.js';
import { Flag, Nested, OneOf } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

/** What of a statement can have been wrong; what follows from it is not named. */
export const CORRECTED_FIELDS = [
  ...(['number', 'notifiedAt', 'delayReason', 'delayReasonOmitted', 'withdrawalReason'] as const),
  ...(['informedAt', 'means', 'intended', 'reached', 'returned', 'unreachable'] as const),
  ...([
    'kind',
    'what',
    'takenAt',
    'confirmedAt',
    'inWriting',
    'everywhere',
    'withdrawn',
    'at',
    'attemptedAt',
  ] as const),
  ...(['receivedAt', 'dueAt', 'settledAt', 'awareAt', 'firstSignalAt', 'processorAwareAt'] as const),
  ...(['occurredFrom', 'occurredUntil', 'ongoing', 'discovered', 'role', 'roleReason', 'cause'] as const),
  ...(['processingActivity', 'system', 'processor', 'summary', 'place', 'natures', 'incidentType'] as const),
  ...(['dataCategories', 'specialCategories', 'recordCount', 'recordCountNote', 'subjectGroups'] as const),
  ...([
    'subjectsDescribed',
    'subjectCount',
    'protection',
    'protectionTechnique',
    'severity',
    'risk',
  ] as const),
  ...(['organisationConsequences', 'subjectConsequences'] as const),
] as const;
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];

export const TEXT_CHANGES = ['added', 'reworded', 'removed'] as const;
export type TextChange = (typeof TEXT_CHANGES)[number];

export class ChangeAnswer {
  @OneOf(CORRECTED_FIELDS) readonly field!: CorrectedField;
  @ListOfWords({
    optional: true,
    description:
      'Moment, day, number or codes that counted, none for a list that was empty, of a count its least and its most; absent where nothing did, and of a text.',
  })
  readonly from?: readonly string[];
  @ListOfWords({ optional: true, description: 'What counts now, or would; absent as above.' })
  readonly to?: readonly string[];
  @OneOf(TEXT_CHANGES, {
    optional: true,
    description: 'Of a text, which is not told itself: what became of it.',
  })
  readonly text?: TextChange;
  @Words({ optional: true, description: 'Of a technique that was replaced or removed: what it was.' })
  readonly was?: string;
  @MomentField({
    optional: true,
    description: 'Of a text that was replaced or removed: when that was recorded, the line of the time line.',
  })
  readonly wasRecordedAt?: Moment;
}

/** Which of several such statements it is. */
export class CorrectedStatementAnswer {
  @OneOf(NOTIFICATION_KINDS, { optional: true, description: 'Of a notification to the AP.' })
  readonly notification?: NotificationKind;
  @OneOf(MATTER_KINDS, { optional: true, description: 'Of a matter.' }) readonly matter?: MatterKind;
  @Words({ optional: true, description: 'Of a measure.' }) readonly measure?: string;
  @MomentField({ optional: true, description: 'When it was, as it was said before.' }) readonly at?: Moment;
}

/** That something that was stated proved wrong, or was said anew: what, from what, to what, and by whom. */
export class CorrectionAnswer {
  @OneOf(CORRECTABLE) readonly statement!: Correctable;
  @Nested(() => CorrectedStatementAnswer, { optional: true, description: 'Absent where there is but one.' })
  readonly about?: CorrectedStatementAnswer;
  @Flag({ description: 'A second person has to confirm it: nothing has changed yet.' })
  readonly waiting!: boolean;
  @Flag({
    optional: true,
    description:
      'What counted before was counted provisionally: nobody had established it, so nothing was wrong.',
  })
  readonly overProvisional?: true;
  @MomentField({ optional: true, description: 'Absent while it waits.' }) readonly correctedAt?: Moment;
  @MomentField({ optional: true, description: 'Until when an answer is expected, while it waits.' })
  readonly confirmBy?: Moment;
  @Words({ optional: true, description: 'Absent where it is personal, and where none was asked.' })
  readonly reason?: string;
  @Flag({ optional: true, description: 'There is a reason, and it stands in the dossier alone.' })
  readonly reasonIsPersonal?: true;
  @Words({ optional: true, description: 'Role of who corrected or confirmed it; absent while it waits.' })
  readonly byRole?: string;
  @Words({ optional: true, description: 'Role of who proposed it, where a second person is needed.' })
  readonly proposedByRole?: string;
  @ListOf(() => ChangeAnswer) readonly changes!: readonly ChangeAnswer[];
}
