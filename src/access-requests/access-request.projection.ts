import { withoutPersonal } from '../breach/lists/list-of.js';
import type { Projection } from '../platform/subscriptions/projection.js';
import type { RecordedEvent } from '../shared/recorded-event.js';
import {
  ACCESS_REQUEST_STREAMS,
  accessRequestOf,
  foldAccessRequest,
  type AccessRequest,
} from './access-request.js';

/** Requests with their terms; nothing of who asks, or of what is held of him. */
export const accessRequestProjection: Projection<AccessRequest> = {
  name: 'access_requests',
  version: 1,
  streamPrefixes: ACCESS_REQUEST_STREAMS,
  key: ({ stream }) => accessRequestOf(stream),
  fold(row, events) {
    const plain = Array.from(events, (recorded): RecordedEvent => ({
      ...recorded,
      event: withoutPersonal(recorded.event),
    }));
    const request = foldAccessRequest(plain, row);
    if (request === undefined) throw new Error('a row needs an event');
    return request;
  },
  columns: ({ organisation, dueAt, endedAt, forgottenAt }) => ({
    organisation,
    due_at: dueAt,
    ended_at: endedAt ?? null,
    is_forgotten: forgottenAt !== undefined,
  }),
};
