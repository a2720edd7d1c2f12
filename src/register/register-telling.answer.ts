import { OmitType, PickType } from '@nestjs/swagger';
import { MatterAnswer } from '../breach/contract/findings.answer.js';
import { NotificationAnswer, RoundAnswer } from '../breach/contract/notification.answer.js';
import { Words } from '../platform/http/answer-fields.js';
import { Flag } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

/** The initial notification that stands, with the newest number. */
export class AuthorityNotifiedAnswer extends PickType(NotificationAnswer, [
  'notifiedAt',
  'number',
  'late',
  'delayReason',
  'delayReasonOmitted',
  'corrections',
]) {
  @Flag({ optional: true, description: 'Art. 33(4): of what the AP was last told, more will follow.' })
  readonly incomplete?: boolean;
}

/** Whatever the AP was told of it, withdrawn or not. */
export class RegisteredNotificationAnswer extends PickType(NotificationAnswer, [
  'kind',
  'number',
  'notifiedAt',
  'incomplete',
  'late',
  'delayReason',
  'delayReasonOmitted',
  'withdrawalReason',
  'corrections',
]) {
  @MomentField({
    optional: true,
    description: 'When it was withdrawn; absent: it stands, or withdraws itself.',
  })
  readonly withdrawnAt?: Moment;
  @Words({ optional: true, description: 'The role in which somebody recorded it.' })
  readonly byRole?: string;
}

export class PeopleInformedAnswer extends PickType(RoundAnswer, [
  'informedAt',
  'means',
  'intended',
  'reached',
  'returned',
  'unreachable',
  'content',
  'corrections',
]) {}

export class RegisteredMatterAnswer extends OmitType(MatterAnswer, [
  ...(['matter', 'what', 'settledBy', 'revision', 'settledRevision'] as const),
]) {}
