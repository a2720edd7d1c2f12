import { CORRECTABLE, type Correctable } from '../breach/domain/corrections-made.js';
import { ListOf, ListOfWords, Words } from '../platform/http/answer-fields.js';
import { Flag, OneOf } from '../platform/http/dto-fields.js';
import { MomentField } from '../platform/http/moment-fields.js';
import type { Moment } from '../shared/moment.js';

/** What of a statement can have been wrong; what follows from it is not named. */
export const CORRECTED_FIELDS = [
  ...(['number', 'notifiedAt', 'delayReason', 'delayReasonOmitted', 'withdrawalReason'] as const),
  ...(['informedAt', 'means', 'intended', 'reached', 'returned', 'unreachable'] as const),
  ...(['kind', 'what', 'takenAt', 'confirmedAt', 'inWriting', 'withdrawn', 'at', 'attemptedAt'] as const),
  ...(['receivedAt', 'dueAt', 'settledAt', 'awareAt', 'firstSignalAt', 'processorAwareAt'] as const),
] as const;
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];

class ChangeAnswer {
  @OneOf(CORRECTED_FIELDS) readonly field!: CorrectedField;
  @ListOfWords({
    optional: true,
    description: 'Moment, number or codes that counted; absent where nothing did, and of a text.',
  })
  readonly from?: readonly string[];
  @ListOfWords({ optional: true, description: 'What counts now, or would; absent as above.' })
  readonly to?: readonly string[];
}

/** That something that was stated proved wrong: what, from what, and to what. */
export class CorrectionAnswer {
  @OneOf(CORRECTABLE) readonly statement!: Correctable;
  @Flag({ description: 'A second person has to confirm it: nothing has changed yet.' })
  readonly waiting!: boolean;
  @MomentField({ optional: true, description: 'Absent while it waits.' }) readonly correctedAt?: Moment;
  @MomentField({ optional: true, description: 'Until when an answer is expected, while it waits.' })
  readonly confirmBy?: Moment;
  @Words({ optional: true, description: 'Absent where it is personal.' }) readonly reason?: string;
  @ListOf(() => ChangeAnswer) readonly changes!: readonly ChangeAnswer[];
}
