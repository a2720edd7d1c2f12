import { describe, expect, it } from '@jest/globals';
import { openDuties } from '../../src/breach/domain/duties.js';
import { plusHours } from '../../src/shared/moment.js';
import { MONDAY_NINE, report } from '../support/breach/breach-commands.js';
import { act, colleague, event, given, type Given } from '../support/breach/given-breach.js';

const hours = (n: number) => plusHours(MONDAY_NINE, n);
const duties = ({ breach }: Given): readonly string[] => openDuties(breach).map(({ duty }) => duty);
const correct = (n: number) =>
  ({ type: 'CorrectReceipt', receivedAt: hours(n), reason: 'The mail server says so.' }) as const;

describe('breaker 2: a report that was received by a wrong clock', () => {
  const received = given(act(report({ safetyRisk: 'yes' }), { clockUncertain: true, at: hours(0) }));

  it('is marked, and somebody has to say when it came in', () => {
    expect(received.breach.moments.receiptUncertain).toBe(true);
    expect(duties(received)).toContain('correct-receipt');
  });

  it('is corrected by one person to an earlier moment: clock and danger count from there', () => {
    const right = received.when(correct(-72)).then(event('ReceiptCorrected', { previous: MONDAY_NINE }));
    expect(right.breach).toMatchObject({
      moments: { receivedAt: hours(-72) },
      awareness: { at: hours(-72), deadline: { dueAt: hours(0) } },
      safety: { raisedAt: hours(-72) },
    });
    expect(duties(right)).not.toContain('correct-receipt');
    right.when(correct(-3)).thenRefused('receipt-is-certain');
  });

  it('to a later one only when a second person says the same', () => {
    const proposed = received
      .when(correct(1), { at: hours(3) })
      .then(event('LaterReceiptProposed', { confirmBy: hours(27) }));
    proposed.when(correct(1)).thenNothing();
    expect(duties(proposed)).toContain('confirm-later-receipt');
    expect(duties(proposed)).not.toContain('correct-receipt');
    proposed
      .when(correct(1), { by: colleague })
      .then(event('ReceiptCorrected', { receivedAt: hours(1), proposedBy: 'actor-handler' }));
  });

  it('is settled by saying that the moment is right', () => {
    expect(duties(received.and(correct(0)))).not.toContain('correct-receipt');
  });

  it('by a clock that nobody doubted is not corrected', () => {
    given(report()).when(correct(-1)).thenRefused('receipt-is-certain');
  });
});
