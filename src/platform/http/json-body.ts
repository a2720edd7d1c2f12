import type { FastifyInstance } from 'fastify';

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
      done(Object.assign(new Error('not UTF-8'), { code: 'FST_ERR_CTP_INVALID_JSON_BODY' }), undefined);
      return;
    }
    void parse(request, text, done);
  });
}
