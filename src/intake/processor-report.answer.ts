import { ListOf, Words } from '../platform/http/answer-fields.js';
import { SlugField, UuidField } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

class ProcessorReceiptAnswer {
  @SlugField() readonly organisation!: string;
  @Words({ description: 'The label people use, such as `DL-2026-7K3F-9Q2M`; not unique by law.' })
  readonly reference!: string;
  @Words({ description: 'With the reference it opens the way back. Shown with this answer only.' })
  readonly secret!: string;
  @MomentField({ description: 'From here the clock of this organisation runs.' })
  readonly receivedAt!: Moment;
}

/** A dossier with a clock of its own for each organisation, in the order in which they were named. */
export class ProcessorReportAnswer {
  @UuidField({ description: 'Of what happened at the processor: each of them knows it by this.' })
  readonly incident!: string;
  @ListOf(() => ProcessorReceiptAnswer) readonly receipts!: readonly ProcessorReceiptAnswer[];
}
