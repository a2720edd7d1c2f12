import { notificationDeadline } from '../../law/clock.js';
import { confirmBy } from '../../law/term/second-person.js';
import { Refusal } from '../../shared/refusal.js';
import type { ClockFields } from './awareness.js';
import { alsoWhen, type Decisions } from './decisions.js';
import { isActor, type Command, type DecisionContext } from './domain-event.js';
import { notInTheFuture } from './not-in-the-future.js';
import { provisionalAwareness } from './reporting.js';
import type { ReceiptEvent, StatedReceipt } from './receipt-corrected.js';
import type { ReportFields } from './report.js';

export type CorrectReceipt = Command<'CorrectReceipt', StatedReceipt>;

/** Saying the moment that stands settles it too: then the clock was right. */
function correctReceipt(
  { moments, laterReceipt, report }: ClockFields & ReportFields,
  { receivedAt, reason }: CorrectReceipt,
  context: DecisionContext,
): readonly ReceiptEvent[] {
  const { now, actor } = context;
  // The desk itself finds that it had the report before: nobody doubts a clock then (ADR 45).
  const isFound = actor.role === 'system';
  if (isFound && receivedAt >= moments.receivedAt) return [];
  if (!isFound && moments.receiptUncertain !== true) {
    throw new Refusal('receipt-is-certain', 'Nobody doubts the clock that this report was received by.');
  }
  notInTheFuture(receivedAt, now, 'receivedAt');
  const proposal = laterReceipt?.receivedAt === receivedAt ? laterReceipt : undefined;
  if (receivedAt > moments.receivedAt) {
    if (isActor(context, proposal?.proposedBy)) return [];
    if (proposal === undefined) {
      return [{ type: 'LaterReceiptProposed', data: { receivedAt, reason, confirmBy: confirmBy(now) } }];
    }
  }
  const provisionalAwareAt = provisionalAwareness(report, receivedAt);
  const deadline = notificationDeadline(provisionalAwareAt);
  return [
    {
      type: 'ReceiptCorrected',
      data: {
        receivedAt,
        previous: moments.receivedAt,
        reason,
        ...(proposal && { proposedBy: proposal.proposedBy }),
        provisionalAwareAt,
        deadline,
      },
    },
  ];
}

export const receiptDecisions = { CorrectReceipt: alsoWhen('ended', correctReceipt) } satisfies Decisions;
