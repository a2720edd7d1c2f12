import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isUuid } from '../../shared/uuid.js';

export const REQUEST_ID_HEADER = 'x-request-id';

/** The caller's correlation id when it is a UUID (anything else could carry a name into the log), else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = String(request.headers[REQUEST_ID_HEADER]).toLowerCase();
  return isUuid(given) ? given : randomUUID();
}
