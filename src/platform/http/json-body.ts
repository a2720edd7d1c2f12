import type { FastifyInstance } from 'fastify';
import { hasDuplicateMembers } from './duplicate-members.js';
import { Problem } from './problem.js';

const NOT_UTF_8 = new Problem({
  status: 400,
  code: 'not-utf-8',
  title: 'The body is not UTF-8',
  detail: 'JSON is exchanged in UTF-8 (RFC 8259); this was sent in another encoding, such as Windows-1252.',
});

const DUPLICATE_MEMBER = new Problem({
  status: 400,
  code: 'duplicate-member',
  title: 'The body names the same member twice',
  detail: 'Which of the two is meant cannot be known.',
});

/** JSON is the only body there is: no forms and no plain text, which a foreign web page could send unasked. */
export function acceptOnlyJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      // Fastify's own parser turns broken UTF-8 into U+FFFD silently: the report would not be what was sent.
      text = utf8.decode(body as Buffer);
    } catch {
      done(NOT_UTF_8, undefined);
      return;
    }
    void parse(request, text, (error, parsed) => {
      done(error ?? (hasDuplicateMembers(text) ? DUPLICATE_MEMBER : null), parsed);
    });
  });
}
