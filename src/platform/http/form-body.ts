import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.js';

const FORM = 'application/x-www-form-urlencoded';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes an HTML form. Everywhere else a form is refused: a foreign web page could send one unasked. */
    form?: true;
  }
}

/** A form as it was sent: each field with all of its values. */
export type FormBody = Readonly<Record<string, readonly string[] | undefined>>;

/** Reads forms on the routes that say so; call after {@link acceptOnlyJson}. */
export function acceptForms(server: FastifyInstance): void {
  // Of a form in which nothing was filled in, no browser sends a body: Fastify gives none.
  server.addHook('preValidation', (request, _reply, done) => {
    if (request.routeOptions.config.form === true) request.body ??= {};
    done();
  });
  server.addContentTypeParser(FORM, { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.config.form !== true) {
      done(Object.assign(new Error('no form here'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE' }), undefined);
      return;
    }
    try {
      done(null, readForm(body as Buffer));
    } catch (error) {
      done(error as Error, undefined);
    }
  });
}

/** @throws Problem 400 where bytes are not UTF-8: URLSearchParams would repair them silently */
function readForm(body: Buffer): FormBody {
  const text = body.toString('latin1');
  const form: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const end = pair.indexOf('=');
    const name = decoded(end < 0 ? pair : pair.slice(0, end));
    (form[name] ??= []).push(end < 0 ? '' : decoded(pair.slice(end + 1)));
  }
  return form;
}

function decoded(part: string): string {
  try {
    // Browsers send the end of a line as CRLF, whatever was typed.
    return decodeURIComponent(part.replaceAll('+', ' ')).replaceAll('\r\n', '\n');
  } catch {
    throw new Problem({ status: 400, code: 'malformed-form', title: 'The form cannot be read as UTF-8' });
  }
}
