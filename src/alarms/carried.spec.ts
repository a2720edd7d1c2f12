import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CHANNELS, recipientKey, type Channel, type Notice } from './notice.js';
import { carried } from './carried.js';
import { moment } from '../shared/moment.js';

const notices = fc.array(
  fc.record({
    cause: fc.constantFrom('a', 'b'),
    channel: fc.constantFrom(...CHANNELS),
    recipient: fc.constantFrom(
      { kind: 'fg' } as const,
      { kind: 'step', step: 'dienst' } as const,
      { kind: 'step', step: 'bestuur' } as const,
    ),
  }),
);
const whole = (some: Pick<Notice, 'cause' | 'channel' | 'recipient'>): Notice => ({
  ...{ at: moment('2026-06-01T09:00:00+02:00'), organisation: 'kadera', kind: 'danger', urgent: true },
  ...some,
});
const keyOf = ({ cause, recipient }: Notice): string => `${cause} ${recipientKey(recipient)}`;

describe('notices over channels that nothing carries', () => {
  it('nobody who was to hear of something hears of it no more, and what is carried stays', () => {
    fc.assert(
      fc.property(notices, fc.subarray(['text', 'voice'] as const), (some, there) => {
        const all = some.map((one) => whole({ ...one, cause: 'a' }));
        const carries = (channel: Channel): boolean =>
          (channel !== 'text' && channel !== 'voice') || there.includes(channel);
        const kept = carried(all, { carries });
        expect(new Set(kept.map(keyOf))).toEqual(new Set(all.map(keyOf)));
        expect(kept.filter(({ channel }) => carries(channel))).toEqual(
          all.filter(({ channel }) => carries(channel)),
        );
      }),
    );
  });

  it('a text that no gateway sends is left out where the same person gets a mail, and kept where he gets none', () => {
    const mail = whole({ cause: 'a', channel: 'mail', recipient: { kind: 'fg' } });
    const text = whole({ cause: 'a', channel: 'text', recipient: { kind: 'fg' } });
    const none = { carries: () => false };
    expect(carried([mail, text], none)).toEqual([mail]);
    expect(carried([text], none)).toEqual([text]);
  });
});
