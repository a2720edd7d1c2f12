import type { FastifyReply, FastifyRequest } from 'fastify';
import { LANGUAGES, type Language } from '../law/sentence.js';
import { languageFor } from '../platform/http/accept-language.js';
import { OneOf } from '../platform/http/dto-fields.js';
import type { FormBody } from '../platform/http/form-body.js';
import { setPageHeaders } from '../platform/http/page-headers.js';
import type { Principal } from '../platform/identity/principal.js';
import type { DeskPage } from './html/desk-page.js';

/** Of a page that asks nothing else. */
export class LanguageQuery {
  @OneOf(LANGUAGES, { optional: true }) readonly taal?: Language;
}

export function sendPage(reply: FastifyReply, page: string | DeskPage, status = 200): void {
  const html = typeof page === 'string' ? page : page(readerOf(reply.request));
  setPageHeaders(reply);
  void reply.code(status).send(html);
}

function readerOf({ principal }: FastifyRequest): Principal {
  if (principal === undefined) throw new Error('a page of the desk has a reader');
  return principal;
}

/** Of what is there in Dutch and English. */
export function languageOf(request: FastifyRequest): Language {
  return chosenOf(request, LANGUAGES) ?? 'nl';
}

/** Chosen by a link (`?taal=en`) or sent with a form, else as the browser asks, else the first one. */
export function chosenOf<Code extends string>(
  request: FastifyRequest,
  offered: readonly Code[],
): Code | undefined {
  const { taal } = request.query as { readonly taal?: unknown };
  const [sent] = (request.body as FormBody | undefined)?.['taal'] ?? [];
  const chosen = offered.find((code) => code === (taal ?? sent));
  return chosen ?? languageFor(request.headers['accept-language'], offered);
}
