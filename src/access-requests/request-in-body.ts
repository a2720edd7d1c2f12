import type { Moment } from '../shared/moment.js';
import type { AccessRequestBody } from './access-request.body.js';
import type { ReceiveRequest } from './deciding.js';

/** What a body asks, with what it leaves unsaid. */
export function requestIn(body: AccessRequestBody, now: Moment): ReceiveRequest {
  const { name, email, phone, clientNumber, receivedAt = now, channel = 'other', account } = body;
  return {
    type: 'Receive',
    asked: {
      ...(name !== undefined && { name }),
      ...(email !== undefined && { email }),
      ...(phone !== undefined && { phone }),
      ...(clientNumber !== undefined && { clientNumber }),
    },
    ...{ receivedAt, channel },
    ...(account !== undefined && { account }),
  };
}
