import { Words } from '../../platform/http/answer-fields.js';
import { Count } from '../../platform/http/dto-fields.js';
import { MomentField } from '../../platform/http/moment-fields.js';
import type { Moment } from '../../shared/moment.js';

/** How a statement was corrected: it stands as it was, and a later event says what counts. */
export abstract class CorrectionTraceAnswer {
  @Count({ min: 0, max: 1_000_000, description: 'Of the event that corrected it.' })
  readonly revision!: number;
  @MomentField() readonly correctedAt!: Moment;
  @Words() readonly reason!: string;
}
