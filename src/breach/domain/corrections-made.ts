import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { RegisterText } from '../../shared/register-text.js';
import type { AwarenessCorrected, ClockFields } from './awareness.js';
import { STATEMENTS, type Statement, type StatementCorrected } from './correction-trace.js';
import { append, fields } from './fields.js';
import type { ReceiptCorrected } from './receipt-corrected.js';

/** What can prove wrong: what was stated of an act outside, and the two moments from which clocks run. */
export const CORRECTABLE = [...STATEMENTS, 'AwarenessEstablished', 'ReportReceived'] as const;
export type Correctable = (typeof CORRECTABLE)[number];

/** That it was corrected: what counted, what counts, and why, where that is not personal. */
export interface CorrectionMade {
  readonly statement: Correctable;
  readonly correctedAt: Moment;
  readonly previous: object;
  readonly corrected: object;
  readonly reason?: RegisterText;
}

export interface CorrectionsMadeFields {
  /** Of all statements, oldest first. */
  readonly correctionsMade: readonly CorrectionMade[];
}

export const correctionsMade = fields<
  CorrectionsMadeFields,
  | DomainEvent<'StatementCorrected', StatementCorrected<Statement, object>['data']>
  | AwarenessCorrected
  | ReceiptCorrected,
  ClockFields
>({
  initial: { correctionsMade: [] },
  on: {
    StatementCorrected: (_, { statement, previous, corrected, reason }, { recordedAt: correctedAt }) => ({
      correctionsMade: append({ statement, correctedAt, previous, corrected, reason }),
    }),
    AwarenessCorrected: (
      { moments },
      { previousAwareAt, awareAt, firstSignalAt, processorAwareAt },
      { recordedAt: correctedAt },
    ) => ({
      correctionsMade: append({
        ...{ statement: 'AwarenessEstablished' as const, correctedAt },
        previous: {
          awareAt: previousAwareAt,
          ...(firstSignalAt && moments.firstSignalAt && { firstSignalAt: moments.firstSignalAt }),
          ...(processorAwareAt && moments.processorAwareAt && { processorAwareAt: moments.processorAwareAt }),
        },
        corrected: {
          awareAt,
          ...(firstSignalAt && { firstSignalAt }),
          ...(processorAwareAt && { processorAwareAt }),
        },
      }),
    }),
    ReceiptCorrected: (_, { previous, receivedAt, reason }, { recordedAt: correctedAt }) => ({
      correctionsMade: append({
        ...{ statement: 'ReportReceived' as const, correctedAt, reason },
        previous: { receivedAt: previous },
        corrected: { receivedAt },
      }),
    }),
  },
});
