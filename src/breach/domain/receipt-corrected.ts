import type { NotificationDeadline } from '../../law/clock.js';
import type { Moment } from '../../shared/moment.js';
import type { DomainEvent } from '../../shared/recorded-event.js';
import type { RegisterText } from '../../shared/register-text.js';

/** When it came in, and how one knows. */
export interface StatedReceipt {
  readonly receivedAt: Moment;
  readonly reason: RegisterText;
}

/** A later receipt takes time from the people concerned: a second person has to say the same. */
export type LaterReceiptProposed = DomainEvent<
  'LaterReceiptProposed',
  StatedReceipt & {
    /** Until when a second person is expected to answer (ADR 20). */
    readonly confirmBy: Moment;
  }
>;

/** When a report came in that was taken in by a clock nobody could believe. */
export type ReceiptCorrected = DomainEvent<
  'ReceiptCorrected',
  {
    readonly receivedAt: Moment;
    readonly previous: Moment;
    readonly reason: RegisterText;
    /** Who proposed it, where a second person was needed. */
    readonly proposedBy?: string;
    readonly provisionalAwareAt: Moment;
    readonly deadline: NotificationDeadline;
  }
>;

export type ReceiptEvent = LaterReceiptProposed | ReceiptCorrected;
