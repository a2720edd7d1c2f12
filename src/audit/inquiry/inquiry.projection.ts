import { withoutPersonal } from '../../breach/lists/list-of.js';
import type { Projection } from '../../platform/subscriptions/projection.js';
import type { RecordedEvent } from '../../shared/recorded-event.js';
import { foldInquiry, INQUIRY_STREAMS, inquiryOf, type Inquiry } from './inquiry.js';

/** Inquiries, to be found by organisation; who asked for one is read in its stream. */
export const inquiryProjection: Projection<Inquiry> = {
  name: 'inquiries',
  version: 1,
  streamPrefixes: INQUIRY_STREAMS,
  key: ({ stream }) => inquiryOf(stream),
  fold(row, events) {
    const plain = Array.from(events, (recorded): RecordedEvent => ({
      ...recorded,
      event: withoutPersonal(recorded.event),
    }));
    const inquiry = foldInquiry(plain, row);
    if (inquiry === undefined) throw new Error('a row needs an event');
    return inquiry;
  },
  columns: ({ organisation, opened, closed }) => ({
    organisation,
    opened_at: opened.at,
    is_open: closed === undefined,
  }),
};
