import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../law/sentence.js';
import { languageFor } from '../platform/http/accept-language.js';
import { OneOf } from '../platform/http/dto-fields.js';
import { setPageHeaders } from '../platform/http/page-headers.js';

/** Of a page that asks nothing else. */
export class LanguageQuery {
  @OneOf(['nl', 'en'], { optional: true }) readonly taal?: 'nl' | 'en';
}

export function sendPage(reply: FastifyReply, html: string, status = 200): void {
  setPageHeaders(reply);
  void reply.code(status).send(html);
}

/** Chosen by a link (`?taal=en`), else as the browser asks. */
export function languageOf(request: FastifyRequest, offered: readonly Language[] = ['nl', 'en']): Language {
  const { taal } = request.query as { readonly taal?: unknown };
  const chosen = offered.find((language) => language === taal);
  return chosen ?? languageFor(request.headers['accept-language'], offered) ?? 'nl';
}
