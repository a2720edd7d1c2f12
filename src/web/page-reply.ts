import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../law/sentence.js';
import { languageFor } from '../platform/http/accept-language.js';

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

/** Sends a page. `same-origin` as its referrer, or browsers would send `Origin: null` with our own forms. */
export function sendPage(reply: FastifyReply, html: string, status = 200): void {
  void reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', PAGE_POLICY)
    .header('referrer-policy', 'same-origin')
    .header('vary', 'accept-language')
    .send(html);
}

/** Chosen by a link (`?taal=en`), else as the browser asks. */
export function languageOf(request: FastifyRequest, offered: readonly Language[] = ['nl', 'en']): Language {
  const { taal } = request.query as { readonly taal?: unknown };
  const chosen = offered.find((language) => language === taal);
  return chosen ?? languageFor(request.headers['accept-language'], offered) ?? 'nl';
}
