import type { FastifyReply } from 'fastify';
import type { ShownFile } from './attachments.query.js';
import { keptAs } from './file-name.js';

/** Whatever it holds, it runs nowhere: it is kept, not shown, and where it is shown it is shut in. */
const SHUT_IN = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function setHeadersOf(reply: FastifyReply, { name, mediaType }: Omit<ShownFile, 'content'>): void {
  void reply
    .header('content-type', mediaType)
    .header('content-disposition', keptAs(name))
    .header('content-security-policy', SHUT_IN);
}
