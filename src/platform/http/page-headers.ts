import type { FastifyReply } from 'fastify';

/** Our own script, styles and forms, and nothing else; text becomes markup through one named policy only. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lekwacht',
].join('; ');

/** What every page is sent with. `same-origin`, or browsers would send `Origin: null` with our own forms. */
export function setPageHeaders(reply: FastifyReply): void {
  void reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', PAGE_POLICY)
    .header('referrer-policy', 'same-origin')
    .header('vary', 'accept-language');
}
