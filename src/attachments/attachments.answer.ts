import { ActAnswer } from '../breach/contract/act.answer.js';
import { AttachmentAnswer } from '../breach/contract/attachment.answer.js';
import { ListOf } from '../platform/http/answer-fields.js';
import { UuidField } from '../platform/http/dto-fields.js';

export class AttachmentsAnswer {
  @ListOf(() => AttachmentAnswer, { description: 'In the order in which they came in.' })
  readonly attachments!: readonly AttachmentAnswer[];
}

export class ReceivedAttachmentAnswer extends ActAnswer {
  @UuidField({ description: 'Of the file.' }) readonly attachment!: string;
}
